package kz.bazarjoq.requests.deadline;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A clock of a request that runs or ran, in Almaty time.
 *
 * @param right the process id of the right that the customer invoked, or {@code unclassified} for the request as a whole
 * @param termOf the process id of the right whose term it is: an inquiry or a remedy may have that of another
 * @param dueAt the last second of the day that staff work to
 * @param clause the clause that sets {@code dueAt}
 * @param provisional whether the calendar of a touched day isn't confirmed
 * @param endedAt when what it watches was done, or null while it runs
 */
public record RunningClock(
        String right,
        String termOf,
        DeadlineEvent event,
        OffsetDateTime startedAt,
        @Nullable OffsetDateTime policyDueAt,
        @Nullable String policyClause,
        @Nullable OffsetDateTime statutoryDueAt,
        @Nullable String statutoryClause,
        OffsetDateTime dueAt,
        String clause,
        OffsetDateTime remindAt,
        boolean provisional,
        @Nullable OffsetDateTime endedAt) {

    /** What stands for the right while the request's rights aren't known. */
    public static final String UNCLASSIFIED = "unclassified";

    /** Whether it is a right's, and not the whole request's while its rights aren't known. */
    public boolean isOfARight() {
        return !right.equals(UNCLASSIFIED);
    }
}
