package kz.bazarjoq.requests.data;

import java.time.Clock;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import kz.bazarjoq.requests.register.RequestId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Holds rows of persons in the tables of a source, and lets go of them. Several holds may lie on one row: it is free again when the last
 * is lifted.
 */
@Component
class Holds {

    private final Vault vault;
    private final Clock clock;

    Holds(Vault vault, Clock clock) {
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * Places a hold on all that is held of some parts: rows with a marker are marked, other values go to the vault. What the vault has
     * of these persons is held, too.
     *
     * @param rows the condition that the persons' rows of a table meet
     * @param terms how long each part is held, counted from its row's event; parts without an entry aren't held
     * @return how many rows, each part of a row counted
     */
    int place(SourceTransaction transaction, Hold hold, Function<Place, Sql> rows, Map<String, Term> terms) {
        var id = open(transaction, hold);
        var count = holdKept(transaction, id, hold, terms);
        for (var table :
                transaction.live().childrenFirst(transaction.map().tables().keySet())) {
            var found = rows.apply(new Place(transaction.map().source(), table, null));
            var held = found.equals(Sql.NOTHING) ? 0 : hold(transaction, id, table, found, terms);
            if (held > 0 && hold.kind().restricts()) {
                restrict(transaction, id, hold, table, terms.keySet());
            }
            count += held;
        }
        return count;
    }

    /** Opens a hold that holds nothing yet. */
    long open(SourceTransaction transaction, Hold hold) {
        return transaction
                .jdbc()
                .sql(
                        "insert into %s (kind, request_id, right_id, reason, persons, placed_at) values (:kind, :request, :right, :reason, :persons, :at) returning hold_id"
                                .formatted(transaction.own("hold")))
                .params(Map.of(
                        "kind",
                        hold.kind().name(),
                        "request",
                        hold.request().value(),
                        "right",
                        hold.right(),
                        "reason",
                        hold.reason(),
                        "persons",
                        hold.persons().toArray(String[]::new),
                        "at",
                        clock.instant().atOffset(ZoneOffset.UTC)))
                .query(Long.class)
                .single();
    }

    /** Restricts what a hold holds of a table: rows with a marker are marked, other values go to the vault. */
    void restrict(SourceTransaction transaction, long id, Hold hold, String table, Collection<String> parts) {
        var described = transaction.map().table(table);
        if (described.marker() != null) {
            mark(transaction, id, table, described.marker());
            return;
        }
        var event = new StorageEvent(transaction.map(), table).sql("t");
        described
                .parts()
                .filter(parts::contains)
                .forEach(part ->
                        vault.take(transaction, id, table, part, hold.persons().toArray(String[]::new), event));
    }

    private int hold(SourceTransaction transaction, long id, String table, Sql found, Map<String, Term> terms) {
        var described = transaction.map().table(table);
        var parameters = parameters(id);
        parameters.put("tableName", table);
        parameters.putAll(found.parameters());
        var parts = described
                .parts()
                .filter(terms::containsKey)
                .map(part -> {
                    var given = new PartValues(described, part).given();
                    parameters.putAll(given.parameters());
                    return "(%s, (%s))".formatted(part(part, terms, parameters), given.text());
                })
                .collect(Collectors.joining(", "));
        if (parts.isEmpty()) {
            return 0;
        }
        // The names of the columns are quoted so that no column of the shop's has them.
        return transaction
                .jdbc()
                .sql(
                        """
                        insert into %s (hold_id, table_name, row_key, part, until)
                        select :holdId, :tableName, %s, "held part", %s
                        from %s t cross join lateral (values %s) parts ("held part", "held term", "is given")
                        where (%s) and "is given\""""
                                .formatted(
                                        transaction.own("held"),
                                        new RowKeys(transaction, table).array(),
                                        until(new StorageEvent(transaction.map(), table).sql("t")),
                                        transaction.table(table),
                                        parts,
                                        found.text()))
                .params(parameters)
                .update();
    }

    /** What is in the vault isn't found in its table any more, and has its event with it. */
    private int holdKept(SourceTransaction transaction, long id, Hold hold, Map<String, Term> terms) {
        var parameters = parameters(id);
        parameters.put("persons", hold.persons().toArray(String[]::new));
        var parts = terms.keySet().stream()
                .map(part -> "(%s)".formatted(part(part, terms, parameters)))
                .collect(Collectors.joining(", "));
        return transaction
                .jdbc()
                .sql(
                        """
                        insert into %s (hold_id, table_name, row_key, part, until)
                        select :holdId, table_name, row_key, part, %s
                        from %s join (values %s) parts ("held part", "held term") on part = "held part"
                        where persons && cast(:persons as text[])"""
                                .formatted(transaction.own("held"), until("event"), transaction.own("vault"), parts))
                .params(parameters)
                .update();
    }

    /** A part and how long it is held, as two values. */
    private static String part(String part, Map<String, Term> terms, Map<String, Object> parameters) {
        var name = part.replace('-', '_');
        parameters.put("part_" + name, part);
        var length = Objects.requireNonNull(terms.get(part)).length();
        if (length == null) {
            return "cast(:part_%s as text), cast(null as interval)".formatted(name);
        }
        parameters.put("term_" + name, length.toString());
        return "cast(:part_%1$s as text), cast(:term_%1$s as interval)".formatted(name);
    }

    private static String until(String event) {
        return "cast(coalesce(nullif(%s, '-infinity'), :today) + \"held term\" as date)".formatted(event);
    }

    private Map<String, Object> parameters(long id) {
        return new HashMap<>(Map.of("holdId", id, "today", StorageEvent.today(clock)));
    }

    private void mark(SourceTransaction transaction, long id, String table, String marker) {
        var bool = transaction.live().column(table, marker).type().equals("boolean");
        transaction
                .jdbc()
                .sql(
                        "update %1$s t set %2$s = %3$s from %4$s held where held.hold_id = :hold and held.table_name = :table and %5$s and (t.%2$s is null%6$s)"
                                .formatted(
                                        transaction.table(table),
                                        Sql.quoted(marker),
                                        bool ? "true" : "cast(:at as timestamptz)",
                                        transaction.own("held"),
                                        new RowKeys(transaction, table).named("held.row_key"),
                                        bool ? " or not t." + Sql.quoted(marker) : ""))
                .params(Map.of("hold", id, "table", table, "at", clock.instant().atOffset(ZoneOffset.UTC)))
                .update();
    }

    /**
     * Lifts holds: rows that nothing else holds are free, and values come back from the vault as they were.
     *
     * @param which a condition on {@code hold}
     * @return how many rows they held, each part of a row counted
     * @throws SourceRefusedException when the shop has put something in the place of what comes back
     */
    int lift(SourceTransaction transaction, Sql which) {
        transaction
                .jdbc()
                .sql("update %s hold set lifted = true where %s".formatted(transaction.own("hold"), which.text()))
                .params(which.parameters())
                .update();
        var held = new TreeSet<String>();
        transaction
                .jdbc()
                .sql("select distinct table_name from %s join %s using (hold_id) where lifted"
                        .formatted(transaction.own("held"), transaction.own("hold")))
                .query(row -> {
                    held.add(row.getString("table_name"));
                });
        var tables = new ArrayList<>(transaction.live().childrenFirst(held));
        Collections.reverse(tables);
        tables.forEach(table -> release(transaction, table));
        var count = transaction
                .jdbc()
                .sql("select count(*) from %s join %s using (hold_id) where lifted"
                        .formatted(transaction.own("held"), transaction.own("hold")))
                .query(Integer.class)
                .single();
        transaction
                .jdbc()
                .sql("delete from %s where lifted".formatted(transaction.own("hold")))
                .update();
        return count;
    }

    /** Puts another hold in the place of one on a part, and restricts what the other didn't. */
    void change(SourceTransaction transaction, long old, String part, Hold hold, Term term) {
        var id = open(transaction, hold);
        transaction.map().tables().forEach((table, described) -> {
            if (described.parts().anyMatch(part::equals)) {
                change(transaction, old, id, table, part, term);
                restrict(transaction, id, hold, table, List.of(part));
            }
        });
        closeIfEmpty(transaction, old);
    }

    private void change(SourceTransaction transaction, long old, long id, String table, String part, Term term) {
        var parameters = parameters(id);
        parameters.putAll(Map.of("old", old, "tableName", table));
        var value = part(part, Map.of(part, term), parameters);
        var event = "(select %s from %s t where %s)"
                .formatted(
                        new StorageEvent(transaction.map(), table).sql("t"),
                        transaction.table(table),
                        new RowKeys(transaction, table).named("held.row_key"));
        transaction
                .jdbc()
                .sql(
                        """
                        update %s held set hold_id = :holdId, until = case when "held term" is not null then %s else until end
                        from (values (%s)) parts ("held part", "held term")
                        where held.part = "held part" and held.hold_id = :old and held.table_name = :tableName"""
                                .formatted(transaction.own("held"), until(event), value))
                .params(parameters)
                .update();
    }

    /** Lets go of a part that restricted nothing. */
    void letGo(SourceTransaction transaction, long hold, String part) {
        transaction
                .jdbc()
                .sql("delete from %s where hold_id = :hold and part = :part".formatted(transaction.own("held")))
                .params(Map.of("hold", hold, "part", part))
                .update();
        closeIfEmpty(transaction, hold);
    }

    private static void closeIfEmpty(SourceTransaction transaction, long hold) {
        transaction
                .jdbc()
                .sql("delete from %s where hold_id = :hold and not exists (select 1 from %s where hold_id = :hold)"
                        .formatted(transaction.own("hold"), transaction.own("held")))
                .param("hold", hold)
                .update();
    }

    private void release(SourceTransaction transaction, String table) {
        var lifted =
                "exists (select 1 from %s held join %s hold using (hold_id) where hold.lifted and held.table_name = vault.table_name and held.row_key = vault.row_key and held.part = vault.part)"
                        .formatted(transaction.own("held"), transaction.own("hold"));
        var described = transaction.map().tables().get(table);
        if (described == null) {
            return;
        }
        if (described.marker() == null) {
            vault.giveBack(
                    transaction, table, lifted + " and " + free(transaction, "vault", " and other.part = vault.part"));
            return;
        }
        unmark(
                transaction,
                table,
                new Sql(
                        "select distinct held.row_key from %s held join %s mine using (hold_id) where mine.lifted and held.table_name = :table"
                                .formatted(transaction.own("held"), transaction.own("hold")),
                        Map.of("table", table)));
    }

    /**
     * Takes the marker off rows that nothing holds any longer.
     *
     * @param rows a query of {@code row_key}
     */
    void unmark(SourceTransaction transaction, String table, Sql rows) {
        var marker = transaction.map().table(table).marker();
        if (marker == null) {
            return;
        }
        var bool = transaction.live().column(table, marker).type().equals("boolean");
        transaction
                .jdbc()
                .sql(
                        "update %s t set %s = %s from (select cast(:marked as text) as table_name, row_key from (%s) listed) chosen where %s and t.%s and %s"
                                .formatted(
                                        transaction.table(table),
                                        Sql.quoted(marker),
                                        bool ? "false" : "null",
                                        rows.text(),
                                        new RowKeys(transaction, table).named("chosen.row_key"),
                                        Sql.quoted(marker) + (bool ? "" : " is not null"),
                                        free(transaction, "chosen", "")))
                .params(rows.parameters())
                .param("marked", table)
                .update();
    }

    /** The condition that a row of {@code vault} or {@code held} is held by nothing that restricts it. */
    private static String free(SourceTransaction transaction, String row, String samePart) {
        return """
                not exists (select 1 from %1$s other join %2$s hold using (hold_id)
                            where other.table_name = %3$s.table_name and other.row_key = %3$s.row_key%4$s
                                  and not hold.lifted and hold.kind <> 'owed')"""
                .formatted(transaction.own("held"), transaction.own("hold"), row, samePart);
    }

    /** The holds of a request, as a condition on {@code hold}; of one right, or of all. */
    static Sql of(Hold.Kind kind, RequestId request, @Nullable String right, String reason) {
        var parameters =
                new HashMap<String, Object>(Map.of("kind", kind.name(), "request", request.value(), "reason", reason));
        var text = "hold.kind = :kind and hold.request_id = :request and hold.reason = :reason";
        if (right == null) {
            return new Sql(text, parameters);
        }
        parameters.put("right", right);
        return new Sql(text + " and hold.right_id = :right", parameters);
    }

    /**
     * How long something is held, counted from its row's event.
     *
     * @param length none where only somebody's decision ends it
     */
    record Term(@Nullable Period length) {

        static final Term OPEN = new Term(null);
    }
}
