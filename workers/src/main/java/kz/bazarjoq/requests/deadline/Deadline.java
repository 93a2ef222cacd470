package kz.bazarjoq.requests.deadline;

import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When an answer is due, by policy and by statute.
 *
 * @param startedAt the event that the terms are counted from
 * @param policy the end of the policy's term, where there is one
 * @param statutory the end of the statutory term, where there is one
 * @param due the earlier of the two; the house's own norm where there is neither
 * @param remindAt when staff are reminded
 * @param provisional whether a day was touched whose calendar isn't confirmed
 */
record Deadline(
        OffsetDateTime startedAt,
        @Nullable Due policy,
        @Nullable Due statutory,
        Due due,
        OffsetDateTime remindAt,
        boolean provisional) {

    /** The end of a term, the last second of its last day, and the clause that sets it. */
    record Due(OffsetDateTime at, String clause) {}

    /** The end of the term that ends after the due one, where there is such a term. */
    @Nullable OffsetDateTime laterDueAt() {
        return Stream.of(policy, statutory)
                .filter(Objects::nonNull)
                .map(Due::at)
                .filter(at -> at.isAfter(due.at()))
                .findFirst()
                .orElse(null);
    }
}
