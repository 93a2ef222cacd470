package kz.bazarjoq.requests.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.OffsetDateTime;
import kz.bazarjoq.requests.deadline.Deadline.Due;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;

/** The product's terms on the product's calendar. The expected instants were counted by hand. */
class DeadlinesTests {

    private final Deadlines deadlines =
            new Deadlines(new DecisionTables(), CalendarFile.read(new ClassPathResource("calendar/kz-days-off.csv")));

    @ParameterizedTest(name = "{0} {1} at {2}")
    @CsvSource(
            nullValues = "-",
            value = {
                // right, event, at, policy, statutory, due, remind
                "confirm-processing,      received,  2026-03-19T10:00:00+05:00, 2026-04-20, 2026-03-27, 2026-03-27, 2026-03-26",
                "unclassified,            received,  2026-03-19T10:00:00+05:00, 2026-04-20, 2026-03-27, 2026-03-27, 2026-03-20",
                "disclose-data,           received,  2026-05-06T10:00:00+05:00, -,          2026-05-13, 2026-05-13, 2026-05-12",
                "explain-processing,      received,  2026-08-27T10:00:00+05:00, -,          2026-09-01, 2026-09-01, 2026-08-31",
                "correct-data,            confirmed, 2026-03-19T10:00:00+05:00, 2026-04-02, 2026-03-20, 2026-03-20, 2026-03-20",
                "disclose-recipients,     received,  2024-12-30T10:00:00+05:00, -,          2025-01-06, 2025-01-06, 2025-01-05",
                "disclose-processors,     received,  2024-05-02T10:00:00+05:00, -,          2024-05-06, 2024-05-06, 2024-05-04",
                "withdraw-consent,        received,  2026-03-19T10:00:00+05:00, 2026-04-20, 2026-04-14, 2026-04-14, 2026-04-09",
                "stop-unlawful-processing,confirmed, 2025-12-31T10:00:00+05:00, -,          2026-01-05, 2026-01-05, 2026-01-05",
                "destroy-unlawful-data,   confirmed, 2026-05-06T10:00:00+05:00, 2026-05-19, 2026-05-08, 2026-05-08, 2026-05-08",
            })
    void runsBothClocksAndWorksToTheEarlier(
            String right,
            String event,
            OffsetDateTime at,
            @Nullable String policy,
            @Nullable String statutory,
            String due,
            String remind) {
        var deadline = deadlines.compute(right, DeadlineEvent.ofCode(event).orElseThrow(), at.toInstant());

        assertThat(end(deadline.policy())).isEqualTo(endOf(policy));
        assertThat(end(deadline.statutory())).isEqualTo(endOf(statutory));
        assertThat(deadline.due().at()).hasToString(due + "T23:59:59+05:00");
        assertThat(deadline.remindAt()).hasToString(remind + "T09:00+05:00");
    }

    @ParameterizedTest(name = "{0}: due {1}")
    @CsvSource({
        // The day of the event is Almaty's: midnight there is 19:00 UTC.
        "2026-03-18T18:59:59Z, 2026-03-26T23:59:59+05:00",
        "2026-03-18T19:00:00Z, 2026-03-27T23:59:59+05:00",
        "2026-03-19T18:59:59Z, 2026-03-27T23:59:59+05:00",
        "2026-03-19T19:00:00Z, 2026-03-30T23:59:59+05:00",
        // Until 1 March 2024 midnight in Almaty was 18:00 UTC.
        // The night to it had the hour from 23 to 24 twice, and a term runs to the end of the second.
        "2024-02-26T17:59:59Z, 2024-02-29T23:59:59+05:00",
        "2024-02-27T17:59:59Z, 2024-03-01T23:59:59+05:00",
        "2024-02-27T18:00:00Z, 2024-03-04T23:59:59+05:00",
        "2024-02-19T04:00:00Z, 2024-02-22T23:59:59+06:00",
        // Change of year, into a calendar that is provisional.
        "2026-12-30T04:00:00Z, 2027-01-06T23:59:59+05:00",
        "2025-12-30T04:00:00Z, 2026-01-06T23:59:59+05:00",
    })
    void countsThreeWorkingDaysByAlmatyTime(String at, String due) {
        var deadline = received("confirm-processing", at);

        assertThat(deadline.due().at()).hasToString(due);
    }

    @Test
    void takesTheTermsThatWereInForceOnTheDay() {
        var before = received("withdraw-consent", "2026-01-17T10:00:00+05:00");
        var after = received("withdraw-consent", "2026-01-18T10:00:00+05:00");

        assertThat(before.statutory()).isNull();
        assertThat(before.due().at()).hasToString("2026-02-16T23:59:59+05:00");
        assertThat(after.due().at()).hasToString("2026-02-06T23:59:59+05:00");
    }

    @Test
    void worksToTheHousesOwnNormWhereThereIsNoOther() {
        var deadline = received("answer-question", "2026-03-19T10:00:00+05:00");

        assertThat(deadline.policy()).isNull();
        assertThat(deadline.statutory()).isNull();
        assertThat(deadline.laterDueAt()).isNull();
        assertThat(deadline.due().at()).hasToString("2026-03-27T23:59:59+05:00");
        assertThat(deadline.due().clause()).isNotBlank();
    }

    @ParameterizedTest(name = "{0} at {1}")
    @CsvSource({
        // 20, 26, 27, 30 and 31 March, 1 and 2 April.
        "correct-data,             2026-03-19T10:00:00+05:00, 2026-04-02, 2026-03-31",
        // 4, 5, 6, 8, 12, 13 and 14 May.
        "stop-unlawful-processing, 2026-04-30T10:00:00+05:00, 2026-05-14, 2026-05-12",
        // 31 December, then 5, 6, 8, 9, 12 and 13 January.
        "destroy-unlawful-data,    2025-12-30T10:00:00+05:00, 2026-01-13, 2026-01-09",
    })
    void leavesTimeToAskTheCustomerBeforeAnythingIsConfirmed(String right, String at, String due, String remind) {
        var deadline = received(right, at);

        assertThat(deadline.due().at()).hasToString(due + "T23:59:59+05:00");
        assertThat(deadline.remindAt()).hasToString(remind + "T09:00+05:00");
    }

    @Test
    void namesTheClauseOfEachTermAndTheLaterOfTwo() {
        var deadline = received("confirm-processing", "2026-03-19T10:00:00+05:00");

        assertThat(deadline.policy()).extracting(Due::clause).asString().contains("§6(1)");
        assertThat(deadline.statutory()).extracting(Due::clause).asString().contains("№ 94-V");
        assertThat(deadline.due()).isEqualTo(deadline.statutory());
        assertThat(deadline.laterDueAt()).hasToString("2026-04-20T23:59:59+05:00");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-30T10:00:00+05:00, false",
        "2026-12-02T10:00:00+05:00, true",
        "2026-12-30T10:00:00+05:00, true",
        "2027-06-01T10:00:00+05:00, true",
        "2026-03-19T10:00:00+05:00, false",
    })
    void marksATermThatTouchesAProvisionalDay(String at, boolean provisional) {
        assertThat(received("confirm-processing", at).provisional()).isEqualTo(provisional);
    }

    @Test
    void neverRemindsBeforeTheEvent() {
        var deadline = received("block-data", "2026-03-19T18:30:00+05:00");

        assertThat(deadline.due().at()).hasToString("2026-03-20T23:59:59+05:00");
        assertThat(deadline.remindAt()).isAfterOrEqualTo(deadline.startedAt());
    }

    @Test
    void refusesATermThatLeavesTheCalendar() {
        assertThatThrownBy(() -> received("confirm-processing", "2027-12-05T10:00:00+05:00"))
                .isInstanceOf(OutsideCalendarException.class);
    }

    @Test
    void saysWhetherTheRightOrTheEventIsUnknown() {
        assertThatThrownBy(() -> received("fly-to-the-moon", "2026-03-19T10:00:00+05:00"))
                .isInstanceOf(NoTermException.class)
                .hasMessageContaining("no term for the right fly-to-the-moon");
        assertThatThrownBy(() -> deadlines.compute(
                        "confirm-processing",
                        DeadlineEvent.CONFIRMED,
                        OffsetDateTime.parse("2026-03-19T10:00:00+05:00").toInstant()))
                .isInstanceOf(NoTermException.class)
                .hasMessageContaining("isn't counted from the event confirmed, but from received");
    }

    private Deadline received(String right, String at) {
        return deadlines.compute(
                right, DeadlineEvent.RECEIVED, OffsetDateTime.parse(at).toInstant());
    }

    private static @Nullable String end(@Nullable Due due) {
        return due == null ? null : due.at().toString();
    }

    private static @Nullable String endOf(@Nullable String day) {
        return day == null ? null : day + "T23:59:59+05:00";
    }
}
