package kz.bazarjoq.requests.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Finds the rows of a subject by the references of the data map. Every value is a parameter of its statement. */
@Component
class SubjectRows {

    private final Sources sources;

    SubjectRows(Sources sources) {
        this.sources = sources;
    }

    /**
     * Counts the rows of a table that belong to the subject, by category: a row counts for each category it has a value of.
     *
     * @return the categories with at least one row
     */
    Map<String, Long> count(SourceDatabase database, String table, SubjectRef subject) {
        var condition = condition(database, table, subject);
        var columnsByCategory = new TreeMap<String, List<String>>();
        var mapped = database.map().table(table);
        mapped.columns().keySet().forEach(name -> columnsByCategory
                .computeIfAbsent(sources.map().part(mapped.part(name)).category(), category -> new ArrayList<>())
                .add(quoted(name) + " is not null"));
        var categories = List.copyOf(columnsByCategory.keySet());
        var counts = columnsByCategory.values().stream()
                .map(present -> "count(case when %s then 1 end)".formatted(String.join(" or ", present)))
                .toList();
        var sql = "select %s from %s where %s"
                .formatted(String.join(", ", counts), qualified(database, table), condition.sql());
        return database.read("counting rows of " + table, jdbc -> jdbc.sql(sql)
                .params(condition.parameters())
                .query((row, index) -> {
                    var found = new LinkedHashMap<String, Long>();
                    for (var place = 0; place < categories.size(); place++) {
                        if (row.getLong(place + 1) > 0) {
                            found.put(categories.get(place), row.getLong(place + 1));
                        }
                    }
                    return found;
                })
                .single());
    }

    private Condition condition(SourceDatabase database, String table, SubjectRef subject) {
        var map = database.map();
        if (map.isSubjectTable(table)) {
            return map.source().equals(subject.source()) ? byKey(database, subject) : Condition.NOTHING;
        }
        var reference = map.table(table).belongs().getFirst();
        var target = reference.target(map);
        var column = quoted(reference.column());
        if (target.source().equals(map.source())) {
            var next = condition(database, target.table(), subject);
            return new Condition(
                    "%s in (select %s from %s where %s)"
                            .formatted(column, quoted(column(target)), qualified(database, target.table()), next.sql()),
                    next.parameters());
        }
        var values = target.source().equals(subject.source()) ? values(subject, column(target)) : List.of();
        return values.isEmpty() ? Condition.NOTHING : new Condition(column + " in (:values)", Map.of("values", values));
    }

    private String column(Place place) {
        return place.column() == null
                ? sources.map()
                        .source(place.source())
                        .table(place.table())
                        .key()
                        .getFirst()
                : place.column();
    }

    private List<Object> values(SubjectRef subject, String column) {
        var home = sources.get(subject.source());
        var condition = byKey(home, subject);
        var table = Objects.requireNonNull(home.map().subject()).table();
        return home.read(
                "following a reference to " + table, jdbc -> jdbc.sql("select %s from %s where %s and %s is not null"
                                .formatted(quoted(column), qualified(home, table), condition.sql(), quoted(column)))
                        .params(condition.parameters())
                        .query((row, index) -> row.getObject(1))
                        .list());
    }

    /** The condition that the subject's own row meets; the key is text here and has the column's type there. */
    static Condition byKey(SourceDatabase database, SubjectRef subject) {
        var table = Objects.requireNonNull(database.map().subject());
        return new Condition(
                quoted(table.key()) + " = :key",
                Map.of(
                        "key",
                        new org.springframework.jdbc.core.SqlParameterValue(
                                database.type(table.table(), table.key()), subject.key())));
    }

    static String qualified(SourceDatabase database, String table) {
        return quoted(database.map().schema()) + "." + quoted(table);
    }

    /** A name from the map as an SQL identifier. */
    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    record Condition(String sql, Map<String, ?> parameters) {

        static final Condition NOTHING = new Condition("1 = 0", Map.of());
    }
}
