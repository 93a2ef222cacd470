package kz.bazarjoq.requests.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestBuilders.formLogin;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.response.SecurityMockMvcResultMatchers.authenticated;
import static org.springframework.security.test.web.servlet.response.SecurityMockMvcResultMatchers.unauthenticated;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import kz.bazarjoq.requests.SettableClock;
import kz.bazarjoq.requests.register.Channel;
import kz.bazarjoq.requests.register.Language;
import kz.bazarjoq.requests.register.Register;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@CaseworkTest
class WebSecurityTests {

    private static final RequestPostProcessor SUPPORT = user("aigerim").roles("SUPPORT");

    @Autowired
    MockMvc web;

    @Autowired
    Register register;

    @Autowired
    SettableClock clock;

    @LocalServerPort
    int port;

    @Test
    void tellsNobodyWhoIsNotSignedInWhetherACaseExists() throws Exception {
        var existing = register.open(Channel.EMAIL, Language.RU, Instant.parse("2026-03-19T05:00:00Z"))
                .number();

        for (var address : new String[] {"/cases/" + existing, "/cases/PDR-2026-999999", "/cases", "/no-such-page"}) {
            web.perform(get(address)).andExpect(status().isFound()).andExpect(redirectedUrl("/sign-in"));
        }
    }

    @Test
    void tellsWhatIsRestrictedOnlyToWhoeverHasTheToken() throws Exception {
        var row = """
                {"source": "shop", "table": "customer", "key": ["1"]}""";
        for (var authorization : new String[] {"", "Bearer ", "Bearer another", "Basic token-of-the-shop"}) {
            web.perform(post("/api/restrictions")
                            .header("Authorization", authorization)
                            .contentType(MediaType.APPLICATION_JSON)
                            .content(row))
                    .andExpect(status().isUnauthorized());
        }

        web.perform(post("/api/restrictions")
                        .header("Authorization", "Bearer token-of-the-shop")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(row))
                .andExpect(status().isOk())
                .andExpect(header().string("Cache-Control", "no-store"))
                .andExpect(jsonPath("$").isEmpty());
        web.perform(post("/api/restrictions")
                        .header("Authorization", "Bearer token-of-the-shop")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(row.replace("customer", "pg_authid")))
                .andExpect(status().isNotFound());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sign-in",
                "/style/staff.css",
                "/api/working-days?from=2026-03-19&days=7",
                "/actuator/health/liveness",
            })
    void isOpenForWhatNeedsNoSignIn(String address) throws Exception {
        web.perform(get(URI.create(address))).andExpect(status().isOk());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/env", "/actuator/beans", "/actuator"})
    void showsNothingOfTheInsidesEvenToStaff(String address) throws Exception {
        web.perform(get(address).with(SUPPORT)).andExpect(status().isForbidden());
    }

    @Test
    void answersProgramsWithAProblemDetail() throws Exception {
        web.perform(get("/api/no-such-thing"))
                .andExpect(status().isUnauthorized())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON));
        web.perform(get(URI.create("/api/working-days?from=2026-03-19&days=0")))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.parameter").value("days"));

        assertThat(raw("GET", "/api/working-days/x").statusCode()).isEqualTo(401);
        var wrongMethod = raw("DELETE", "/api/working-days");
        assertThat(wrongMethod.statusCode()).isIn(403, 405);
        assertThat(wrongMethod.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        var missing = raw("GET", "/api/deadlines/no-such-thing");
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void signsStaffInAndBringsThemToThePageTheyWanted() throws Exception {
        web.perform(formLogin("/sign-in").user("aigerim").password("support-password"))
                .andExpect(authenticated().withUsername("aigerim").withRoles("SUPPORT"))
                .andExpect(redirectedUrl("/cases"));
        web.perform(formLogin("/sign-in").user("daniyar").password("officer-password"))
                .andExpect(authenticated().withRoles("PRIVACY_OFFICER"));
    }

    @ParameterizedTest
    @CsvSource({"aigerim,officer-password", "nobody,support-password", "aigerim,''"})
    void refusesAWrongPasswordAndAnUnknownNameAlike(String name, String password) throws Exception {
        web.perform(formLogin("/sign-in").user(name).password(password))
                .andExpect(unauthenticated())
                .andExpect(redirectedUrl("/sign-in?wrong"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"daniyar", "no-such-name"})
    void locksANameForAnAddressAfterFiveWrongPasswordsAndOpensItLater(String name) throws Exception {
        for (var attempt = 0; attempt < 5; attempt++) {
            web.perform(formLogin("/sign-in").user(name).password("guess" + attempt))
                    .andExpect(redirectedUrl("/sign-in?wrong"));
        }

        web.perform(formLogin("/sign-in").user(name).password("officer-password"))
                .andExpect(unauthenticated())
                .andExpect(redirectedUrl("/sign-in?locked"));
        clock.advance(Duration.ofMinutes(15));
        web.perform(formLogin("/sign-in").user("daniyar").password("officer-password"))
                .andExpect(authenticated());
    }

    @Test
    void demandsTheTokenOfTheFormForWhatChangesSomething() throws Exception {
        web.perform(post("/sign-out").with(SUPPORT)).andExpect(status().isForbidden());
        web.perform(post("/sign-out").with(SUPPORT).with(csrf())).andExpect(redirectedUrl("/sign-in?out"));
    }

    @Test
    void letsBrowsersRunNoScriptAndShowThePageInNoFrame() throws Exception {
        web.perform(get("/cases").with(SUPPORT))
                .andExpect(header().string(
                                "Content-Security-Policy",
                                allOf(
                                        containsString("default-src 'none'"),
                                        containsString("frame-ancestors 'none'"),
                                        not(containsString("unsafe")))))
                .andExpect(header().string("X-Frame-Options", "DENY"))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("Cache-Control", containsString("no-store")))
                .andExpect(content().string(not(containsString("<script"))))
                .andExpect(content().string(not(containsString("style="))));
    }

    @Test
    void keepsTheSessionInACookieThatScriptsAndOtherSitesDoNotGet() throws Exception {
        var response = raw("GET", "/cases");

        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(response.headers().firstValue("Location")).get().asString().endsWith("/sign-in");
        assertThat(response.headers().firstValue("Set-Cookie")).get().asString().contains("HttpOnly", "SameSite=Lax");
    }

    @Test
    void marksTheCookieSecureBehindAProxyThatEndsTls() throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/cases"))
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-For", "203.0.113.7")
                .build();

        try (var client = HttpClient.newHttpClient()) {
            var response = client.send(request, HttpResponse.BodyHandlers.ofString());

            assertThat(response.headers().firstValue("Set-Cookie"))
                    .get()
                    .asString()
                    .contains("Secure");
        }
    }

    private HttpResponse<String> raw(String method, String path) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                            .method(method, HttpRequest.BodyPublishers.noBody())
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
