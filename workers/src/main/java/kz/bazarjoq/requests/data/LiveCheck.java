package kz.bazarjoq.requests.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kz.bazarjoq.requests.data.LiveSchema.LiveColumn;
import kz.bazarjoq.requests.data.LiveSchema.LiveReference;
import kz.bazarjoq.requests.data.LiveSchema.LiveTable;

/** Compares a source's map with the tables that its database really has, and tells all that doesn't fit at once. */
final class LiveCheck {

    private static final String TABLES = "tables";
    private static final String TIME = "date|timestamp.*";

    private final SourceMap map;
    private final MapFile file;
    private final LiveSchema live;
    private final List<MapProblem> problems = new ArrayList<>();

    LiveCheck(SourceMap map, MapFile file, LiveSchema live) {
        this.map = map;
        this.file = file;
        this.live = live;
    }

    /** All that isn't there. */
    List<MapProblem> problems() {
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
        map.lists().forEach(this::list);
        return problems;
    }

    private void list(String code, SourceMap.MailingList list) {
        var suppression = list.suppression();
        column(list.table(), list.address(), "lists", code, "address");
        column(suppression.table(), suppression.address(), "lists", code, "suppression", "address");
        time(list.table(), list.unsubscribed(), "lists", code, "unsubscribed");
        time(suppression.table(), suppression.added(), "lists", code, "suppression", "added");
        var found = live.tables().get(suppression.table());
        if (found != null
                && found.uniqueIndexes().stream()
                        .noneMatch(index -> index.columns().equals(Set.of(suppression.address())))) {
            problems.add(file.problem(
                    List.of("lists", code, "suppression"),
                    "the column %s of %s isn't unique".formatted(suppression.address(), suppression.table()),
                    "Run: create unique index on %s.%s (%s)."
                            .formatted(map.schema(), suppression.table(), suppression.address())));
        }
    }

    private void time(String table, String column, String... entry) {
        column(table, column, entry);
        if (type(table, column).filter(type -> !type.matches(TIME)).isPresent()) {
            problems.add(file.problem(
                    List.of(entry), "the column %s is no time".formatted(column), "Name one with a date or a time."));
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
        if (!found.writable()) {
            problems.add(file.problem(
                    List.of(TABLES, name),
                    "the user of the source %s may not change the table %s.%s"
                            .formatted(map.source(), map.schema(), name),
                    "Run: grant insert, update, delete on %s.%s to that user.".formatted(map.schema(), name)));
        }
        table.columns().keySet().forEach(column -> column(name, column, TABLES, name, "columns", column));
        table.key().forEach(column -> column(name, column, TABLES, name, "key"));
        table.notPersonal().keySet().forEach(column -> column(name, column, TABLES, name, "notPersonal", column));
        Stream.ofNullable(table.marker()).forEach(marker -> marker(name, marker, found));
        found.referrers().forEach(reference -> referrer(name, table, reference));
        Stream.ofNullable(table.from()).forEach(from -> from(name, from));
        for (var index = 0; index < table.belongs().size(); index++) {
            reference(name, table.belongs().get(index), TABLES, name, "belongs", Integer.toString(index));
        }
    }

    private void marker(String name, String marker, LiveTable found) {
        column(name, marker, TABLES, name, "marker");
        var column = found.columns().get(marker);
        if (column != null && !column.type().matches("boolean|" + TIME)) {
            problems.add(file.problem(
                    List.of(TABLES, name, "marker"),
                    "the column %s is neither boolean nor a time".formatted(marker),
                    "Name another, or leave marker out: blocked values then go to the vault."));
        }
    }

    /** A row that can't stay without its values can't stay for another that is destroyed at another time, or never. */
    private void referrer(String name, SourceMap.Table table, LiveReference reference) {
        var canStay = table.columns().values().stream()
                .allMatch(column -> column.destroy() != null || column.derived() != null);
        var other = reference.here() ? map.tables().get(reference.table()) : null;
        if (!canStay && (other == null || !other.parts().allMatch(table.part()::equals))) {
            problems.add(file.problem(
                    List.of(TABLES, name),
                    "rows of %s.%s refer to its rows, which can't go before them, and nothing says what is left of destroyed values"
                            .formatted(reference.schema(), reference.table()),
                    "Add destroy: to each column: empty, or a value that may stand there."));
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
        if (target.source().equals(map.source())) {
            types(name, reference, target, entry);
        }
    }

    /** A value of the other column has to be one of this column's type, or it can't be compared. */
    private void types(String name, SourceMap.Reference reference, Place target, String... entry) {
        var key = map.table(target.table()).key().getFirst();
        var one = type(name, reference.column());
        var other = type(target.table(), target.column() == null ? key : target.column());
        if (one.isPresent()
                && other.isPresent()
                && !one.get().equals(other.get())
                && !isText(one.get())
                && !(isNumber(one.get()) && isNumber(other.get()))) {
            problems.add(file.problem(
                    List.of(entry),
                    "%s can't be compared with %s".formatted(one.get(), other.get()),
                    "Let the reference lead to a column of the same type."));
        }
    }

    private Optional<String> type(String table, String column) {
        return Optional.ofNullable(live.tables().get(table))
                .map(found -> found.columns().get(column))
                .map(LiveColumn::type);
    }

    private static boolean isText(String type) {
        return List.of("text", "character varying", "bpchar").contains(type);
    }

    private static boolean isNumber(String type) {
        return List.of("smallint", "integer", "bigint", "numeric").contains(type);
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
