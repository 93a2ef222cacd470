package kz.bazarjoq.requests.data;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import kz.bazarjoq.requests.data.SourceMap.Table;

/** Counts the rows of a table that hold something of each part of a person's data. */
final class RowCount {

    private final SourceDatabase database;
    private final String name;
    private final Table table;

    RowCount(SourceDatabase database, String name) {
        this.database = database;
        this.name = name;
        table = database.map().table(name);
    }

    /** The parts with at least one row, by their codes. What is left of a destroyed value counts as nothing. */
    Map<String, Long> byPart(Sql condition) {
        var held = new LinkedHashMap<String, Sql>();
        table.parts().forEach(part -> held.put(part, new PartValues(table, part).given()));
        held.values().removeIf(Sql.NOTHING::equals);
        if (held.isEmpty()) {
            return Map.of();
        }
        var parameters = new HashMap<>(condition.parameters());
        held.values().forEach(given -> parameters.putAll(given.parameters()));
        var counts = held.values().stream()
                .map(given -> "count(case when %s then 1 end)".formatted(given.text()))
                .collect(Collectors.joining(", "));
        var sql = "select %s from %s where %s".formatted(counts, Sql.table(database.map(), name), condition.text());
        return database.read("counting rows of " + name, jdbc -> jdbc.sql(sql)
                .params(parameters)
                .query((row, index) -> {
                    var found = new LinkedHashMap<String, Long>();
                    var place = 0;
                    for (var part : held.keySet()) {
                        if (row.getLong(++place) > 0) {
                            found.put(part, row.getLong(place));
                        }
                    }
                    return found;
                })
                .single());
    }

    /** Whether a row of the person's meets a condition of the map. */
    boolean any(Sql condition, RowCondition whileSo) {
        var both = condition.and(whileSo.sql("while"));
        var sql = "select exists (select 1 from %s where %s)".formatted(Sql.table(database.map(), name), both.text());
        return database.read("looking for obligations in " + name, jdbc -> jdbc.sql(sql)
                .params(both.parameters())
                .query(Boolean.class)
                .single());
    }
}
