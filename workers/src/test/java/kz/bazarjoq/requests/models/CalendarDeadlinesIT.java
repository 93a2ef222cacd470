package kz.bazarjoq.requests.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import kz.bazarjoq.requests.deadline.ProductDeadlines;
import kz.bazarjoq.requests.models.harness.ProcessTest;
import kz.bazarjoq.requests.models.harness.Scenario;
import kz.bazarjoq.requests.register.RequestId;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The deadlines that the product computes, lived through on the days of the calendar: first of all scenarios, because the clock
 * of the engine only goes forward.
 */
@ProcessTest({"confirm-processing", "provide-information", "decisions"})
@Order(ProcessTest.ORDER - 1)
class CalendarDeadlinesIT {

    private static final Duration SECOND = Duration.ofSeconds(1);

    /** What the timers of requests are spread over. */
    private static final Duration SPREAD = Duration.ofMinutes(2);

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

    private static Instant instant(Map<String, Object> deadline, String name) {
        return OffsetDateTime.parse((String) deadline.get(name)).toInstant();
    }
}
