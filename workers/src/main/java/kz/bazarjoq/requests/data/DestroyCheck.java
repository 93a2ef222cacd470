package kz.bazarjoq.requests.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import kz.bazarjoq.requests.data.LiveSchema.LiveCondition;
import kz.bazarjoq.requests.data.LiveSchema.LiveTable;
import kz.bazarjoq.requests.data.SourceMap.Column;
import kz.bazarjoq.requests.data.SourceMap.Table;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tries whether the database would take what the map leaves of destroyed values. Nothing is written, and no row is read. */
final class DestroyCheck {

    private static final String KEY = "{key}";

    private final SourceMap map;
    private final MapFile file;
    private final LiveSchema live;
    private final JdbcClient jdbc;
    private final List<MapProblem> problems = new ArrayList<>();

    DestroyCheck(SourceMap map, MapFile file, LiveSchema live, JdbcClient jdbc) {
        this.map = map;
        this.file = file;
        this.live = live;
        this.jdbc = jdbc;
    }

    /** All that the database would refuse. */
    List<MapProblem> problems() {
        map.tables().forEach((name, table) -> {
            var found = live.tables().get(name);
            if (found != null) {
                table(name, table, found);
            }
        });
        return problems;
    }

    private void table(String name, Table table, LiveTable found) {
        var left = new HashMap<String, String>();
        table.columns().forEach((column, entry) -> {
            if (entry.derived() != null) {
                derived(name, column, entry.derived());
            } else if (entry.destroy() != null && fits(name, column, entry.destroy())) {
                left.put(column, entry.destroy());
            }
        });
        found.checks().stream()
                .filter(check -> left.keySet().containsAll(check.columns()))
                .filter(check -> !holds(name, check, left))
                .forEach(check -> problem(
                        "the constraint %s refuses what is left: %s".formatted(check.name(), check.expression()),
                        "Leave a value that it accepts.",
                        name,
                        check.columns()));
        found.uniqueIndexes().stream()
                .filter(index -> collides(table, index.columns(), left))
                .forEach(index -> problem(
                        "two destroyed rows would be equal in the unique index " + index.name(),
                        "Leave a value with {key} in it, such as deleted-{key}.",
                        name,
                        index.columns()));
    }

    private boolean fits(String table, String column, String left) {
        var type = live.column(table, column);
        if (Column.EMPTY.equals(left)) {
            if (type.required()) {
                problem("the column may not be empty", "Leave a value instead: destroy: '-'.", table, Set.of(column));
            }
            return !type.required();
        }
        if (sample(left).length() > type.length()) {
            problem(
                    "what is left is longer than the %d characters of the column".formatted(type.length()),
                    "Leave a shorter value.",
                    table,
                    Set.of(column));
            return false;
        }
        if (!runs("select cast(:value as %s)".formatted(type.type()), Map.of("value", sample(left)))) {
            problem("what is left is no " + type.type(), "Leave a value of that type.", table, Set.of(column));
            return false;
        }
        var stored = stored(left, type.type());
        if (!stored.equals(sample(left))) {
            // Or what is left wouldn't be known for it when data are looked for again.
            problem(
                    "the database writes what is left as " + stored,
                    "Write it so: destroy: '%s'.".formatted(stored),
                    table,
                    Set.of(column));
            return false;
        }
        return true;
    }

    private String stored(String left, String type) {
        return jdbc.sql("select cast(cast(:value as %s) as text)".formatted(type))
                .param("value", sample(left))
                .query(String.class)
                .single();
    }

    private void derived(String table, String column, String expression) {
        if (!runs("select %s from %s limit 0".formatted(expression, Sql.table(map, table)), Map.of())) {
            problem(
                    "the database can't compute %s from its row".formatted(expression),
                    "Write derived as an SQL expression over columns of the table.",
                    table,
                    Set.of(column));
        }
    }

    private boolean holds(String table, LiveCondition check, Map<String, String> left) {
        var values = new HashMap<String, Object>();
        var row = check.columns().stream()
                .map(column -> {
                    var type = live.column(table, column).type();
                    var name = Sql.quoted(column);
                    if (Column.EMPTY.equals(left.get(column))) {
                        return "cast(null as %s) as %s".formatted(type, name);
                    }
                    values.put("value" + values.size(), sample(String.valueOf(left.get(column))));
                    return "cast(:value%d as %s) as %s".formatted(values.size() - 1, type, name);
                })
                .collect(Collectors.joining(", "));
        return jdbc.sql("select (%s) is not false from (select %s) destroyed".formatted(check.expression(), row))
                .params(values)
                .query(Boolean.class)
                .single();
    }

    private static boolean collides(Table table, Set<String> columns, Map<String, String> left) {
        return columns.stream().anyMatch(left::containsKey)
                && columns.stream().noneMatch(table.key()::contains)
                && columns.stream()
                        .map(left::get)
                        .noneMatch(value -> value != null && (value.contains(KEY) || Column.EMPTY.equals(value)));
    }

    private boolean runs(String sql, Map<String, ?> parameters) {
        try {
            jdbc.sql(sql).params(parameters).query((row, index) -> index).list();
            return true;
        } catch (DataAccessException failure) {
            var state = SourceUnavailableException.state(failure);
            if (state.startsWith("22") || state.startsWith("42") || state.startsWith("23")) {
                return false;
            }
            throw failure;
        }
    }

    private static String sample(String left) {
        return left.replace(KEY, "1");
    }

    private void problem(String what, String remedy, String table, Set<String> columns) {
        var column = columns.stream().sorted().findFirst().orElseThrow();
        problems.add(file.problem(List.of("tables", table, "columns", column, "destroy"), what, remedy));
    }
}
