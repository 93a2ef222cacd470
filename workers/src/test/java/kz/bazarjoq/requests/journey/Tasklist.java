package kz.bazarjoq.requests.journey;

import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.regex.Pattern;
import kz.bazarjoq.requests.local.Platform;
import kz.bazarjoq.requests.register.RequestNumber;

/** A member of the support staff at work in Tasklist. */
final class Tasklist implements AutoCloseable {

    private static final double PATIENCE_MILLIS = 60_000;
    private static final double SHORTLY_MILLIS = 5_000;

    private final Platform platform;
    private final BrowserContext context;
    private final Page page;

    Tasklist(Platform platform, Browser browser) {
        this.platform = platform;
        context = browser.newContext(
                new Browser.NewContextOptions().setViewportSize(1280, 860).setLocale("ru-RU"));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        page = context.newPage();
    }

    void signIn() {
        page.navigate(platform.camunda().restAddress() + "/tasklist/login");
        page.locator("input[name=username]").fill("demo");
        page.locator("input[name=password]").fill("demo");
        page.locator("button[type=submit]").click();
        page.waitForURL(url -> !url.contains("login"));
    }

    /** Opens the task with this name whose form shows the number, once it is there, and takes it. */
    void takes(String task, RequestNumber number) {
        takes(task, number, number.value());
    }

    /** Does so with the one of them whose form says this as well. */
    void takes(String task, RequestNumber number, String saying) {
        await("the task %s of %s that says: %s".formatted(task, number, saying))
                // The browser answers one thread only; left in the middle by another it never closes.
                .pollInSameThread()
                .atMost(TestCustomer.PATIENCE)
                .until(() -> opens(task, number, saying));
        button("Assign to me").click();
        button("Unassign").waitFor();
        // Tasklist 8.6 forgets the due date of a task that was just taken, and now and then its form.
        await("the form of " + task)
                .pollInSameThread()
                .atMost(TestCustomer.PATIENCE)
                .until(() -> showsAfterReload(saying));
    }

    private boolean showsAfterReload(String text) {
        page.reload();
        try {
            button("Unassign").waitFor(shortly());
            page.getByText(text).first().waitFor(shortly());
            return true;
        } catch (TimeoutError notYet) {
            return false;
        }
    }

    private boolean opens(String task, RequestNumber number, String saying) {
        page.navigate(platform.camunda().restAddress() + "/tasklist");
        var entries = page.getByText(task);
        try {
            entries.first().waitFor(shortly());
            for (var index = 0; index < entries.count(); index++) {
                entries.nth(index).click();
                var about = page.getByText(Pattern.compile("PDR-\\d{4}-\\d{6}")).first();
                about.waitFor(shortly());
                if (about.innerText().contains(number.value())
                        && page.getByText(saying).first().isVisible()) {
                    return true;
                }
                page.navigate(platform.camunda().restAddress() + "/tasklist");
                entries.first().waitFor(shortly());
            }
        } catch (TimeoutError notYet) {
            return false;
        }
        return false;
    }

    private static Locator.WaitForOptions shortly() {
        return new Locator.WaitForOptions().setTimeout(SHORTLY_MILLIS);
    }

    /** Ticks or chooses what has this label. */
    void chooses(String label) {
        labelled(label).click();
    }

    /** Does so with the one of them, counted from 0. */
    void chooses(String label, int index) {
        labelled(label).nth(index).click();
    }

    private Locator labelled(String label) {
        // The native control is hidden behind the label's picture of it.
        return page.locator("label").getByText(label, new Locator.GetByTextOptions().setExact(true));
    }

    /** Whether this is ticked or chosen. */
    boolean isChosen(String label) {
        return page.getByLabel(label).first().isChecked();
    }

    /** Waits until the open task says this. */
    void says(String text) {
        page.getByText(text).first().waitFor();
    }

    /** Shows the tasks that are open. */
    void showsTasks() {
        page.navigate(platform.camunda().restAddress() + "/tasklist");
        page.getByText(Pattern.compile("PDR-|Ответ|Проверить|Подготовить|Решить"))
                .first()
                .waitFor();
    }

    /** What the form's link to the case page points to. */
    String caseLink() {
        return page.locator("a[href*='/cases/']").first().getAttribute("href");
    }

    void completes() {
        button("Complete Task").click();
        page.getByText("Task completed").first().waitFor();
    }

    void photograph(Path file) {
        page.screenshot(new Page.ScreenshotOptions().setPath(file));
    }

    @Override
    public void close() {
        context.close();
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name));
    }
}
