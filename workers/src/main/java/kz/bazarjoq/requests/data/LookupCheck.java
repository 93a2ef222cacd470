package kz.bazarjoq.requests.data;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** Asks the database's planner which lookups of persons' rows no index serves: in a large table each would read it all. */
final class LookupCheck {

    private final SourceMap map;
    private final LiveSchema live;
    private final JdbcTemplate jdbc;

    LookupCheck(SourceMap map, LiveSchema live, JdbcTemplate jdbc) {
        this.map = map;
        this.live = live;
        this.jdbc = jdbc;
    }

    /** For each lookup that would scan, the index to add, as a statement. */
    Set<String> missingIndexes(Graph graph) {
        var missing = new LinkedHashSet<String>();
        lookups(graph)
                .filter(lookup -> !hasIndex(lookup))
                .map(lookup -> "create index on %s (%s)"
                        .formatted(
                                Sql.table(map, lookup.table()).replaceAll("\"([a-z_][a-z0-9_]*)\"", "$1"),
                                plain(lookup)))
                .forEach(missing::add);
        return missing;
    }

    private static String plain(Lookup lookup) {
        return lookup.expression().replaceAll("\"([a-z_][a-z0-9_]*)\"", "$1");
    }

    private Stream<Lookup> lookups(Graph graph) {
        var all = new ArrayList<Lookup>();
        graph.steps().forEach(step -> {
            if (step.from().source().equals(map.source())) {
                all.add(lookup(
                        step.from().table(),
                        step.reference().column(),
                        step.reference().ignoringCase(),
                        step.reference().where()));
            }
            if (!step.byKey() && step.target().source().equals(map.source())) {
                all.add(lookup(
                        step.target().table(),
                        step.targetColumn(),
                        step.reference().ignoringCase(),
                        null));
            }
        });
        var subject = map.subject();
        if (subject != null) {
            all.add(lookup(subject.table(), subject.key(), false, null));
            optional(all, subject.table(), subject.email(), true);
            optional(all, subject.table(), subject.phone(), false);
            optional(all, subject.table(), subject.personalNumber(), false);
        }
        var guests = map.guests();
        if (guests != null) {
            all.add(lookup(guests.table(), guests.key(), false, null));
            all.add(lookup(guests.table(), guests.same(), false, guests.where()));
            all.add(lookup(guests.table(), guests.email(), true, guests.where()));
        }
        return all.stream();
    }

    private static void optional(List<Lookup> all, String table, @Nullable String column, boolean ignoringCase) {
        if (column != null) {
            all.add(lookup(table, column, ignoringCase, null));
        }
    }

    private static Lookup lookup(String table, String column, boolean ignoringCase, @Nullable RowCondition where) {
        var name = Sql.quoted(column);
        return new Lookup(table, column, ignoringCase ? "lower(%s)".formatted(name) : name, where);
    }

    /** The planner takes any index that serves while it may not scan; it is asked only how, and nothing is read. */
    private boolean hasIndex(Lookup lookup) {
        var type = lookup.expression().startsWith("lower(")
                ? "text"
                : live.column(lookup.table(), lookup.column()).type();
        var where = lookup.where() == null ? "" : " and " + inWords(lookup.where());
        var sql = "explain select 1 from %s where %s = any(array(select cast(null as %s)))%s"
                .formatted(Sql.table(map, lookup.table()), lookup.expression(), type, where);
        ConnectionCallback<Boolean> plan = connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute("set local enable_seqscan = off");
                try (var lines = statement.executeQuery(sql)) {
                    return usesIndex(lines);
                }
            }
        };
        return Objects.requireNonNull(jdbc.execute(plan));
    }

    private static boolean usesIndex(ResultSet lines) throws SQLException {
        while (lines.next()) {
            if (lines.getString(1).matches(".*Index Cond: .*= ANY.*")) {
                return true;
            }
        }
        return false;
    }

    /** The condition with its values in it: they are the map's, and a plan has no parameters. */
    private static String inWords(RowCondition where) {
        var condition = where.sql("where");
        var text = condition.text();
        for (var parameter : condition.parameters().entrySet()) {
            text = text.replace(
                    ":" + parameter.getKey(),
                    "'%s'".formatted(parameter.getValue().toString().replace("'", "''")));
        }
        return text;
    }

    private record Lookup(String table, String column, String expression, @Nullable RowCondition where) {}
}
