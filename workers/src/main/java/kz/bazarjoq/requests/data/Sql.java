package kz.bazarjoq.requests.data;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A condition in SQL. Names come from the data map and are quoted; every value is a parameter.
 *
 * @param parameters the values, by names that no other condition of the same source uses
 */
record Sql(String text, Map<String, Object> parameters) {

    static final Sql NOTHING = new Sql("false", Map.of());

    /** The condition that one of them is met. */
    static Sql any(List<Sql> conditions) {
        if (conditions.isEmpty()) {
            return NOTHING;
        }
        var parameters = new HashMap<String, Object>();
        conditions.forEach(condition -> parameters.putAll(condition.parameters()));
        return new Sql(
                conditions.stream().map(Sql::text).collect(Collectors.joining(") or (", "((", "))")), parameters);
    }

    /** The condition that this and the other are met. */
    Sql and(Sql other) {
        var both = new HashMap<>(parameters);
        both.putAll(other.parameters());
        return new Sql("(%s) and (%s)".formatted(text, other.text()), both);
    }

    /** A name from the map as an SQL identifier. */
    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** A table of a source. */
    static String table(SourceMap map, String table) {
        return quoted(map.schema()) + "." + quoted(table);
    }

    /** The key of a row, as text; several columns are joined by a hyphen. */
    static String key(List<String> columns) {
        return columns.stream()
                .map(column -> "cast(%s as text)".formatted(quoted(column)))
                .collect(Collectors.joining(" || '-' || "));
    }
}
