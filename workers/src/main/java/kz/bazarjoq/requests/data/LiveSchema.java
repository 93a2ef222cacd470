package kz.bazarjoq.requests.data;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a source's database really has, as its catalogue tells; no row is read. */
record LiveSchema(Map<String, LiveTable> tables) {

    /** Reads the catalogue. */
    static LiveSchema read(JdbcClient jdbc, String schema) {
        var tables = new TreeMap<String, LiveTable>();
        jdbc.sql(
                        """
                        select c.relname, has_table_privilege(c.oid, 'select') as readable, a.attname,
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
                    tables.computeIfAbsent(row.getString("relname"), name -> new LiveTable(readable))
                            .columns()
                            .put(
                                    row.getString("attname"),
                                    new LiveColumn(row.getString("type"), length(row), row.getBoolean("attnotnull")));
                });
        readChecks(jdbc, schema, tables);
        readUniqueIndexes(jdbc, schema, tables);
        readKeys(jdbc, schema, tables);
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
     * @param keys the columns that name its rows, or refer to rows of other tables
     */
    record LiveTable(
            boolean readable,
            Map<String, LiveColumn> columns,
            List<LiveCondition> checks,
            List<LiveCondition> uniqueIndexes,
            Set<String> keys) {

        LiveTable(boolean readable) {
            this(readable, new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>(), new HashSet<>());
        }
    }

    /**
     * A column.
     *
     * @param type as SQL writes it in a cast
     * @param length how many characters it takes at most
     */
    record LiveColumn(String type, int length, boolean required) {}

    /** A check or a unique index, with the columns that it looks at. */
    record LiveCondition(String name, String expression, Set<String> columns) {}
}
