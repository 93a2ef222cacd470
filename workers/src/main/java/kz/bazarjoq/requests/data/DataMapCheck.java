package kz.bazarjoq.requests.data;

import java.util.HashSet;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Checks what the files of the data map say against each other: codes, tables, and that every table leads to a subject. */
final class DataMapCheck {

    private final DataMap map;

    DataMapCheck(DataMap map) {
        this.map = map;
    }

    void run() {
        map.sources().forEach(this::source);
    }

    private void source(SourceMap source) {
        var file = map.file(source.source());
        var subject = source.subject();
        if (subject != null && !source.tables().containsKey(subject.table())) {
            throw unknown(file + ", subject.table", "table", subject.table(), source.tables());
        }
        source.tables().forEach((name, table) -> {
            var where = file + ", tables." + name;
            table.purposes()
                    .forEach(code -> known(
                            where + ".purposes",
                            "purpose",
                            code,
                            map.vocabulary().purposes()));
            known(
                    where + ".legalBasis",
                    "legal basis",
                    table.legalBasis(),
                    map.vocabulary().legalBases());
            table.columns().forEach((columnName, column) -> {
                var entry = where + ".columns." + columnName;
                known(
                        entry + ".category",
                        "category",
                        column.category(),
                        map.vocabulary().categories());
                known(
                        entry + ".origin",
                        "origin",
                        column.origin(),
                        map.vocabulary().origins());
            });
            leadsToSubject(source, name, where + ".reference");
        });
    }

    private void leadsToSubject(SourceMap source, String table, String where) {
        var passed = new HashSet<String>();
        for (var name = table; !source.isSubjectTable(name); ) {
            var reference = source.table(name).reference();
            if (reference == null) {
                throw new InvalidDataMapException(
                        where,
                        "nothing leads from the table %s to the subject".formatted(name),
                        "Add reference: {column: ..., to: <table>.<column>} to it.");
            }
            if (!passed.add(name)) {
                throw new InvalidDataMapException(
                        where,
                        "the references go in a circle through " + name,
                        "Let one of them lead to the subject's table.");
            }
            var other = reference.toSource();
            if (other != null) {
                otherSource(other, reference, where);
                return;
            }
            if (!source.tables().containsKey(reference.toTable())) {
                throw unknown(where + ".to", "table", reference.toTable(), source.tables());
            }
            name = reference.toTable();
        }
    }

    private void otherSource(String other, SourceMap.Reference reference, String where) {
        var target = map.byName().get(other);
        if (target == null) {
            throw unknown(where + ".to", "source", other, map.byName());
        }
        if (!target.isSubjectTable(reference.toTable())) {
            throw new InvalidDataMapException(
                    where + ".to",
                    "a reference to another source must lead to its subject's table, and %s isn't that"
                            .formatted(reference.toTable()),
                    "Name a column of the subject's table of " + other + ".");
        }
    }

    private static void known(String where, String kind, String code, Map<String, ?> codes) {
        if (!codes.containsKey(code)) {
            throw unknown(where, kind, code, codes);
        }
    }

    private static InvalidDataMapException unknown(
            String where, String kind, @Nullable String code, Map<String, ?> known) {
        return new InvalidDataMapException(
                where,
                "the %s %s is unknown".formatted(kind, code),
                "Known are: %s.".formatted(String.join(", ", new TreeSet<>(known.keySet()))));
    }
}
