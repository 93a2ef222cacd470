package kz.bazarjoq.requests.data;

import java.util.Set;
import kz.bazarjoq.requests.register.RequestId;

/**
 * Why rows of a person are restricted.
 *
 * @param right the right of the request that asked for it
 * @param reason the code of why: what a job's header says, or the ground on which data are kept
 * @param persons whose rows they are, as {@link FoundRows#persons}
 */
record Hold(Kind kind, RequestId request, String right, String reason, Set<String> persons) {

    /** What a hold does, and how long. Spelled as in the table. */
    enum Kind {
        /** Blocked for the time of an inquiry. */
        block,
        /** Not processed any more. */
        stop,
        /** Kept for a term, not processed, and destroyed then. */
        retain,
        /** Kept as long as an obligation lasts, and used for that. */
        owed,
        /** Decided to be destroyed, once nothing hinders it. */
        destroy;

        boolean restricts() {
            return this != owed;
        }
    }
}
