package kz.bazarjoq.requests.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import kz.bazarjoq.requests.deadline.ProductDeadlines;
import kz.bazarjoq.requests.models.harness.ProcessTest;
import kz.bazarjoq.requests.models.harness.Scenario;
import kz.bazarjoq.requests.register.RequestId;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The deadlines that the product computes, lived through on the days of the calendar: first of all scenarios, because the clock
 * of the engine only goes forward.
 */
@ProcessTest({"confirm-processing", "provide-information", "correct-data", "request-information", "decisions"})
@Order(ProcessTest.ORDER - 1)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CalendarDeadlinesIT {

    private static final String CORRECT = "correct-data";
    private static final Duration SECOND = Duration.ofSeconds(1);

    /** What the timers of requests are spread over. */
    private static final Duration SPREAD = Duration.ofMinutes(2);

    @Order(1)
    @ParameterizedTest(name = "received {0}")
    @CsvSource({
        // Nauryz: 20 March, then 26 and 27 March are the three working days.
        "2026-03-19T10:00:00+05:00, 2026-03-26T09:00:00+05:00, 2026-03-27T23:59:59+05:00",
        // The last second of a day still counts as that day.
        "2026-04-30T23:59:59+05:00, 2026-05-05T09:00:00+05:00, 2026-05-06T23:59:59+05:00",
        // The change of year: 31 December, then 5 and 6 January.
        "2026-12-30T10:00:00+05:00, 2027-01-05T09:00:00+05:00, 2027-01-06T23:59:59+05:00",
    })
    void remindsAndApologisesOnTheDayOfTheCalendar(
            OffsetDateTime receivedAt, OffsetDateTime remindAt, OffsetDateTime dueAt, Scenario scenario) {
        scenario.on("data.locate").completes(Map.of("dataHeld", true));
        scenario.on("mail.send").completes();
        scenario.moveTo(receivedAt.toInstant());
        var request = RequestId.random();
        var deadline = ProductDeadlines.fromReceipt("confirm-processing", receivedAt.toInstant(), request);
        scenario.start("confirm-processing", Map.of("right", "confirm-processing", "deadline", deadline));

        assertThat(instant(deadline, "remindAt"))
                .isBetween(remindAt.toInstant(), remindAt.toInstant().plus(SPREAD));
        scenario.moveTo(instant(deadline, "remindAt").minus(SECOND));
        assertThat(scenario.letters()).isEmpty();
        scenario.moveTo(instant(deadline, "remindAt"));
        assertThat(scenario.letters()).hasToString("[reminder to support]");

        assertThat(scenario.task("Task_CheckAnswer").dueAt()).isEqualTo(dueAt.toInstant());
        assertThat(instant(deadline, "overdueAt"))
                .isBetween(dueAt.toInstant(), dueAt.toInstant().plus(SPREAD));
        scenario.moveTo(instant(deadline, "overdueAt").minus(SECOND));
        assertThat(scenario.letters()).hasSize(1);
        scenario.moveTo(instant(deadline, "overdueAt"));
        assertThat(scenario.letters())
                .hasToString("[reminder to support, overdue to privacy-officer, overdue-apology to subject]");
    }

    /** Confirmed on the Friday before Nauryz: 25 March is the one working day of the law, 2 April the seventh of the policy. */
    @Order(2)
    @Test
    void runsTheSecondClockOfACorrectionAcrossTheHolidays(Scenario scenario) {
        var request = RequestId.random();
        scenario.on("data.locate").completes(Map.of("dataHeld", true));
        scenario.on("deadline.start")
                .completes(
                        job -> Map.of("deadline", ProductDeadlines.fromConfirmation(CORRECT, scenario.now(), request)));
        scenario.on("data.correct").keepsWorking();
        scenario.on("mail.send").completes();
        startCorrection(at("2027-03-17T10:00:00"), request, scenario);
        scenario.moveTo(at("2027-03-19T18:00:00"));

        prepare("ready", scenario);
        scenario.task("Task_ConfirmCorrection").complete(Map.of("confirmation", "confirmed"));

        passesBy(at("2027-03-25T09:00:00"), "[reminder to support]", scenario);
        passesBy(
                at("2027-03-25T23:59:59"),
                "[reminder to support, overdue to privacy-officer, overdue-apology to subject]",
                scenario);
        passesBy(
                at("2027-04-02T23:59:59"),
                "[reminder to support, overdue to privacy-officer, overdue-apology to subject,"
                        + " later-term-overdue to privacy-officer]",
                scenario);
    }

    /** Received on a Monday and asked on the evening of the next day: the term is the Wednesday of the week after. */
    @Order(3)
    @Test
    void apologisesForNothingWhileTheCustomerIsAskedWhatIsMissing(Scenario scenario) {
        scenario.on("data.locate").completes(Map.of("dataHeld", true));
        scenario.on("mail.send").completes();
        startCorrection(at("2027-04-12T10:00:00"), RequestId.random(), scenario);
        scenario.moveTo(at("2027-04-13T18:00:00"));

        scenario.task("Task_PrepareCorrection")
                .complete(Map.of("preparation", "evidence-missing", "missing", List.of("what-is-wrong")));
        for (var instant :
                List.of("2027-04-16T18:00:00", "2027-04-19T09:02:00", "2027-04-20T18:00:00", "2027-04-21T23:59:58")) {
            scenario.moveTo(at(instant));
        }

        var task = scenario.task("Task_PrepareCorrection");
        assertThat(task.variable("information")).isEqualTo("not-given");
        assertThat(task.dueAt()).isEqualTo(at("2027-04-21T23:59:59"));
        assertThat(scenario.letters())
                .hasToString("[information-request to subject, information-reminder to subject, reminder to support]");
    }

    private static void startCorrection(Instant receivedAt, RequestId request, Scenario scenario) {
        scenario.moveTo(receivedAt);
        scenario.start(
                CORRECT,
                Map.of("right", CORRECT, "deadline", ProductDeadlines.fromReceipt(CORRECT, receivedAt, request)));
    }

    private static void prepare(String preparation, Scenario scenario) {
        scenario.task("Task_PrepareCorrection").complete(Map.of("preparation", preparation));
    }

    /** What was sent is nothing new a second before, and this when the timers have had their two minutes. */
    private static void passesBy(Instant instant, String letters, Scenario scenario) {
        var before = scenario.letters().toString();
        scenario.moveTo(instant.minus(SECOND));
        assertThat(scenario.letters()).hasToString(before);
        scenario.moveTo(instant.plus(SPREAD));
        assertThat(scenario.letters()).hasToString(letters);
    }

    private static Instant at(String almatyTime) {
        return OffsetDateTime.parse(almatyTime + "+05:00").toInstant();
    }

    private static Instant instant(Map<String, Object> deadline, String name) {
        return OffsetDateTime.parse((String) deadline.get(name)).toInstant();
    }
}
