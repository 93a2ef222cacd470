package kz.bazarjoq.requests.deadline;

import org.jspecify.annotations.Nullable;

/**
 * What a clock is started for.
 *
 * @param right the process id of the right that the customer invoked, or {@code unclassified}
 * @param termOf the process id of the right whose term it is
 */
record ClockedRight(String right, String termOf) {

    /** A right has its own term unless that of another is named. */
    static ClockedRight of(String right, @Nullable String termOf) {
        return new ClockedRight(right, termOf == null ? right : termOf);
    }
}
