package kz.bazarjoq.requests.data;

import java.time.Instant;

/**
 * How many rows of one table hold something of one part of the data on the subject of a request.
 *
 * @param table the table's name in the data map, {@code tableName} its wording
 * @param part the part's code, {@code partName} its wording
 */
public record LocatedData(
        String source,
        String table,
        LocalizedText tableName,
        String part,
        LocalizedText partName,
        long rows,
        Instant locatedAt) {}
