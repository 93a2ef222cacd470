package kz.bazarjoq.requests.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import javax.sql.DataSource;
import kz.bazarjoq.requests.TestDatabase;
import kz.bazarjoq.requests.register.Channel;
import kz.bazarjoq.requests.register.Language;
import kz.bazarjoq.requests.register.Register;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

@CaseworkTest
@ExtendWith(OutputCaptureExtension.class)
class ErrorPagesTests {

    private final StaffBrowser browser;
    private final String casePage;

    @Autowired
    DataSource dataSource;

    ErrorPagesTests(@LocalServerPort int port, @Autowired Register register) {
        this.browser = new StaffBrowser(port);
        this.casePage = "/cases/"
                + register.open(Channel.EMAIL, Language.RU, Instant.parse("2026-03-19T05:00:00Z"))
                        .number();
    }

    @AfterEach
    void closeBrowser() {
        browser.close();
    }

    @Test
    void bringsStaffToTheCaseTheyFollowedALinkToOnceTheyAreSignedIn() throws Exception {
        var page = browser.signIn(casePage, "aigerim", "support-password");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.uri().getPath()).isEqualTo(casePage);
    }

    @Test
    void saysInRussianThatThereIsNoSuchPage() throws Exception {
        browser.signIn("/cases", "aigerim", "support-password");

        for (var address : new String[] {"/cases/PDR-2026-999999", "/no-such-page", casePage + "/letters/1"}) {
            assertThat(browser.open(address)).satisfies(page -> {
                assertThat(page.statusCode()).isBetween(400, 404);
                assertThat(page.body()).contains("Такой страницы нет").doesNotContain("Exception", "Whitelabel");
            });
        }
    }

    @Test
    void saysThatAnActionIsNotAllowed() throws Exception {
        browser.signIn("/cases", "aigerim", "support-password");

        var page = browser.send(casePage + "/subject", "source=shop&key=1");

        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).contains("Нет доступа");
    }

    @Test
    void givesAFailureANumberThatStandsInTheLogAndShowsNoInsides(CapturedOutput log) throws Exception {
        browser.signIn("/cases", "aigerim", "support-password");

        var owner = TestDatabase.as(TestDatabase.OWNER, dataSource);
        owner.sql("alter table case_viewing rename to case_viewing_away").update();
        try {
            var page = browser.open(casePage);

            assertThat(page.statusCode()).isEqualTo(500);
            assertThat(page.body()).contains("номер сбоя").doesNotContain("case_viewing", "Exception", "SQL");
            var incident = page.body().replaceAll("(?s).*<b class=\"code\">([0-9A-F]{8})</b>.*", "$1");
            assertThat(log).contains("Incident " + incident);
        } finally {
            owner.sql("alter table case_viewing_away rename to case_viewing").update();
        }
    }

    @Test
    void speaksToCustomersInTheirThreeLanguages() throws Exception {
        var page = browser.open("/code/no/such/page");

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body())
                .contains("Страница не открылась", "Бет ашылмады", "The page didn’t open")
                .doesNotContain("/sign-in");
    }
}
