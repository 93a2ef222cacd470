package kz.bazarjoq.requests.data;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import kz.bazarjoq.requests.data.SourceMap.Column;
import kz.bazarjoq.requests.data.SourceMap.Table;

/** The values of one part of a person's data in a table. */
final class PartValues {

    private final Table table;
    private final String part;
    private final Map<String, Object> parameters = new HashMap<>();

    PartValues(Table table, String part) {
        this.table = table;
        this.part = part;
    }

    /** Its columns, those that are computed from others of their row included. */
    List<String> columns() {
        return table.columns().keySet().stream()
                .filter(column -> table.part(column).equals(part))
                .toList();
    }

    /** The condition that a row holds something of it. What is left of a destroyed value counts as nothing. */
    Sql given() {
        var conditions = new ArrayList<String>();
        table.columns().forEach((column, entry) -> {
            if (table.part(column).equals(part) && entry.derived() == null) {
                conditions.add(entry.isChoice() ? chosen(column) : given(column, entry));
            }
        });
        return conditions.isEmpty() ? Sql.NOTHING : new Sql("(" + String.join(" or ", conditions) + ")", parameters);
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
        // Equal values have equal names, in whatever table.
        var name = "left_" + HexFormat.of().formatHex(entry.destroy().getBytes(StandardCharsets.UTF_8));
        parameters.put(name, entry.destroy());
        return "(%s and cast(%s as text) <> replace(:%s, '{key}', %s))"
                .formatted(present, Sql.quoted(column), name, Sql.key(table.key()));
    }
}
