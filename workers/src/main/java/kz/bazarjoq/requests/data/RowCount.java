package kz.bazarjoq.requests.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import kz.bazarjoq.requests.data.SourceMap.Column;
import kz.bazarjoq.requests.data.SourceMap.Table;

/** Counts the rows of a table that hold something of each part of a person's data. */
final class RowCount {

    private final SourceDatabase database;
    private final String name;
    private final Table table;
    private final Map<String, Object> parameters = new HashMap<>();

    RowCount(SourceDatabase database, String name) {
        this.database = database;
        this.name = name;
        table = database.map().table(name);
    }

    /** The parts with at least one row, by their codes. What is left of a destroyed value counts as nothing. */
    Map<String, Long> byPart(Sql condition) {
        var held = new LinkedHashMap<String, String>();
        table.parts().forEach(part -> held.put(part, held(part)));
        held.values().removeIf(String::isEmpty);
        if (held.isEmpty()) {
            return Map.of();
        }
        var counts = held.values().stream()
                .map("count(case when %s then 1 end)"::formatted)
                .collect(Collectors.joining(", "));
        var sql = "select %s from %s where %s".formatted(counts, Sql.table(database.map(), name), condition.text());
        return database.read("counting rows of " + name, jdbc -> jdbc.sql(sql)
                .params(condition.parameters())
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

    private String held(String part) {
        var columns = new ArrayList<String>();
        table.columns().forEach((column, entry) -> {
            if (table.part(column).equals(part) && entry.derived() == null) {
                columns.add(entry.isChoice() ? chosen(column) : given(column, entry));
            }
        });
        return String.join(" or ", columns);
    }

    /** What is left of a destroyed choice is a choice as well: it tells something only where the row tells something else. */
    private String chosen(String column) {
        var others = table.columns().entrySet().stream()
                .filter(other ->
                        !other.getValue().isChoice() && other.getValue().derived() == null)
                .map(other -> given(other.getKey(), other.getValue()))
                .toList();
        var present = Sql.quoted(column) + " is not null";
        return others.isEmpty() ? present : "(%s and (%s))".formatted(present, String.join(" or ", others));
    }

    private String given(String column, Column entry) {
        var present = Sql.quoted(column) + " is not null";
        if (entry.destroy() == null || Column.EMPTY.equals(entry.destroy())) {
            return present;
        }
        parameters.put("left_" + parameters.size(), entry.destroy());
        return "(%s and cast(%s as text) <> replace(:left_%d, '{key}', %s))"
                .formatted(present, Sql.quoted(column), parameters.size() - 1, Sql.key(table.key()));
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
