package kz.bazarjoq.requests.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import kz.bazarjoq.requests.JobStub;
import kz.bazarjoq.requests.SettableClock;
import kz.bazarjoq.requests.casework.CaseViewings.Viewing;
import kz.bazarjoq.requests.data.PackageDataWorker;
import kz.bazarjoq.requests.engine.PackagedAnswers;
import kz.bazarjoq.requests.register.Actor;
import kz.bazarjoq.requests.register.Channel;
import kz.bazarjoq.requests.register.Language;
import kz.bazarjoq.requests.register.Register;
import kz.bazarjoq.requests.register.SubjectRequest;
import kz.bazarjoq.requests.register.TimelineEntry;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@CaseworkTest
class PackagePagesTests {

    private static final RequestPostProcessor SUPPORT = user("aigerim").roles("SUPPORT");
    private static final String RIGHT = "disclose-data";
    private static final long MENTIONS_HER_NEIGHBOUR = 12;

    @Autowired
    MockMvc web;

    @Autowired
    Register register;

    @Autowired
    PackageDataWorker worker;

    @Autowired
    PackagedAnswers packaged;

    @Autowired
    CaseViewings viewings;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient jdbc;

    SubjectRequest request;

    @BeforeEach
    void makePackage() {
        clock.set(Instant.parse("2026-03-19T07:00:00Z"));
        request = register.open(Channel.EMAIL, Language.EN, Instant.parse("2026-03-19T05:00:00Z"));
        jdbc.sql(
                        """
                        insert into request_subject (request_id, source, subject_key, state, method, decided_by, at)
                        values (:request, 'shop', :key, 'established', 'decided-by-staff', 'aigerim', now())""")
                .param("request", request.id().value())
                .param("key", Long.toString(MENTIONS_HER_NEIGHBOUR))
                .update();
        var id = request.id().toString();
        worker.pack(
                JobStub.job("data.package", "provide-information", Map.of("requestId", id)),
                id,
                RIGHT,
                "composition-and-sources");
    }

    @Test
    void letsStaffCheckWhatTheCustomerWillGetAndRecordsIt() throws Exception {
        web.perform(get("/cases/" + request.number()).with(SUPPORT))
                .andExpect(content()
                        .string(allOf(
                                containsString("Что получит клиент"),
                                containsString("Скачать и проверить"),
                                containsString("<del>"))));
        web.perform(get(file()).with(SUPPORT))
                .andExpect(status().isOk())
                .andExpect(content().contentType("application/zip"))
                .andExpect(header().string("Content-Disposition", containsString("attachment")))
                .andExpect(header().string("Cache-Control", containsString("no-store")));

        assertThat(viewings.of(request.id()))
                .extracting(Viewing::staff, Viewing::what, Viewing::detail)
                .contains(Tuple.tuple("aigerim", "ответ для клиента", "composition-and-sources"));
        assertThat(fetched()).containsExactly(Actor.staff("aigerim"));
    }

    @Test
    void handsNothingToStrangersNorOfAnotherCase() throws Exception {
        var other = register.open(Channel.EMAIL, Language.EN, Instant.parse("2026-03-19T05:00:00Z"));

        web.perform(get(file())).andExpect(redirectedUrl("/sign-in"));
        web.perform(get("/cases/" + other.number() + "/packages/" + RIGHT).with(SUPPORT))
                .andExpect(status().isNotFound());
        web.perform(post("/cases/" + request.number() + "/words")
                        .param("words", "x")
                        .param("hide", "true")
                        .with(csrf()))
                .andExpect(redirectedUrl("/sign-in"));

        assertThat(fetched()).isEmpty();
    }

    @Test
    void letsStaffBlackOutMoreAndLess() throws Exception {
        redact("телефон", true);
        web.perform(get("/cases/" + request.number()).with(SUPPORT))
                .andExpect(content().string(containsString("<del>телефон</del>")));

        redact("телефон", false);
        redact(" ", true);
        assertThat(register.timeline(request.id()))
                .filteredOn(entry -> entry.what().equals("package-made"))
                .extracting(TimelineEntry::actor)
                .containsExactly(Actor.worker("data.package"), Actor.staff("aigerim"), Actor.staff("aigerim"));
    }

    @Test
    void handsThePackageToWhoHasTheLinkAndRecordsItButNotWhileLooking() throws Exception {
        var page = page();

        web.perform(get(page))
                .andExpect(status().isOk())
                .andExpect(header().string("Referrer-Policy", "no-referrer"))
                .andExpect(content()
                        .string(allOf(
                                containsString("The answer to your request"),
                                containsString(request.number().value()),
                                containsString("26 March 2026"),
                                not(containsString("Есенова")))));
        assertThat(fetched()).isEmpty();
        web.perform(post(page)).andExpect(status().isForbidden());
        web.perform(post(page).with(csrf()))
                .andExpect(status().isOk())
                .andExpect(content().contentType("application/zip"));

        assertThat(fetched()).containsExactly(Actor.subject());
    }

    @Test
    void saysTheSameOfAPackageThatIsOverAndOfALinkThatNobodyWasSent() throws Exception {
        var page = page();
        clock.set(clock.instant().plus(Duration.ofDays(8)));

        for (var link : List.of(page, "/answers/00000000000000000000000000000000")) {
            web.perform(get(link).header("Accept-Language", "en"))
                    .andExpect(status().isOk())
                    .andExpect(content().string(containsString("There is no answer behind this link")));
            web.perform(post(link).with(csrf())).andExpect(status().isNotFound());
        }
        assertThat(fetched()).isEmpty();
    }

    private String file() {
        return "/cases/%s/packages/%s".formatted(request.number(), RIGHT);
    }

    private String page() {
        var url = packaged.of(request.id(), RIGHT).orElseThrow().url().get();
        return URI.create(url).getPath();
    }

    private void redact(String words, boolean hide) throws Exception {
        web.perform(post("/cases/" + request.number() + "/words")
                        .param("words", words)
                        .param("hide", Boolean.toString(hide))
                        .with(SUPPORT)
                        .with(csrf()))
                .andExpect(redirectedUrl("/cases/" + request.number() + "#packages"));
    }

    private List<Actor> fetched() {
        return register.timeline(request.id()).stream()
                .filter(entry -> entry.what().equals("package-fetched"))
                .map(TimelineEntry::actor)
                .toList();
    }
}
