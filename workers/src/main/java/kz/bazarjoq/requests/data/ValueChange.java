package kz.bazarjoq.requests.data;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kz.bazarjoq.requests.data.Correction.Content;
import kz.bazarjoq.requests.data.Correction.Hindrance;
import kz.bazarjoq.requests.data.CorrectionWork.Copy;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Changes a value within a transaction of a source, if it is still the one that was seen. */
final class ValueChange {

    private final SourceTransaction transaction;
    private final @Nullable FoundRows found;

    /** @param found the rows of the subject; none where only copies are changed */
    ValueChange(SourceTransaction transaction, @Nullable FoundRows found) {
        this.transaction = transaction;
        this.found = found;
    }

    /**
     * Changes a value, what copies it and what is computed from either: all of it or nothing.
     *
     * @return why it wasn't changed; null where it was
     */
    @Nullable Hindrance change(Correction correction, Content content, List<Copy> copies) {
        var rows = Objects.requireNonNull(found);
        var place = new Place(correction.source(), correction.table(), correction.column());
        var part = transaction.map().table(place.table()).part(correction.column());
        if (isRestricted(transaction.jdbc(), transaction::own, place.table(), part, List.of(content.key()), Set.of())) {
            return Hindrance.RESTRICTED;
        }
        var present = present(place, content.key(), rows.condition(place.wholeTable()));
        if (present.isEmpty()) {
            return Hindrance.GONE;
        }
        transaction.jdbc().sql("savepoint correction").update();
        try {
            if (!write(place, content.key(), content, false)
                    && !Objects.equals(present.getFirst().value(), content.wanted())) {
                return Hindrance.CHANGED_MEANWHILE;
            }
            copies.forEach(copy -> copy.keys().forEach(key -> write(copy.place(), key, content, copy.ignoringCase())));
            return null;
        } catch (DataAccessException failure) {
            return refused(failure);
        }
    }

    /** Changes what copies a value of another source; what the database refuses there stays as it was. */
    void changeCopies(Correction correction, Content content, List<Copy> copies) {
        transaction.jdbc().sql("savepoint correction").update();
        try {
            copies.forEach(copy -> copy.keys().forEach(key -> write(copy.place(), key, content, copy.ignoringCase())));
        } catch (DataAccessException failure) {
            refused(failure);
        }
    }

    /** A value that the database refuses (classes 22 and 23, or an exception of the shop's own trigger) is somebody's to mend. */
    private Hindrance refused(DataAccessException failure) {
        var state = SourceUnavailableException.state(failure);
        if (!state.startsWith("22") && !state.startsWith("23") && !state.startsWith("P0")) {
            throw failure;
        }
        transaction.jdbc().sql("rollback to savepoint correction").update();
        return Hindrance.REFUSED;
    }

    private boolean write(Place place, List<String> key, Content content, boolean ignoringCase) {
        var column = String.valueOf(place.column());
        var row = row(place, key);
        var changed = transaction
                        .jdbc()
                        .sql("update %s t set %s = cast(cast(:wanted as text) as %s) where %s and %s"
                                .formatted(
                                        transaction.table(place.table()),
                                        Sql.quoted(column),
                                        transaction
                                                .live()
                                                .column(place.table(), column)
                                                .type(),
                                        row.text(),
                                        equal(column, ignoringCase)))
                        .params(row.parameters())
                        .param("wanted", content.wanted())
                        .param("seen", content.seen())
                        .update()
                > 0;
        if (changed) {
            derive(place, row);
        }
        return changed;
    }

    /** Computes anew what repeats values of the row. */
    private void derive(Place place, Sql row) {
        var derived = transaction.map().table(place.table()).columns().entrySet().stream()
                .filter(column -> column.getValue().derived() != null)
                .map(column -> "%s = (%s)"
                        .formatted(
                                Sql.quoted(column.getKey()), column.getValue().derived()))
                .collect(Collectors.joining(", "));
        if (!derived.isEmpty()) {
            transaction
                    .jdbc()
                    .sql("update %s t set %s where %s".formatted(transaction.table(place.table()), derived, row.text()))
                    .params(row.parameters())
                    .update();
        }
    }

    /** The value as it is now, in a row that is still the subject's. */
    private List<Present> present(Place place, List<String> key, Sql subjects) {
        var row = row(place, key).and(subjects);
        return transaction
                .jdbc()
                .sql("select cast(%s as text) from %s t where %s"
                        .formatted(
                                Sql.quoted(String.valueOf(place.column())),
                                transaction.table(place.table()),
                                row.text()))
                .params(row.parameters())
                .query((result, index) -> new Present(result.getString(1)))
                .list();
    }

    private Sql row(Place place, List<String> key) {
        return new Sql(
                new RowKeys(transaction, place.table()).named("cast(:rowKey as text[])"),
                Map.of("rowKey", key.toArray(String[]::new)));
    }

    private static String equal(String column, boolean ignoringCase) {
        return (ignoringCase
                        ? "lower(cast(%s as text)) is not distinct from lower(cast(:seen as text))"
                        : "cast(%s as text) is not distinct from cast(:seen as text)")
                .formatted(Sql.quoted(column));
    }

    /** The keys of the subject's rows whose column has a value. */
    static List<List<String>> keys(
            Sources sources, FoundRows found, Place place, boolean ignoringCase, @Nullable String value) {
        var database = sources.get(place.source());
        var table = database.map().table(place.table());
        var condition = found.condition(place.wholeTable());
        var sql = "select %s from %s where %s and %s"
                .formatted(
                        table.key().stream()
                                .map(column -> "cast(%s as text)".formatted(Sql.quoted(column)))
                                .collect(Collectors.joining(", ")),
                        Sql.table(database.map(), place.table()),
                        condition.text(),
                        equal(String.valueOf(place.column()), ignoringCase));
        return database.read("looking for copies in " + place.table(), jdbc -> jdbc.sql(sql)
                .params(condition.parameters())
                .param("seen", value)
                .query((row, index) -> {
                    var key = new ArrayList<String>();
                    for (var column = 1; column <= table.key().size(); column++) {
                        key.add(row.getString(column));
                    }
                    return List.copyOf(key);
                })
                .list());
    }

    /** Whether rows are restricted, or values of these persons are in the vault that would be such rows. */
    static boolean isRestricted(
            JdbcClient jdbc,
            UnaryOperator<String> own,
            String table,
            String part,
            Collection<List<String>> keys,
            Collection<String> persons) {
        var parameters = new HashMap<String, Object>();
        var rows = new ArrayList<String>();
        var list = List.copyOf(keys);
        IntStream.range(0, list.size()).forEach(index -> {
            parameters.put("key" + index, list.get(index).toArray(String[]::new));
            rows.add("held.row_key = cast(:key%d as text[])".formatted(index));
        });
        parameters.put("persons", persons.toArray(String[]::new));
        rows.add("hold.persons && cast(:persons as text[])");
        return jdbc.sql(
                        """
                        select exists (select 1 from %s held join %s hold using (hold_id)
                                       where not hold.lifted and hold.kind <> 'owed' and held.table_name = :heldTable
                                             and held.part = :heldPart and (%s))"""
                                .formatted(own.apply("held"), own.apply("hold"), String.join(" or ", rows)))
                .params(parameters)
                .param("heldTable", table)
                .param("heldPart", part)
                .query(Boolean.class)
                .single();
    }

    /** A row that is there. */
    private record Present(@Nullable String value) {}
}
