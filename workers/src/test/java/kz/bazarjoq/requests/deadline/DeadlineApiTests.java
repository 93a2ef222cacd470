package kz.bazarjoq.requests.deadline;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.nullValue;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import kz.bazarjoq.requests.engine.Decisions;
import kz.bazarjoq.requests.engine.Decisions.DecisionUnavailableException;
import kz.bazarjoq.requests.engine.RightsOfProcesses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class DeadlineApiTests {

    private final MockMvc web = api(new DecisionTables());

    @Test
    void answersWithBothTermsTheirClausesAndTheReminder() throws Exception {
        web.perform(
                        get(
                                URI.create(
                                        "/api/deadlines/preview?right=confirm-processing&event=received&at=2026-03-19T10:00:00%2B05:00")))
                .andExpect(status().isOk())
                .andExpect(header().string("Cache-Control", "max-age=60, public"))
                .andExpect(jsonPath("$.policyDueAt").value("2026-04-20T23:59:59+05:00"))
                .andExpect(jsonPath("$.policyClause").value(containsString("§6(1)")))
                .andExpect(jsonPath("$.statutoryDueAt").value("2026-03-27T23:59:59+05:00"))
                .andExpect(jsonPath("$.statutoryClause").value(containsString("№ 94-V")))
                .andExpect(jsonPath("$.dueAt").value("2026-03-27T23:59:59+05:00"))
                .andExpect(jsonPath("$.clause").value(containsString("№ 94-V")))
                .andExpect(jsonPath("$.remindAt").value("2026-03-26T09:00:00+05:00"))
                .andExpect(jsonPath("$.provisional").value(false));
    }

    @Test
    void leavesATermThatDoesNotExistEmpty() throws Exception {
        web.perform(get(URI.create(
                        "/api/deadlines/preview?right=disclose-data&event=received&at=2026-12-30T10:00:00%2B05:00")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.policyDueAt").value(nullValue()))
                .andExpect(jsonPath("$.policyClause").value(nullValue()))
                .andExpect(jsonPath("$.dueAt").value("2027-01-06T23:59:59+05:00"))
                .andExpect(jsonPath("$.provisional").value(true));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-19, 7, 2026-04-02, false",
        "2024-12-31, 1, 2025-01-05, false",
        "2026-12-31, 1, 2027-01-05, true",
    })
    void answersWithTheDateThatManyWorkingDaysLater(String from, int days, String date, boolean provisional)
            throws Exception {
        web.perform(get(URI.create("/api/working-days?from=%s&days=%d".formatted(from, days))))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.from").value(from))
                .andExpect(jsonPath("$.days").value(days))
                .andExpect(jsonPath("$.date").value(date))
                .andExpect(jsonPath("$.provisional").value(provisional));
    }

    @ParameterizedTest(name = "{0} names {1}")
    @CsvSource(
            delimiter = ' ',
            value = {
                "/api/deadlines/preview right",
                "/api/deadlines/preview?right=confirm-processing&event=received at",
                "/api/deadlines/preview?right=confirm-processing&at=2026-03-19T10:00:00%2B05:00 event",
                "/api/deadlines/preview?right=&event=received&at=2026-03-19T10:00:00%2B05:00 right",
                "/api/deadlines/preview?right=fly&event=received&at=2026-03-19T10:00:00%2B05:00 right",
                "/api/deadlines/preview?right=<b>&event=received&at=2026-03-19T10:00:00%2B05:00 right",
                "/api/deadlines/preview?right=confirm-processing&event=confirmed&at=2026-03-19T10:00:00%2B05:00 event",
                "/api/deadlines/preview?right=confirm-processing&event=RECEIVED&at=2026-03-19T10:00:00%2B05:00 event",
                "/api/deadlines/preview?right=confirm-processing&event=received&at=2026-03-19T10:00:00%2005:00 at",
                "/api/deadlines/preview?right=confirm-processing&event=received&at=2026-03-19 at",
                "/api/deadlines/preview?right=confirm-processing&event=received&at=2026-03-19T10:00:00 at",
                "/api/deadlines/preview?right=confirm-processing&event=received&at=2026-02-30T10:00:00%2B05:00 at",
                "/api/deadlines/preview?right=confirm-processing&event=received&at=%2B999999999-12-31T23:59:59-18:00 at",
                "/api/working-days from",
                "/api/working-days?from=2026-03-19 days",
                "/api/working-days?from=19.03.2026&days=7 from",
                "/api/working-days?from=2026-02-29&days=7 from",
                "/api/working-days?from=%2B999999999-12-31&days=7 from",
                "/api/working-days?from=2026-03-19&days=0 days",
                "/api/working-days?from=2026-03-19&days=-1 days",
                "/api/working-days?from=2026-03-19&days=1001 days",
                "/api/working-days?from=2026-03-19&days=99999999999 days",
                "/api/working-days?from=2026-03-19&days=1.5 days",
                "/api/working-days?from=2026-03-19&days=seven days",
            })
    void namesTheParameterThatIsBadAndAnExample(String address, String parameter) throws Exception {
        web.perform(get(URI.create(address.replace("<b>", "%3Cb%3E"))))
                .andExpect(status().isBadRequest())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.status").value(400))
                .andExpect(jsonPath("$.parameter").value(parameter))
                .andExpect(jsonPath("$.detail").isNotEmpty())
                .andExpect(jsonPath("$.example").isNotEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/working-days?from=2027-12-31&days=1",
                "/api/working-days?from=2026-03-19&days=1000",
                "/api/working-days?from=1999-01-01&days=1",
                "/api/working-days?from=9999-12-31&days=1",
                "/api/deadlines/preview?right=confirm-processing&event=received&at=2027-12-20T10:00:00%2B05:00",
            })
    void saysThatTheCalendarEndsAndHowToMendIt(String address) throws Exception {
        web.perform(get(URI.create(address)))
                .andExpect(status().is(422))
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.detail").value(containsString("kz-days-off.csv lists 2024 to 2027")))
                .andExpect(jsonPath("$.detail").value(containsString("bazarjoq.deadline.calendar")));
    }

    @Test
    void asksToComeBackWhileTheEngineIsAway() throws Exception {
        var away = api((decision, variables) -> {
            throw new DecisionUnavailableException(decision, new IllegalStateException("connection refused"));
        });

        away.perform(
                        get(
                                URI.create(
                                        "/api/deadlines/preview?right=confirm-processing&event=received&at=2026-03-19T10:00:00%2B05:00")))
                .andExpect(status().isServiceUnavailable())
                .andExpect(header().string("Retry-After", "30"))
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON));
    }

    private static MockMvc api(Decisions decisions) {
        var calendar = CalendarFile.read(new ClassPathResource("calendar/kz-days-off.csv"));
        var rights = RightsOfProcesses.at("file:./processes/");
        return MockMvcBuilders.standaloneSetup(
                        new DeadlineController(new Deadlines(decisions, calendar), calendar, rights))
                .setControllerAdvice(new DeadlineProblems(rights))
                .build();
    }
}
