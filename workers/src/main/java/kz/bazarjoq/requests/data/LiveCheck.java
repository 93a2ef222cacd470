package kz.bazarjoq.requests.data;

import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares a source's map with the tables that its database really has. */
record LiveCheck(SourceMap map, String file, Map<String, Map<String, Integer>> live) {

    void run() {
        map.tables().forEach((name, table) -> {
            var where = "%s, tables.%s".formatted(file, name);
            if (!live.containsKey(name)) {
                throw new InvalidDataMapException(
                        where,
                        "the database of the source %s has no table %s.%s".formatted(map.source(), map.schema(), name),
                        "Correct the name (schema included), or remove the entry.");
            }
            table.columns().keySet().forEach(column -> column(where + ".columns." + column, name, column));
            var reference = table.reference();
            if (reference != null && !map.isSubjectTable(name)) {
                column(where + ".reference.column", name, reference.column());
                if (reference.toSource() == null) {
                    column(where + ".reference.to", reference.toTable(), reference.toColumn());
                }
            }
        });
        var subject = map.subject();
        if (subject != null) {
            Stream.concat(
                            Stream.of(subject.key()),
                            Stream.concat(
                                    subject.name().stream(),
                                    Stream.of(subject.email(), subject.phone(), subject.personalNumber())
                                            .filter(column -> column != null)))
                    .forEach(column -> column(file + ", subject", subject.table(), column));
        }
    }

    private void column(String where, String table, @Nullable String column) {
        var columns = live.get(table);
        if (columns != null && !columns.containsKey(column)) {
            throw new InvalidDataMapException(
                    where,
                    "the table %s.%s of the source %s has no column %s"
                            .formatted(map.schema(), table, map.source(), column),
                    "Correct the name, or remove the entry.");
        }
    }
}
