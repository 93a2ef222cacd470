package kz.bazarjoq.requests.journey;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import kz.bazarjoq.requests.local.Platform;
import kz.bazarjoq.requests.register.RequestNumber;

/** A member of the support staff at work in Tasklist. */
final class Tasklist implements AutoCloseable {

    private static final double PATIENCE_MILLIS = 90_000;

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

    /** Opens the newest task with this name, takes it, and waits for its form to show the number. */
    void takes(String task, RequestNumber number) {
        page.navigate(platform.camunda().restAddress() + "/tasklist");
        page.getByText(task).first().click();
        button("Assign to me").click();
        page.getByText(number.value()).first().waitFor();
    }

    /** Ticks or chooses what has this label. */
    void chooses(String label) {
        page.getByLabel(label).first().check();
    }

    /** Whether this is ticked or chosen. */
    boolean isChosen(String label) {
        return page.getByLabel(label).first().isChecked();
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

    /** The texts that the page shows, for a message when something is missing. */
    List<String> texts() {
        return page.locator("main").allInnerTexts();
    }

    @Override
    public void close() {
        context.close();
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name));
    }
}
