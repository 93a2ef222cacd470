package kz.bazarjoq.requests.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import kz.bazarjoq.requests.register.Channel;
import kz.bazarjoq.requests.register.Language;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** The page as a browser without JavaScript sees it, behind the real filter chain. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.autoconfigure.exclude=io.camunda.client.spring.configuration.CamundaAutoConfiguration",
            "spring.flyway.enabled=false",
            // There is no engine here whose models could be asked for.
            "management.endpoint.health.group.readiness.include=readinessState"
        },
        classes = CodePageTests.Application.class)
class CodePageTests extends IdentityTestBase {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    @LocalServerPort
    int port;

    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @Test
    void takesTheRightCode() throws Exception {
        var request = requestWithCode();

        var answer = post("/code/" + token(), "code", code());

        assertThat(answer.body()).contains("Спасибо, код верный");
        assertThat(identification.established(request.id())).isPresent();
        assertThat(messages(request, "CodeAnswered")).isEqualTo(1);
    }

    @Test
    void saysThatACodeIsWrongInPlaceOfALetter() throws Exception {
        var request = requestWithCode();

        var answer = post("/code/" + token(), "code", other(code()));

        assertThat(answer.body()).contains("Код не подошёл");
        assertThat(messages(request, "CodeAnswered")).isZero();
        assertThat(check(request).attempt()).isEqualTo("none");
    }

    @Test
    void bringsThePersonInWhenTheLastTryOnThePageIsWrong() throws Exception {
        var request = requestWithCode();
        var code = code();

        for (var tries = 0; tries < 5; tries++) {
            post("/code/" + token(), "code", other(code));
        }

        assertThat(messages(request, "CodeAnswered")).isEqualTo(1);
        assertThat(check(request).attempt()).isEqualTo("exhausted");
    }

    @Test
    void keepsTheAnswerToAWrongCodeThatCameByLetterWhenThePageIsTriedMeanwhile() throws Exception {
        var request = requestWithCode();
        tryCode(request.id(), other(code()));

        post("/code/" + token(), "code", other(code()));

        assertThat(check(request).attempt()).isEqualTo("wrong");
        assertThat(check(request).attempt()).isEqualTo("none");
    }

    @Test
    void changesNothingWhenALinkIsOnlyLookedAt() throws Exception {
        var request = requestWithCode();
        var before = state();

        var answer = get("/code/" + token());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(state()).isEqualTo(before);
        assertThat(identification.established(request.id())).isEmpty();
    }

    @Test
    void tellsNeitherSearchEnginesNorCachesNorOtherSitesOfTheLink() throws Exception {
        requestWithCode();

        var headers = get("/code/" + token()).headers();

        assertThat(headers.firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(headers.firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
        assertThat(headers.firstValue("Content-Security-Policy")).hasValueSatisfying(value -> assertThat(value)
                .contains("default-src 'none'", "frame-ancestors 'none'"));
    }

    @Test
    void saysTheSameOfAWrongCodeAnExpiredOneAndALinkThatNobodyWasSent() throws Exception {
        requestWithCode();
        var token = token();
        var code = code();

        var wrong = post("/code/" + token, "code", other(code)).body();
        clock.advance(Duration.ofDays(3));
        var expired = post("/code/" + token, "code", code).body();
        var unknown =
                post("/code/0123456789abcdef0123456789abcdef", "code", code).body();

        assertThat(wrong).contains("Код не подошёл или больше не действует");
        assertThat(neutral(expired)).isEqualTo(neutral(wrong));
        assertThat(neutral(unknown)).isEqualTo(neutral(wrong));
        assertThat(neutral(get("/code/0123456789abcdef0123456789abcdef").body()))
                .isEqualTo(neutral(get("/code/" + token).body()));
    }

    @Test
    void asksForANewCodeOnceHoweverOftenTheButtonIsPressed() throws Exception {
        var request = requestWithCode();
        var token = token();

        var first = post("/code/" + token + "/again", "", "").body();
        post("/code/" + token + "/again", "", "");
        var unknown =
                post("/code/0123456789abcdef0123456789abcdef/again", "", "").body();

        assertThat(messages(request, "CodeRequested")).isEqualTo(1);
        assertThat(timeline(request)).containsOnlyOnce("code-requested");
        assertThat(neutral(unknown)).isEqualTo(neutral(first));
    }

    @Test
    void asksForANewCodeAgainOnceAnotherWasSent() throws Exception {
        var request = requestWithCode();
        var token = token();
        post("/code/" + token + "/again", "", "");
        send(request);

        post("/code/" + token + "/again", "", "");

        assertThat(messages(request, "CodeRequested")).isEqualTo(2);
    }

    @Test
    void speaksTheLanguageOfTheRequest() throws Exception {
        var request = requestWithCode();
        for (var language : Language.values()) {
            jdbc.sql("update request set language = :language where id = :id")
                    .param("language", language.code())
                    .param("id", request.id().value())
                    .update();

            assertThat(get("/code/" + token()).body()).contains("lang=\"%s\"".formatted(language.code()));
        }
    }

    @Test
    void speaksTheBrowsersLanguageWhereNoRequestStandsBehindTheLink() throws Exception {
        var page = browser.send(
                HttpRequest.newBuilder(uri("/code/unknown"))
                        .header("Accept-Language", "de, kk-KZ;q=0.8, en;q=0.5")
                        .build(),
                BodyHandlers.ofString());

        assertThat(page.body()).contains("lang=\"kk\"", "Жеке басты растау");
    }

    @Test
    void refusesAFormThatAnotherSiteSent() throws Exception {
        var request = requestWithCode();

        var answer = browser.send(
                HttpRequest.newBuilder(uri("/code/" + token()))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("code=" + code()))
                        .build(),
                BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(identification.established(request.id())).isEmpty();
    }

    @Test
    void opensNothingElse() throws Exception {
        assertThat(register.open(Channel.EMAIL, Language.RU, clock.instant()).isOpen())
                .isTrue();

        assertThat(get("/cases/PDR-2026-000001").statusCode()).isNotEqualTo(200);
    }

    /** What remains of a page without the link and the token of its forms. */
    private static String neutral(String page) {
        return page.replaceAll("/code/\\w+", "/code/X").replaceAll(CSRF.pattern(), "name=\"_csrf\"");
    }

    private String state() {
        return jdbc.sql(
                        """
                        select (select string_agg(identity_challenge::text, ' ' order by entry) from identity_challenge)
                            || (select string_agg(timeline_entry::text, ' ' order by entry) from timeline_entry)""")
                .query(String.class)
                .single();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return browser.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String field, String value) throws Exception {
        var csrf = found(CSRF, get(path.replace("/again", "")).body(), 1);
        var form = "_csrf=" + URLEncoder.encode(csrf, StandardCharsets.UTF_8)
                + (field.isEmpty() ? "" : "&%s=%s".formatted(field, value));
        return browser.send(
                HttpRequest.newBuilder(uri(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://localhost:%d%s".formatted(port, path));
    }

    @EnableAutoConfiguration
    @Import({IdentityParts.class, CodePage.class, CodePageSecurity.class})
    static class Application {}
}
