package kz.bazarjoq.requests.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.bazarjoq.requests.models.harness.ProcessTest;
import kz.bazarjoq.requests.models.harness.Scenario;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every right that is done in one phase keeps the clock it is handed, in itself or in the process that it calls. */
@ProcessTest({
    "confirm-processing",
    "disclose-data",
    "explain-processing",
    "disclose-recipients",
    "disclose-processors",
    "provide-information",
    "unsubscribe-newsletter",
    "answer-question"
})
class RightClocksIT {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @BeforeEach
    void letTheWorkHang(Scenario scenario) {
        for (var type : List.of("data.locate", "data.package", "data.unsubscribe")) {
            scenario.on(type).keepsWorking();
        }
        scenario.on("mail.send").completes();
    }

    @ParameterizedTest
    @CsvSource({
        "confirm-processing,     provide-information, subject",
        "disclose-data,          provide-information, subject",
        "explain-processing,     provide-information, subject",
        "disclose-recipients,    provide-information, subject",
        "disclose-processors,    provide-information, subject",
        "unsubscribe-newsletter, unsubscribe-newsletter, author",
        "answer-question,        answer-question, author"
    })
    void remindsThenApologisesThenTellsOfTheLaterTerm(String right, String keeper, String customer, Scenario scenario) {
        var deadline = scenario.deadline();
        start(scenario, right, deadline.variable());

        scenario.moveTo(deadline.remindAt().minus(SECOND));
        assertThat(scenario.letters()).isEmpty();
        scenario.moveTo(deadline.remindAt());
        assertThat(scenario.letters()).hasToString("[reminder to support]");

        scenario.moveTo(deadline.overdueAt().minus(SECOND));
        assertThat(scenario.path(keeper)).doesNotContain("Timer_Overdue");
        scenario.moveTo(deadline.overdueAt());
        assertThat(scenario.letters())
                .hasToString("[reminder to support, overdue to privacy-officer, overdue-apology to " + customer + "]");

        scenario.moveTo(deadline.laterDueAt().minus(SECOND));
        assertThat(scenario.path(keeper)).doesNotContain("Timer_LaterTermOverdue");
        scenario.moveTo(deadline.laterDueAt());
        assertThat(scenario.letters()).hasSize(4);
        assertThat(scenario.letters().getLast()).hasToString("later-term-overdue to privacy-officer");
        assertThat(scenario.ends(right)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"disclose-data, subject", "unsubscribe-newsletter, author", "answer-question, author"})
    void knowsNoLaterTermWhereThereIsOne(String right, String customer, Scenario scenario) {
        start(scenario, right, scenario.deadline().withOneTerm());

        scenario.moveTo(scenario.deadline().laterDueAt().plus(Duration.ofDays(365)));

        assertThat(scenario.letters())
                .hasToString("[reminder to support, overdue to privacy-officer, overdue-apology to " + customer + "]");
    }

    @ParameterizedTest
    @CsvSource({"disclose-data", "unsubscribe-newsletter", "answer-question"})
    void repeatsNothingThatTheCallerHasToldAlready(String right, Scenario scenario) {
        var told = new HashMap<>(scenario.deadline().variable());
        told.put("remindAt", null);
        told.put("overdueAt", null);
        start(scenario, right, told);

        scenario.moveTo(scenario.deadline().laterDueAt());

        assertThat(scenario.letters()).hasToString("[later-term-overdue to privacy-officer]");
    }

    private static void start(Scenario scenario, String right, Map<String, Object> deadline) {
        scenario.start(right, Map.of("right", right, "deadline", deadline));
    }
}
