package kz.bazarjoq.requests.data;

import java.time.Instant;

/**
 * How many rows of one table hold data of one category on the subject of a request.
 *
 * @param table the table's name in the data map, {@code tableName} its wording
 * @param category the category's code, {@code categoryName} its wording
 */
public record LocatedData(
        String source,
        String table,
        LocalizedText tableName,
        String category,
        LocalizedText categoryName,
        long rows,
        Instant locatedAt) {}
