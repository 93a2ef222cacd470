package kz.bazarjoq.requests.data;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kz.bazarjoq.requests.data.LiveSchema.LiveReference;
import kz.bazarjoq.requests.data.SourceMap.Destroy;

/**
 * The rows that go as a whole: those of which all parts are destroyed, now or before, and to which nothing refers that stays.
 */
final class Leaving {

    private final Doomed doomed;
    private final SourceTransaction transaction;
    private final List<String> tables;

    Leaving(Doomed doomed) {
        this.doomed = doomed;
        transaction = doomed.transaction();
        tables = transaction.live().childrenFirst(listed());
    }

    /** The tables of what is listed, and of the husks of the same persons. */
    private Set<String> listed() {
        var names = new HashSet<>(doomed.tables());
        names.addAll(transaction
                .jdbc()
                .sql("select distinct table_name from %s where persons && cast(:persons as text[])"
                        .formatted(transaction.own("husk")))
                .param("persons", doomed.persons())
                .query(String.class)
                .list());
        names.removeIf(table -> !transaction.map().tables().containsKey(table)
                || transaction.map().table(table).destroy() != Destroy.row);
        return names;
    }

    /** Chooses them among what is listed. */
    void choose() {
        tables.forEach(this::candidates);
        var going = new HashSet<>(tables);
        boolean fewer;
        do {
            fewer = false;
            for (var table : tables) {
                for (var reference : referrers(table)) {
                    fewer |= stay(table, reference, going);
                }
            }
        } while (fewer);
        forgetHusks();
    }

    /** Takes rows off the list that stay although nothing is left of them, and remembers them for later. Whether there were any. */
    private boolean stay(String condition, Map<String, Object> parameters) {
        return transaction
                        .jdbc()
                        .sql(
                                """
                                with stays as (
                                    delete from %s l where l.job = :job and l.table_name = :tableName and %s
                                    returning l.table_name, l.row_key)
                                insert into %s (table_name, row_key, persons)
                                select table_name, row_key, cast(:persons as text[]) from stays
                                on conflict on constraint husk_pk do update set persons = excluded.persons"""
                                        .formatted(transaction.own("leaving"), condition, transaction.own("husk")))
                        .params(parameters)
                        .param("persons", doomed.persons())
                        .update()
                > 0;
    }

    /** What goes now, or keeps its values for something else, isn't one. */
    private void forgetHusks() {
        transaction
                .jdbc()
                .sql(
                        """
                        delete from %1$s h where h.persons && cast(:persons as text[]) and (
                            exists (select 1 from %2$s l
                                    where l.job = :job and l.table_name = h.table_name and l.row_key = h.row_key)
                            or exists (select 1 from %3$s d where d.job = :job and d.table_name = h.table_name
                                       and d.row_key = h.row_key and d.reason is not null))"""
                                .formatted(
                                        transaction.own("husk"), transaction.own("leaving"), transaction.own("doomed")))
                .params(doomed.job())
                .param("persons", doomed.persons())
                .update();
    }

    private List<LiveReference> referrers(String table) {
        return Objects.requireNonNull(transaction.live().tables().get(table)).referrers();
    }

    private void candidates(String table) {
        var parameters = new HashMap<>(doomed.of(table));
        var described = transaction.map().table(table);
        var keys = new RowKeys(transaction, table).named("d.row_key");
        var conditions = described
                .parts()
                .map(part -> {
                    var unlike = doomed.unlike(
                            table,
                            described.columns().keySet().stream()
                                    .filter(column -> described.part(column).equals(part))
                                    .toList());
                    var prefix = "p" + parameters.size() + "_";
                    var text = unlike.text();
                    for (var entry : unlike.parameters().entrySet()) {
                        parameters.put(prefix + entry.getKey(), entry.getValue());
                        text = text.replaceAll(":" + entry.getKey() + "\\b", ":" + prefix + entry.getKey());
                    }
                    parameters.put(prefix + "part", part);
                    return """
                            (exists (select 1 from %1$s p where p.job = :job and p.table_name = d.table_name and p.row_key = d.row_key
                                     and p.part = :%2$spart and p.whole and p.reason is null)
                             or not exists (select 1 from %3$s t where %4$s and %5$s)
                                and not exists (select 1 from %6$s v where v.table_name = d.table_name and v.row_key = d.row_key
                                                and v.part = :%2$spart))"""
                            .formatted(
                                    transaction.own("doomed"),
                                    prefix,
                                    transaction.table(table),
                                    keys,
                                    text,
                                    transaction.own("vault"));
                })
                .toList();
        transaction
                .jdbc()
                .sql(
                        """
                        insert into %s (job, table_name, row_key)
                        select :job, d.table_name, d.row_key from (
                            select table_name, row_key from %s where job = :job and table_name = :tableName and reason is null
                            union
                            select table_name, row_key from %s
                            where table_name = :tableName and persons && cast(:persons as text[])) d
                        where %s"""
                                .formatted(
                                        transaction.own("leaving"),
                                        transaction.own("doomed"),
                                        transaction.own("husk"),
                                        String.join(" and ", conditions)))
                .params(parameters)
                .param("persons", doomed.persons())
                .update();
    }

    /** Rows to which others refer that stay are no candidates. Whether any were. */
    private boolean stay(String table, LiveReference reference, Set<String> going) {
        var join = IntStream.range(0, reference.columns().size())
                .mapToObj(place -> "c.%s = t.%s"
                        .formatted(
                                Sql.quoted(reference.columns().get(place)),
                                Sql.quoted(reference.targets().get(place))))
                .collect(Collectors.joining(" and "));
        var parameters = new HashMap<>(doomed.of(table));
        var mayGo = "";
        if (reference.here() && going.contains(reference.table())) {
            parameters.put("child", reference.table());
            mayGo =
                    " and not exists (select 1 from %s x where x.job = :job and x.table_name = :child and x.row_key = %s)"
                            .formatted(
                                    transaction.own("leaving"), new RowKeys(transaction, reference.table()).array("c"));
        }
        var joined = "from %s t join %s c on %s"
                .formatted(
                        transaction.table(table),
                        Sql.quoted(reference.schema()) + "." + Sql.quoted(reference.table()),
                        join);
        var stays = new RowKeys(transaction, table).named("l.row_key") + mayGo;
        if (!mayGo.isEmpty() && !new Remains(transaction, table).possible()) {
            hinderedBy(joined, stays, parameters, new RowKeys(transaction, reference.table()).array("c"));
        }
        var fewer = stay("exists (select 1 %s where %s)".formatted(joined, stays), parameters);
        var fewerYet = staysInVault(table, reference);
        return fewer || fewerYet;
    }

    /** A row that can't stay without its values stays with them as long as another that refers to it. */
    private void hinderedBy(String joined, String stays, Map<String, Object> parameters, String child) {
        transaction
                .jdbc()
                .sql(
                        """
                        update %1$s d set reason = other.reason, until = other.until
                        from (select l.row_key, max(o.reason) as reason, max(o.until) as until
                              from %2$s l cross join lateral (
                                  select o.reason, o.until %3$s
                                  join %1$s o on o.job = :job and o.table_name = :child and o.row_key = %4$s and o.reason is not null
                                  where %5$s) o
                              where l.job = :job and l.table_name = :tableName group by l.row_key) other
                        where d.job = :job and d.table_name = :tableName and d.row_key = other.row_key"""
                                .formatted(transaction.own("doomed"), transaction.own("leaving"), joined, child, stays))
                .params(parameters)
                .update();
    }

    /**
     * What left its table for the vault as a whole refers to rows there, too, and may come back. To which, only its content tells, so it
     * holds all of the person's.
     */
    private boolean staysInVault(String table, LiveReference reference) {
        if (!reference.here() || !transaction.map().tables().containsKey(reference.table())) {
            return false;
        }
        var stays =
                """
                exists (select 1 from %s v where v.table_name = :child and v.whole and v.persons && cast(:persons as text[])
                        and not exists (select 1 from %s x where x.job = :job and x.table_name = :child and x.row_key = v.row_key))"""
                        .formatted(transaction.own("vault"), transaction.own("leaving"));
        var parameters = new HashMap<>(doomed.of(table));
        parameters.putAll(Map.of("child", reference.table(), "persons", doomed.persons()));
        if (!new Remains(transaction, table).possible()) {
            transaction
                    .jdbc()
                    .sql(
                            """
                            update %1$s d set (reason, until) = (select coalesce(max(o.reason), :term), max(o.until) from %1$s o
                                                                 where o.job = :job and o.table_name = :child)
                            where d.job = :job and d.table_name = :tableName and d.reason is null and %2$s and exists (
                                select 1 from %3$s l where l.job = :job and l.table_name = :tableName and l.row_key = d.row_key)"""
                                    .formatted(transaction.own("doomed"), stays, transaction.own("leaving")))
                    .params(parameters)
                    .param("term", Doomed.RETENTION_TERM)
                    .update();
        }
        return stay(stays, parameters);
    }

    /** Deletes them, those first that refer to others; in a circle all at once. */
    void delete() {
        transaction.live().groupsChildrenFirst(tables).forEach(group -> {
            var parameters = new HashMap<>(doomed.job());
            var deletions = IntStream.range(0, group.size())
                    .mapToObj(place -> {
                        parameters.put("table" + place, group.get(place));
                        return "delete from %s t using %s l where l.job = :job and l.table_name = :table%d and %s"
                                .formatted(
                                        transaction.table(group.get(place)),
                                        transaction.own("leaving"),
                                        place,
                                        new RowKeys(transaction, group.get(place)).named("l.row_key"));
                    })
                    .toList();
            var last = deletions.size() - 1;
            var circle = IntStream.range(0, last)
                    .mapToObj(place -> "d%d as (%s)".formatted(place, deletions.get(place)))
                    .collect(Collectors.joining(", "));
            transaction
                    .jdbc()
                    .sql(Stream.of(circle.isEmpty() ? "" : "with " + circle, deletions.get(last))
                            .collect(Collectors.joining(" ")))
                    .params(parameters)
                    .update();
        });
    }
}
