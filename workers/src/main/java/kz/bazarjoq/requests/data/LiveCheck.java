package kz.bazarjoq.requests.data;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Compares a source's map with the tables that its database really has, and tells all that doesn't fit at once. */
final class LiveCheck {

    private static final String TABLES = "tables";

    private final SourceMap map;
    private final MapFile file;
    private final LiveSchema live;
    private final List<MapProblem> problems = new ArrayList<>();

    LiveCheck(SourceMap map, MapFile file, LiveSchema live) {
        this.map = map;
        this.file = file;
        this.live = live;
    }

    void run() {
        map.tables().forEach(this::table);
        var subject = map.subject();
        if (subject != null) {
            Stream.of(Stream.of(subject.key()), subject.name().stream(), present(subject))
                    .flatMap(columns -> columns)
                    .forEach(column -> column(subject.table(), column, "subject"));
        }
        var guests = map.guests();
        if (guests != null) {
            Stream.of(Stream.of(guests.key(), guests.same(), guests.email()), guests.name().stream())
                    .flatMap(columns -> columns)
                    .forEach(column -> column(guests.table(), column, "guests"));
            guests.where().columnNames().forEach(column -> column(guests.table(), column, "guests", "where"));
        }
        map.obligations().forEach((code, obligation) -> obligation
                .condition()
                .columnNames()
                .forEach(column -> column(obligation.table(), column, "obligations", code, "while")));
        if (!problems.isEmpty()) {
            throw new InvalidDataMapException(problems);
        }
    }

    private static Stream<String> present(SourceMap.SubjectTable subject) {
        return Stream.of(subject.email(), subject.phone(), subject.personalNumber())
                .flatMap(Stream::ofNullable);
    }

    private void table(String name, SourceMap.Table table) {
        var found = live.tables().get(name);
        if (found == null) {
            problems.add(file.problem(
                    List.of(TABLES, name),
                    "the database of the source %s has no table %s.%s".formatted(map.source(), map.schema(), name),
                    "Correct the name (schema included), or remove the entry."));
            return;
        }
        if (!found.readable()) {
            problems.add(file.problem(
                    List.of(TABLES, name),
                    "the user of the source %s may not read the table %s.%s"
                            .formatted(map.source(), map.schema(), name),
                    "Run: grant select on %s.%s to that user.".formatted(map.schema(), name)));
        }
        table.columns().keySet().forEach(column -> column(name, column, TABLES, name, "columns", column));
        table.key().forEach(column -> column(name, column, TABLES, name, "key"));
        table.notPersonal().keySet().forEach(column -> column(name, column, TABLES, name, "notPersonal", column));
        Stream.ofNullable(table.marker()).forEach(column -> column(name, column, TABLES, name, "marker"));
        Stream.ofNullable(table.from()).forEach(from -> from(name, from));
        for (var index = 0; index < table.belongs().size(); index++) {
            reference(name, table.belongs().get(index), TABLES, name, "belongs", Integer.toString(index));
        }
    }

    private void from(String name, String from) {
        var dot = from.indexOf('.');
        column(dot < 0 ? name : from.substring(0, dot), from.substring(dot + 1), TABLES, name, "from");
    }

    private void reference(String name, SourceMap.Reference reference, String... entry) {
        column(name, reference.column(), entry);
        if (reference.where() != null) {
            reference.where().columnNames().forEach(column -> column(name, column, entry));
        }
        var target = reference.target(map);
        if (target.column() != null && target.source().equals(map.source())) {
            column(target.table(), target.column(), entry);
        }
    }

    private void column(String table, String column, String... entry) {
        var found = live.tables().get(table);
        if (found != null && !found.columns().containsKey(column)) {
            problems.add(file.problem(
                    List.of(entry),
                    "the table %s.%s of the source %s has no column %s"
                            .formatted(map.schema(), table, map.source(), column),
                    "Correct the name, or remove the entry."));
        }
    }
}
