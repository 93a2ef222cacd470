package kz.bazarjoq.requests.journey;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The case page as a signed-in member of the staff sees it. */
final class CasePage implements AutoCloseable {

    private final BrowserContext context;
    private final Page page;

    CasePage(Browser browser) {
        context = browser.newContext(
                new Browser.NewContextOptions().setViewportSize(1280, 1100).setLocale("ru-RU"));
        page = context.newPage();
    }

    /** Opens the page; the sign-in stands before it. */
    String opens(String url, String user, String password) {
        page.navigate(url);
        page.locator("input[name=username]").fill(user);
        page.locator("input[name=password]").fill(password);
        page.getByText("Войти", new Page.GetByTextOptions().setExact(true))
                .last()
                .click();
        page.waitForURL(url + "*");
        return page.locator("body").innerText();
    }

    /** The term of each right that the page shows, by the right's name. */
    Map<String, String> terms() {
        var terms = new TreeMap<String, String>();
        for (var clock : page.locator("article.clock").all()) {
            terms.putIfAbsent(
                    clock.locator("h3").innerText(), clock.locator(".due b").innerText());
        }
        return terms;
    }

    /** Writes an answer, and returns the letter that the page shows then. */
    String answers(String text) {
        page.locator("textarea[name=answer]").fill(text);
        page.getByText("Сохранить и показать письмо").click();
        return page.locator("details.letter[open] pre").innerText();
    }

    /** Types another value for a field of the account. */
    void preparesCorrection(String field, String value, String evidence) {
        page.getByText("Подготовить исправление или решить о нём").click();
        var line = page.locator("details.field")
                .filter(new Locator.FilterOptions().setHasText(field))
                .first();
        line.locator("summary").click();
        line.locator("textarea[name=value]").fill(value);
        line.locator("textarea[name=evidence]").fill(evidence);
        line.locator("button").click();
        page.getByText("Исправление подготовлено").waitFor();
    }

    /** Says yes to the one correction that was prepared. */
    void confirmsCorrection() {
        page.getByText("Подготовить исправление или решить о нём").click();
        page.getByText("Подтвердить", new Page.GetByTextOptions().setExact(true))
                .click();
        page.getByText("Решение записано").waitFor();
    }

    void photograph(Path file) {
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
    }

    @Override
    public void close() {
        context.close();
    }
}
