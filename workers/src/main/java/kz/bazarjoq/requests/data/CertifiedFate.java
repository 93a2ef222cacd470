package kz.bazarjoq.requests.data;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of a certificate of destruction.
 *
 * @param ground why it was destroyed: {@code request}, {@code breach}, {@code unchangeable}, {@code term-ended}
 * @param columns the columns, where it isn't the whole part
 * @param kept why it had to stay; none where it is destroyed
 * @param until the last day on which it has to stay, where that is known
 */
public record CertifiedFate(
        String right,
        String ground,
        LocalizedText tableName,
        String table,
        LocalizedText part,
        List<String> columns,
        long rows,
        @Nullable String kept,
        @Nullable LocalDate until,
        Instant at) {}
