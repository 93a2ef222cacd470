package kz.bazarjoq.requests.data;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a source's database really has, as its catalogue tells; no row is read. */
record LiveSchema(Map<String, LiveTable> tables) {

    /** Reads the catalogue. */
    static LiveSchema read(JdbcClient jdbc, String schema) {
        var tables = new TreeMap<String, LiveTable>();
        jdbc.sql(
                        """
                        select c.relname, has_table_privilege(c.oid, 'select') as readable,
                               has_table_privilege(c.oid, 'insert') and has_table_privilege(c.oid, 'update')
                                   and has_table_privilege(c.oid, 'delete') as writable, a.attname, a.attgenerated <> '' as computed,
                               format_type(a.atttypid, -1) as type, a.atttypmod - 4 as length, t.typname, a.attnotnull
                        from pg_attribute a
                             join pg_class c on c.oid = a.attrelid
                             join pg_namespace n on n.oid = c.relnamespace
                             join pg_type t on t.oid = a.atttypid
                        where n.nspname = :schema and c.relkind in ('r', 'p', 'v', 'm', 'f')
                              and a.attnum > 0 and not a.attisdropped
                        order by c.relname, a.attnum""")
                .param("schema", schema)
                .query(row -> {
                    var readable = row.getBoolean("readable");
                    var writable = row.getBoolean("writable");
                    tables.computeIfAbsent(row.getString("relname"), name -> new LiveTable(readable, writable))
                            .columns()
                            .put(
                                    row.getString("attname"),
                                    new LiveColumn(
                                            row.getString("type"),
                                            length(row),
                                            row.getBoolean("attnotnull"),
                                            row.getBoolean("computed")));
                });
        readChecks(jdbc, schema, tables);
        readUniqueIndexes(jdbc, schema, tables);
        readKeys(jdbc, schema, tables);
        readReferences(jdbc, schema, tables);
        return new LiveSchema(tables);
    }

    private static int length(ResultSet row) throws SQLException {
        return List.of("varchar", "bpchar").contains(row.getString("typname")) && row.getInt("length") > 0
                ? row.getInt("length")
                : Integer.MAX_VALUE;
    }

    private static void readChecks(JdbcClient jdbc, String schema, Map<String, LiveTable> tables) {
        jdbc.sql(
                        """
                        select c.relname, k.conname as name, pg_get_expr(k.conbin, k.conrelid) as expression,
                               array(select cast(a.attname as text) from pg_attribute a
                                     where a.attrelid = k.conrelid and a.attnum = any(k.conkey)) as columns
                        from pg_constraint k
                             join pg_class c on c.oid = k.conrelid
                             join pg_namespace n on n.oid = c.relnamespace
                        where n.nspname = :schema and k.contype = 'c'
                        order by k.conname""")
                .param("schema", schema)
                .query(row -> {
                    Objects.requireNonNull(tables.get(row.getString("relname")))
                            .checks()
                            .add(new LiveCondition(row.getString("name"), row.getString("expression"), columns(row)));
                });
    }

    private static void readUniqueIndexes(JdbcClient jdbc, String schema, Map<String, LiveTable> tables) {
        jdbc.sql(
                        """
                        select c.relname, i.relname as name, pg_get_indexdef(x.indexrelid) as expression,
                               array(select distinct cast(a.attname as text) from pg_depend d
                                     join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
                                     where d.classid = 'pg_class'::regclass and d.objid = x.indexrelid
                                           and d.refclassid = 'pg_class'::regclass and d.refobjid = x.indrelid
                                           and d.refobjsubid > 0
                                     union
                                     select cast(a.attname as text) from pg_attribute a
                                     where a.attrelid = x.indrelid and a.attnum = any(x.indkey)) as columns
                        from pg_index x
                             join pg_class c on c.oid = x.indrelid
                             join pg_class i on i.oid = x.indexrelid
                             join pg_namespace n on n.oid = c.relnamespace
                        where n.nspname = :schema and x.indisunique
                        order by i.relname""")
                .param("schema", schema)
                .query(row -> {
                    Objects.requireNonNull(tables.get(row.getString("relname")))
                            .uniqueIndexes()
                            .add(new LiveCondition(row.getString("name"), row.getString("expression"), columns(row)));
                });
    }

    private static void readKeys(JdbcClient jdbc, String schema, Map<String, LiveTable> tables) {
        jdbc.sql(
                        """
                        select c.relname, a.attname
                        from pg_constraint k
                             join pg_class c on c.oid = k.conrelid
                             join pg_namespace n on n.oid = c.relnamespace
                             join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any(k.conkey)
                        where n.nspname = :schema and k.contype in ('p', 'f')""")
                .param("schema", schema)
                .query(row -> {
                    Objects.requireNonNull(tables.get(row.getString("relname")))
                            .keys()
                            .add(row.getString("attname"));
                });
    }

    private static void readReferences(JdbcClient jdbc, String schema, Map<String, LiveTable> tables) {
        jdbc.sql(
                        """
                        select n.nspname, c.relname, r.relname as target,
                               array(select cast(a.attname as text) from unnest(k.conkey) with ordinality x (num, place)
                                     join pg_attribute a on a.attrelid = k.conrelid and a.attnum = x.num order by place) as columns,
                               array(select cast(a.attname as text) from unnest(k.confkey) with ordinality x (num, place)
                                     join pg_attribute a on a.attrelid = k.confrelid and a.attnum = x.num order by place) as targets
                        from pg_constraint k
                             join pg_class c on c.oid = k.conrelid
                             join pg_namespace n on n.oid = c.relnamespace
                             join pg_class r on r.oid = k.confrelid
                             join pg_namespace s on s.oid = r.relnamespace
                        where s.nspname = :schema and k.contype = 'f' and k.conparentid = 0
                        order by k.conname""")
                .param("schema", schema)
                .query(row -> {
                    var from = row.getString("relname");
                    var target = row.getString("target");
                    var here = row.getString("nspname").equals(schema);
                    if (here) {
                        Objects.requireNonNull(tables.get(from)).references().add(target);
                    }
                    Objects.requireNonNull(tables.get(target))
                            .referrers()
                            .add(new LiveReference(
                                    row.getString("nspname"),
                                    from,
                                    here,
                                    List.of((String[]) row.getArray("columns").getArray()),
                                    List.of((String[]) row.getArray("targets").getArray())));
                });
    }

    /**
     * These tables in an order in which rows can be deleted: one that refers to another stands before it. Where they refer to each other
     * in a circle, the order of their names decides.
     */
    List<String> childrenFirst(Collection<String> names) {
        var parentsFirst = new LinkedHashSet<String>();
        new TreeSet<>(names).forEach(name -> afterParents(name, new HashSet<>(), parentsFirst));
        var order = new ArrayList<>(parentsFirst);
        order.retainAll(names);
        Collections.reverse(order);
        return order;
    }

    /**
     * The same with those that refer to each other in a circle put together: their rows have to be deleted at once.
     */
    List<List<String>> groupsChildrenFirst(Collection<String> names) {
        var groups = new ArrayList<List<String>>();
        var left = new ArrayList<>(childrenFirst(names));
        while (!left.isEmpty()) {
            var next = left.stream()
                    .filter(name -> left.stream().allMatch(other -> !leads(other, name) || leads(name, other)))
                    .findFirst()
                    .orElseThrow();
            var group = left.stream()
                    .filter(other -> other.equals(next) || (leads(next, other) && leads(other, next)))
                    .toList();
            groups.add(group);
            left.removeAll(group);
        }
        return groups;
    }

    /** Whether references lead from one table to the other, over any number of others. */
    private boolean leads(String from, String to) {
        var seen = new HashSet<String>();
        var next = new ArrayList<>(List.of(from));
        while (!next.isEmpty()) {
            var table = tables.get(next.removeLast());
            if (table != null) {
                table.references().stream().filter(seen::add).forEach(next::add);
            }
        }
        return seen.contains(to);
    }

    private void afterParents(String name, Set<String> onTheWay, Set<String> ordered) {
        var table = tables.get(name);
        if (table == null || !onTheWay.add(name)) {
            return;
        }
        table.references().forEach(parent -> afterParents(parent, onTheWay, ordered));
        ordered.add(name);
    }

    private static Set<String> columns(ResultSet row) throws SQLException {
        return Set.of((String[]) row.getArray("columns").getArray());
    }

    LiveColumn column(String table, String column) {
        var found = Objects.requireNonNull(tables.get(table), table);
        return Objects.requireNonNull(found.columns().get(column), column);
    }

    /**
     * A table.
     *
     * @param readable whether the user of the connection may read it
     * @param writable whether it may change, add and delete its rows
     * @param keys the columns that name its rows, or refer to rows of other tables
     * @param references the tables that it refers to by foreign keys
     * @param referrers the foreign keys by which others, or itself, refer to it
     */
    record LiveTable(
            boolean readable,
            boolean writable,
            Map<String, LiveColumn> columns,
            List<LiveCondition> checks,
            List<LiveCondition> uniqueIndexes,
            Set<String> keys,
            Set<String> references,
            List<LiveReference> referrers) {

        LiveTable(boolean readable, boolean writable) {
            this(
                    readable,
                    writable,
                    new LinkedHashMap<>(),
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new HashSet<>(),
                    new TreeSet<>(),
                    new ArrayList<>());
        }
    }

    /**
     * A column.
     *
     * @param type as SQL writes it in a cast
     * @param length how many characters it takes at most
     * @param computed whether the database computes it from its row
     */
    record LiveColumn(String type, int length, boolean required, boolean computed) {}

    /** A check or a unique index, with the columns that it looks at. */
    record LiveCondition(String name, String expression, Set<String> columns) {}

    /**
     * A foreign key, seen from the table that it leads to.
     *
     * @param here whether its table is one of this schema
     * @param targets the columns that it leads to, in the order of its own
     */
    record LiveReference(String schema, String table, boolean here, List<String> columns, List<String> targets) {}
}
