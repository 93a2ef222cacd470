package kz.bazarjoq.requests.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import kz.bazarjoq.requests.data.Hold.Kind;
import kz.bazarjoq.requests.register.RequestId;
import org.springframework.stereotype.Component;

/** Destroys what is listed in a source and not hindered, in its tables and in the vault, and proves that nothing of it is left. */
@Component
class Shredder {

    private final Vault vault;
    private final Holds holds;

    Shredder(Vault vault, Holds holds) {
        this.vault = vault;
        this.holds = holds;
    }

    /**
     * Destroys it.
     *
     * @throws SourceRefusedException when the database refuses what is left, or a row to which others refer
     * @throws NotDestroyedException when something is left
     */
    void shred(Doomed doomed) {
        var leaving = new Leaving(doomed);
        leaving.choose();
        var tables = doomed.tables();
        tables.forEach(table -> emptyVault(doomed, table));
        leaving.delete();
        tables.forEach(table -> leaveRemains(doomed, table));
        release(doomed, tables);
        tables.forEach(table -> prove(doomed, table));
    }

    private void emptyVault(Doomed doomed, String table) {
        var transaction = doomed.transaction();
        var mine =
                "d.job = :job and d.table_name = :tableName and d.table_name = vault.table_name and d.row_key = vault.row_key and d.part = vault.part and d.reason is null";
        transaction
                .jdbc()
                .sql("delete from %s vault using %s d where %s and d.whole"
                        .formatted(transaction.own("vault"), transaction.own("doomed"), mine))
                .params(doomed.of(table))
                .update();
        transaction
                .jdbc()
                .sql("select distinct d.part, d.columns from %s vault join %s d on %s where not d.whole"
                        .formatted(transaction.own("vault"), transaction.own("doomed"), mine))
                .params(doomed.of(table))
                .query((row, index) -> Map.entry(row.getString("part"), (String[])
                        row.getArray("columns").getArray()))
                .list()
                .forEach(some -> {
                    var parameters = new HashMap<>(doomed.of(table));
                    parameters.put("these", some.getValue());
                    vault.forget(
                            transaction,
                            table,
                            some.getKey(),
                            List.of(some.getValue()),
                            new Sql(
                                    "exists (select 1 from %s d where %s and d.columns = cast(:these as text[]))"
                                            .formatted(transaction.own("doomed"), mine),
                                    parameters));
                });
    }

    /** All columns of a row at once: what is left of one alone might not fit a constraint. */
    private void leaveRemains(Doomed doomed, String table) {
        var transaction = doomed.transaction();
        var rows =
                """
                select d.row_key, array_agg(distinct c order by c) as columns from %1$s d, unnest(d.columns) c
                where d.job = :job and d.table_name = :tableName and d.reason is null and not exists (
                    select 1 from %2$s l where l.job = d.job and l.table_name = d.table_name and l.row_key = d.row_key)
                group by d.row_key"""
                        .formatted(transaction.own("doomed"), transaction.own("leaving"));
        transaction
                .jdbc()
                .sql("select distinct columns from (%s) listed".formatted(rows))
                .params(doomed.of(table))
                .query((row, index) -> (String[]) row.getArray("columns").getArray())
                .list()
                .forEach(columns -> {
                    var parameters = new HashMap<>(doomed.of(table));
                    parameters.put("these", columns);
                    new Remains(transaction, table)
                            .leave(
                                    List.of(columns),
                                    new Sql(
                                            "select row_key from (%s) listed where columns = cast(:these as text[])"
                                                    .formatted(rows),
                                            parameters));
                });
    }

    /** What is destroyed isn't held any longer. */
    private void release(Doomed doomed, List<String> tables) {
        var transaction = doomed.transaction();
        transaction
                .jdbc()
                .sql(
                        """
                        with free as (
                            delete from %1$s held using %2$s d
                            where d.job = :job and d.reason is null and held.table_name = d.table_name and held.row_key = d.row_key
                                  and held.part = d.part and (d.whole or held.columns <@ d.columns)
                            returning held.hold_id, held.table_name, held.row_key, held.part)
                        delete from %3$s hold where hold_id in (select hold_id from free) and not exists (
                            select 1 from %1$s other where other.hold_id = hold.hold_id and not exists (
                                select 1 from free where free.hold_id = other.hold_id and free.table_name = other.table_name
                                       and free.row_key = other.row_key and free.part = other.part))"""
                                .formatted(transaction.own("held"), transaction.own("doomed"), transaction.own("hold")))
                .params(doomed.job())
                .update();
        tables.forEach(table -> holds.unmark(
                transaction,
                table,
                new Sql(
                        "select distinct row_key from %s where job = :job and table_name = :tableName and reason is null"
                                .formatted(transaction.own("doomed")),
                        doomed.of(table))));
    }

    private void prove(Doomed doomed, String table) {
        var transaction = doomed.transaction();
        var described = transaction.map().table(table);
        var parameters = new HashMap<>(doomed.of(table));
        var left = new ArrayList<String>();
        doomed.unlikeByColumn(table, described.columns().keySet()).forEach((column, unlike) -> {
            parameters.putAll(unlike.parameters());
            parameters.put("column" + left.size(), column);
            left.add("(:column%d = any(d.columns) and %s)".formatted(left.size(), unlike.text()));
        });
        described.columns().forEach((column, entry) -> {
            if (entry.derived() != null) {
                left.add("t.%s is distinct from (select %s from %s derived where %s)"
                        .formatted(
                                Sql.quoted(column),
                                entry.derived(),
                                transaction.table(table),
                                described.key().stream()
                                        .map(Sql::quoted)
                                        .map(key -> "derived.%1$s = t.%1$s".formatted(key))
                                        .collect(Collectors.joining(" and "))));
            }
        });
        var mine = "d.job = :job and d.table_name = :tableName and d.reason is null";
        nothing(
                doomed,
                table,
                new Sql(
                        "%s d join %s t on %s where %s and (%s)"
                                .formatted(
                                        transaction.own("doomed"),
                                        transaction.table(table),
                                        new RowKeys(transaction, table).named("d.row_key"),
                                        mine,
                                        left.isEmpty() ? "false" : String.join(" or ", left)),
                        parameters));
        nothing(
                doomed,
                table,
                new Sql(
                        "%s d join %s v using (table_name, row_key, part) where d.job = :job and table_name = :tableName and d.reason is null and d.whole"
                                .formatted(transaction.own("doomed"), transaction.own("vault")),
                        doomed.of(table)));
        nothing(
                doomed,
                table,
                new Sql(
                        "%s d join %s t on %s where d.job = :job and d.table_name = :tableName"
                                .formatted(
                                        transaction.own("leaving"),
                                        transaction.table(table),
                                        new RowKeys(transaction, table).named("d.row_key")),
                        doomed.of(table)));
    }

    /** Proves that a search over the person's rows finds nothing of these parts but what has to stay. */
    void proveGone(Doomed doomed, List<Wish> wishes) {
        wishes.stream().filter(wish -> !wish.rows().equals(Sql.NOTHING)).forEach(wish -> proveGone(doomed, wish));
        var transaction = doomed.transaction();
        transaction
                .jdbc()
                .sql(
                        """
                        select v.table_name, count(*) as rows
                        from %s v join unnest(cast(:tables as text[]), cast(:parts as text[])) w (table_name, part) using (table_name, part)
                        where v.persons && cast(:persons as text[]) and not exists (
                            select 1 from %s d where d.job = :job and d.table_name = v.table_name and d.part = v.part
                                   and d.row_key = v.row_key and d.reason is not null)
                        group by v.table_name"""
                                .formatted(transaction.own("vault"), transaction.own("doomed")))
                .params(doomed.job())
                .param(
                        "tables",
                        wishes.stream().map(wish -> wish.wanted().table()).toArray(String[]::new))
                .param(
                        "parts",
                        wishes.stream().map(wish -> wish.wanted().part()).toArray(String[]::new))
                .param("persons", doomed.persons())
                .query((row, index) -> new NotDestroyedException(
                        transaction.map().source(), row.getString("table_name"), row.getLong("rows")))
                .list()
                .forEach(left -> {
                    throw left;
                });
    }

    private static void proveGone(Doomed doomed, Wish wish) {
        var transaction = doomed.transaction();
        var wanted = wish.wanted();
        var parameters = new HashMap<>(wish.rows().parameters());
        var unlike = doomed.unlike(wanted.table(), wanted.columns());
        parameters.putAll(unlike.parameters());
        parameters.putAll(doomed.of(wanted.table()));
        parameters.put("part", wanted.part());
        nothing(
                doomed,
                wanted.table(),
                new Sql(
                        "%s t where (%s) and %s and not exists (select 1 from %s d where d.job = :job and d.table_name = :tableName and d.part = :part and d.reason is not null and d.row_key = %s)"
                                .formatted(
                                        transaction.table(wanted.table()),
                                        wish.rows().text(),
                                        unlike.text(),
                                        transaction.own("doomed"),
                                        new RowKeys(transaction, wanted.table()).array()),
                        parameters));
    }

    private static void nothing(Doomed doomed, String table, Sql query) {
        var transaction = doomed.transaction();
        var rows = transaction
                .jdbc()
                .sql("select count(*) from " + query.text())
                .params(query.parameters())
                .query(Long.class)
                .single();
        if (rows > 0) {
            throw new NotDestroyedException(transaction.map().source(), table, rows);
        }
    }

    /**
     * Keeps for later what is hindered: it is destroyed once nothing hinders it any longer. What an obligation needs is used for that
     * meanwhile, all else is restricted.
     */
    void keep(Doomed doomed, RequestId request, String right, Set<String> persons) {
        hold(doomed, new Hold(Kind.destroy, request, right, "hindered", persons), "reason <> :owed");
        hold(doomed, new Hold(Kind.owed, request, right, Doomed.OWED, persons), "reason = :owed");
    }

    private void hold(Doomed doomed, Hold hold, String which) {
        var transaction = doomed.transaction();
        var id = holds.open(transaction, hold);
        var held = transaction
                .jdbc()
                .sql(
                        """
                        insert into %s (hold_id, table_name, row_key, part, until, columns, item)
                        select :hold, table_name, row_key, part, until, case when whole then null else columns end, nullif(item, part)
                        from %s where job = :job and %s"""
                                .formatted(transaction.own("held"), transaction.own("doomed"), which))
                .params(doomed.job())
                .param("hold", id)
                .param("owed", Doomed.OWED)
                .update();
        // What the same request kept before is kept anew.
        transaction
                .jdbc()
                .sql(
                        """
                        delete from %1$s old using %1$s new, %2$s hold
                        where new.hold_id = :hold and old.hold_id = hold.hold_id and hold.hold_id <> :hold and hold.kind = :kind
                              and hold.request_id = :request and hold.right_id = :right and old.table_name = new.table_name
                              and old.row_key = new.row_key and old.part = new.part"""
                                .formatted(transaction.own("held"), transaction.own("hold")))
                .params(Map.of("hold", id, "kind", hold.kind().name()))
                .params(Map.of("request", hold.request().value(), "right", hold.right()))
                .update();
        transaction
                .jdbc()
                .sql(
                        """
                        delete from %2$s hold where kind = :kind and request_id = :request and right_id = :right
                        and not exists (select 1 from %1$s held where held.hold_id = hold.hold_id)"""
                                .formatted(transaction.own("held"), transaction.own("hold")))
                .params(Map.of("kind", hold.kind().name()))
                .params(Map.of("request", hold.request().value(), "right", hold.right()))
                .update();
        if (held > 0 && hold.kind().restricts()) {
            restrict(doomed, hold, id);
        }
    }

    private void restrict(Doomed doomed, Hold hold, long id) {
        var transaction = doomed.transaction();
        doomed.tables().forEach(table -> {
            var parts = new TreeSet<String>();
            transaction
                    .jdbc()
                    .sql(
                            "select distinct part from %s where hold_id = :hold and table_name = :tableName and columns is null"
                                    .formatted(transaction.own("held")))
                    .params(Map.of("hold", id, "tableName", table))
                    .query(row -> {
                        parts.add(row.getString("part"));
                    });
            if (!parts.isEmpty()) {
                holds.restrict(transaction, id, hold, table, parts);
            }
        });
    }
}
