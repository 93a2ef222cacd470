package kz.bazarjoq.requests.data;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import kz.bazarjoq.requests.data.SourceMap.Column;
import kz.bazarjoq.requests.data.SourceMap.Table;

/**
 * What one job is going to destroy in a source, by row and part: listed in the source itself, so that a hundred thousand rows need no
 * memory, and what hinders it.
 */
final class Doomed {

    static final String BLOCKED = "blocked";
    static final String RETENTION_TERM = "retention-term";
    static final String OWED = "unfulfilled-obligation";

    private final SourceTransaction transaction;
    private final long job;
    private final LocalDate today;
    private final String[] persons;

    Doomed(SourceTransaction transaction, long job, LocalDate today, Collection<String> persons) {
        this.transaction = transaction;
        this.job = job;
        this.today = today;
        this.persons = persons.toArray(String[]::new);
    }

    /** Whose rows they are, as {@link FoundRows#persons}. */
    String[] persons() {
        return persons;
    }

    LocalDate today() {
        return today;
    }

    SourceTransaction transaction() {
        return transaction;
    }

    /** The parameters of every statement on the list. */
    Map<String, Object> job() {
        return Map.of("job", job);
    }

    Map<String, Object> of(String table) {
        return Map.of("job", job, "tableName", table);
    }

    /** Lists the rows that meet a condition and hold something in these columns, in their table or in the vault. */
    void add(Wanted wanted, Sql rows) {
        var unlike = unlike(wanted.table(), wanted.columns());
        insert(
                wanted,
                "select :job, :tableName, %s, :part, cast(:columns as text[]), :whole, :item, :request, :right, cast(:reason as text) from %s t where (%s) and %s"
                        .formatted(
                                new RowKeys(transaction, wanted.table()).array(),
                                transaction.table(wanted.table()),
                                rows.text(),
                                unlike.text()),
                rows.and(unlike).parameters());
    }

    /** The tables of which the vault keeps something of these persons, with the parts. */
    Map<String, Set<String>> vaulted() {
        var vaulted = new HashMap<String, Set<String>>();
        transaction
                .jdbc()
                .sql("select distinct table_name, part from %s where persons && cast(:persons as text[])"
                        .formatted(transaction.own("vault")))
                .param("persons", persons)
                .query(row -> {
                    vaulted.computeIfAbsent(row.getString("table_name"), first -> new HashSet<>())
                            .add(row.getString("part"));
                });
        return vaulted;
    }

    /** Lists what the vault keeps of these persons. */
    void addKept(Wanted wanted) {
        insert(
                wanted,
                "select :job, table_name, row_key, part, cast(:columns as text[]), :whole, :item, :request, :right, cast(:reason as text) from %s where table_name = :tableName and part = :part and persons && cast(:persons as text[])"
                        .formatted(transaction.own("vault")),
                Map.of("persons", persons));
    }

    /** Lists one row, by its key. */
    void addKey(Wanted wanted, List<String> key) {
        insert(
                wanted,
                "select :job, :tableName, cast(:key as text[]), :part, cast(:columns as text[]), :whole, :item, :request, :right, cast(:reason as text)",
                Map.of("key", key.toArray(String[]::new)));
    }

    private void insert(Wanted wanted, String select, Map<String, Object> parameters) {
        transaction
                .jdbc()
                .sql(
                        """
                        insert into %1$s as known (job, table_name, row_key, part, columns, whole, item, request_id, right_id, reason) %2$s
                        on conflict on constraint doomed_pk do update set whole = known.whole or excluded.whole,
                            columns = array(select distinct name from unnest(known.columns || excluded.columns) name order by name)"""
                                .formatted(transaction.own("doomed"), select))
                .params(parameters)
                .params(of(wanted.table()))
                .param("part", wanted.part())
                .param("columns", wanted.columns().toArray(String[]::new))
                .param("whole", wanted.whole())
                .param("item", wanted.item())
                .param("request", wanted.request().value())
                .param("right", wanted.right())
                .param("reason", wanted.hindrance())
                .update();
    }

    /** The tables of the map of which anything is listed, those first that refer to others. */
    List<String> tables() {
        var names = new TreeSet<>(transaction
                .jdbc()
                .sql("select distinct table_name from %s where job = :job".formatted(transaction.own("doomed")))
                .params(job())
                .query(String.class)
                .list());
        return transaction.live().childrenFirst(names);
    }

    /** Sees what hinders it: a mandatory term, a term that a row is kept for, a blocking. */
    void hinder(Map<String, Part> parts) {
        // A job that comes again sees it anew. An obligation was seen when it was found.
        transaction
                .jdbc()
                .sql("update %s set reason = null, until = null where job = :job and reason <> :owed"
                        .formatted(transaction.own("doomed")))
                .params(job())
                .param("owed", OWED)
                .update();
        tables().forEach(table -> transaction.map().table(table).parts().forEach(part -> {
            var keep = Objects.requireNonNull(parts.get(part), part).keep();
            if (keep.mandatory()) {
                mandatory(table, part, keep);
            }
        }));
        held(
                "hold.kind = 'retain' and (held.until is null or held.until >= :today)",
                RETENTION_TERM,
                "case when bool_or(held.until is null) then null else max(held.until) end");
        held("hold.kind = 'block'", BLOCKED, "cast(null as date)");
    }

    private void mandatory(String table, String part, Part.Keep keep) {
        var due = "cast(coalesce(nullif(%s, '-infinity'), :today) + cast(:term as interval) as date)";
        var inTable = due.formatted(new StorageEvent(transaction.map(), table).sql("t"));
        var inVault = due.formatted("v.event");
        var parameters = new HashMap<>(of(table));
        parameters.putAll(
                Map.of("part", part, "today", today, "term", keep.term().toString(), "reason", RETENTION_TERM));
        var update =
                "update %s d set reason = :reason, until = %s from %s where d.job = :job and d.table_name = :tableName and d.part = :part and %s and %s >= :today";
        var vaulted = "v.table_name = d.table_name and v.row_key = d.row_key and v.part = d.part";
        transaction
                .jdbc()
                .sql(update.formatted(
                        transaction.own("doomed"),
                        inTable,
                        transaction.table(table) + " t",
                        "%s and not exists (select 1 from %s v where %s)"
                                .formatted(
                                        new RowKeys(transaction, table).named("d.row_key"),
                                        transaction.own("vault"),
                                        vaulted),
                        inTable))
                .params(parameters)
                .update();
        transaction
                .jdbc()
                .sql(update.formatted(
                        transaction.own("doomed"), inVault, transaction.own("vault") + " v", vaulted, inVault))
                .params(parameters)
                .update();
    }

    private void held(String which, String reason, String until) {
        transaction
                .jdbc()
                .sql(
                        """
                        update %1$s d set reason = :reason, until = greatest(d.until, other.until)
                        from (select held.table_name, held.row_key, held.part, %5$s as until
                              from %1$s mine join %2$s held using (table_name, row_key, part) join %3$s hold using (hold_id)
                              where mine.job = :job and not hold.lifted and %4$s
                              group by held.table_name, held.row_key, held.part) other
                        where d.job = :job and d.table_name = other.table_name and d.row_key = other.row_key and d.part = other.part"""
                                .formatted(
                                        transaction.own("doomed"),
                                        transaction.own("held"),
                                        transaction.own("hold"),
                                        which,
                                        until))
                .params(job())
                .params(Map.of("reason", reason, "today", today))
                .update();
    }

    /** What is destroyed and what has to stay, counted. */
    List<Fate> fates() {
        return transaction
                .jdbc()
                .sql(
                        """
                        select item, request_id, right_id, table_name, part, case when whole then null else columns end as columns,
                               reason, count(*) as rows, case when bool_or(until is null) then null else max(until) end as until
                        from %s where job = :job group by 1, 2, 3, 4, 5, 6, 7 order by 4, 5, 6, 7"""
                                .formatted(transaction.own("doomed")))
                .params(job())
                .query((row, index) -> new Fate(
                        row.getString("item"),
                        row.getString("request_id"),
                        row.getString("right_id"),
                        transaction.map().source(),
                        row.getString("table_name"),
                        row.getString("part"),
                        row.getArray("columns") == null
                                ? List.of()
                                : List.of((String[]) row.getArray("columns").getArray()),
                        row.getLong("rows"),
                        row.getString("reason"),
                        row.getObject("until", LocalDate.class)))
                .list();
    }

    /**
     * The condition that a row of {@code t} has in some of these columns anything but what destroying leaves there, and of what is derived
     * anything but what follows from its row.
     */
    Sql unlike(String table, Collection<String> columns) {
        var conditions = unlikeByColumn(table, columns);
        var parameters = new HashMap<String, Object>();
        conditions.values().forEach(condition -> parameters.putAll(condition.parameters()));
        return new Sql(
                conditions.isEmpty()
                        ? "false"
                        : "("
                                + String.join(
                                        " or ",
                                        conditions.values().stream()
                                                .map(Sql::text)
                                                .toList())
                                + ")",
                parameters);
    }

    Map<String, Sql> unlikeByColumn(String table, Collection<String> columns) {
        var described = transaction.map().table(table);
        var conditions = new LinkedHashMap<String, Sql>();
        for (var column : columns) {
            var entry = Objects.requireNonNull(described.columns().get(column), column);
            if (entry.derived() == null) {
                conditions.put(column, unlike(described, table, column, entry, conditions.size()));
            }
        }
        return conditions;
    }

    private Sql unlike(Table described, String table, String column, Column entry, int number) {
        var value = "t." + Sql.quoted(column);
        if (entry.destroy() == null || Column.EMPTY.equals(entry.destroy())) {
            return new Sql(value + " is not null", Map.of());
        }
        var name = "unlike" + number;
        var key = new ArrayList<String>();
        described.key().forEach(part -> key.add("cast(t.%s as text)".formatted(Sql.quoted(part))));
        // Both as text: a type need not know when two values are equal.
        return new Sql(
                "(cast(%s as text) <> cast(cast(replace(:%s, '{key}', %s) as %s) as text))"
                        .formatted(
                                value,
                                name,
                                String.join(" || '-' || ", key),
                                transaction.live().column(table, column).type()),
                Map.of(name, entry.destroy()));
    }

    /** The list is done with. */
    void clear() {
        for (var table : List.of("doomed", "leaving")) {
            transaction
                    .jdbc()
                    .sql("delete from %s where job = :job".formatted(transaction.own(table)))
                    .params(job())
                    .update();
        }
    }

    /**
     * What became of one part of the rows of a table: codes and numbers only.
     *
     * @param columns the columns, where it isn't the whole part
     * @param reason why it has to stay; none where it is destroyed
     */
    record Fate(
            String item,
            String request,
            String right,
            String source,
            String table,
            String part,
            List<String> columns,
            long rows,
            @org.jspecify.annotations.Nullable String reason,
            @org.jspecify.annotations.Nullable LocalDate until) {}
}
