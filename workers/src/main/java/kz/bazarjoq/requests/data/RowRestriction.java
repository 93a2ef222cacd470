package kz.bazarjoq.requests.data;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * That a part of a row isn't used as others are.
 *
 * @param columns of the part only these; none where it is all of it
 * @param kind what restricts it, as {@link Hold.Kind} spells it
 * @param reason the code of why
 * @param since the day, in Almaty, from which
 * @param until the last day of a term; none where only somebody's decision ends it
 */
record RowRestriction(
        String part,
        @Nullable List<String> columns,
        String kind,
        String reason,
        LocalDate since,
        @Nullable LocalDate until) {

    /** Both, where two holds do the same. */
    RowRestriction with(RowRestriction other) {
        var last = until == null || (other.until != null && other.until.isAfter(until)) ? other.until : until;
        return new RowRestriction(part, columns, kind, reason, since.isBefore(other.since) ? since : other.since, last);
    }
}
