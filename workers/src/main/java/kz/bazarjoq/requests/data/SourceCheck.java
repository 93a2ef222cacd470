package kz.bazarjoq.requests.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import kz.bazarjoq.requests.data.SourceMap.Column;
import kz.bazarjoq.requests.data.SourceMap.Destroy;
import kz.bazarjoq.requests.data.SourceMap.Reference;
import kz.bazarjoq.requests.data.SourceMap.Table;
import org.jspecify.annotations.Nullable;

/** Checks what the file of a source says against the other files, and that every table leads to a person. */
final class SourceCheck {

    private static final String TABLES = "tables";

    private final DataMap map;
    private final SourceMap source;
    private final MapFile file;
    private final List<MapProblem> problems = new ArrayList<>();

    SourceCheck(DataMap map, SourceMap source) {
        this.map = map;
        this.source = source;
        file = map.file(source.source());
    }

    /** All that is wrong with it. */
    List<MapProblem> problems() {
        if (source.subject() != null) {
            knownTable(source.subject().table(), "subject", "table");
        }
        if (source.guests() != null) {
            knownTable(source.guests().table(), "guests", "table");
        }
        source.obligations().forEach((code, obligation) -> {
            knownTable(obligation.table(), "obligations", code, "table");
            obligation.needs().forEach(part -> knownPart(part, "obligations", code, "needs"));
        });
        source.lists().forEach((code, list) -> {
            knownTable(list.table(), "lists", code, "table");
            knownTable(list.suppression().table(), "lists", code, "suppression", "table");
        });
        var transfers = source.transfers();
        if (transfers != null) {
            knownTable(transfers.table(), "transfers", "table");
            transfers
                    .recipients()
                    .forEach(recipient -> known("recipient", recipient, map.recipients(), "transfers", "recipients"));
        }
        source.tables().forEach(this::table);
        return problems;
    }

    private void table(String name, Table table) {
        knownPart(table.part(), TABLES, name, "part");
        table.columns().forEach((column, entry) -> column(name, table, column, entry));
        for (var index = 0; index < table.belongs().size(); index++) {
            reference(name, index, table.belongs().get(index));
        }
        if (table.from() != null && table.from().contains(".")) {
            from(name, table);
        }
        if (!leadsToSubject(source, name, new HashSet<>())) {
            problem(
                    "nothing leads from the table %s to a person".formatted(name),
                    "Add belongs: [{column: ..., to: ...}] that leads to the subject's table, over others if need be.",
                    TABLES,
                    name);
        }
    }

    private void column(String tableName, Table table, String name, Column column) {
        var entry = new String[] {TABLES, tableName, "columns", name};
        if (column.part() != null) {
            knownPart(column.part(), entry);
        }
        if (column.origin() != null) {
            known("origin", column.origin(), map.vocabulary().origins(), entry);
        }
        if ("choice".equals(column.correct()) == column.choices().isEmpty()) {
            problem(
                    "choices and correct: choice go together",
                    "Add the one that is missing, or remove the other.",
                    entry);
        }
        var mixed = table.parts().limit(2).count() > 1;
        if (column.destroy() == null && column.derived() == null && (mixed || table.destroy() == Destroy.values)) {
            problem(
                    "nothing says what is left of a destroyed value, and its row stays",
                    "Add destroy: empty, or destroy: and a value that may stand there.",
                    entry);
        }
        column.copies().forEach(copy -> copy(copy, entry));
    }

    private void copy(String copy, String... entry) {
        var place = Place.of(copy, source.source());
        var other = map.byName().get(place.source());
        if (other == null
                || !other.tables().containsKey(place.table())
                || !other.table(place.table()).columns().containsKey(place.column())) {
            problem(
                    "the copy %s isn't in the map".formatted(copy),
                    "Describe that column too, or correct the name: table.column or source/table.column.",
                    entry);
        }
    }

    private void reference(String table, int index, Reference reference) {
        var entry = new String[] {TABLES, table, "belongs", Integer.toString(index)};
        var target = reference.target(source);
        var other = map.byName().get(target.source());
        if (other == null) {
            known("source", target.source(), map.byName(), entry);
        } else if (!other.tables().containsKey(target.table())) {
            known("table", target.table(), other.tables(), entry);
        } else if (target.column() == null && other.table(target.table()).key().size() > 1) {
            problem(
                    "the table %s has a key of several columns".formatted(target.table()),
                    "Name one: to: %s.<column>.".formatted(target.table()),
                    entry);
        }
    }

    private void from(String name, Table table) {
        var place = Place.of(String.valueOf(table.from()), source.source());
        if (table.belongs().stream()
                .noneMatch(step -> step.target(source).table().equals(place.table()))) {
            problem(
                    "the table %s doesn't belong to %s".formatted(name, place.table()),
                    "Name a column of its own, or of a table that its belongs leads to.",
                    TABLES,
                    name,
                    "from");
        }
    }

    private void knownTable(String table, String... entry) {
        known("table", table, source.tables(), entry);
    }

    private void knownPart(String part, String... entry) {
        known("part", part, map.parts(), entry);
    }

    private void problem(String what, String remedy, String... entry) {
        problems.add(file.problem(List.of(entry), what, remedy));
    }

    private void known(String kind, String code, Map<String, ?> codes, String... entry) {
        file.unknown(kind, code, codes, entry).ifPresent(problems::add);
    }

    /** Whether some way from the table ends at persons; ways may go in circles. What is unknown is told elsewhere. */
    private boolean leadsToSubject(@Nullable SourceMap source, String table, Set<String> passed) {
        if (source == null || !source.tables().containsKey(table)) {
            return true;
        }
        if (!passed.add(source.source() + "/" + table)) {
            return false;
        }
        return source.namesPersons(table)
                || Stream.of(source.table(table))
                        .flatMap(from -> from.belongs().stream())
                        .anyMatch(step -> {
                            var target = step.target(source);
                            return leadsToSubject(map.byName().get(target.source()), target.table(), passed);
                        });
    }
}
