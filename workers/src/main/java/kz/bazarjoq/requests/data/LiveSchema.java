package kz.bazarjoq.requests.data;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables that a source's database really has, as its catalogue tells; no row is read. */
record LiveSchema(Map<String, LiveTable> tables) {

    /** Reads the catalogue. */
    static LiveSchema read(JdbcClient jdbc, String schema) {
        var tables = new HashMap<String, LiveTable>();
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
                    tables.computeIfAbsent(row.getString("relname"), name -> new LiveTable(readable, new HashMap<>()))
                            .columns()
                            .put(
                                    row.getString("attname"),
                                    new LiveColumn(
                                            row.getString("type"),
                                            List.of("varchar", "bpchar").contains(row.getString("typname"))
                                                            && row.getInt("length") > 0
                                                    ? row.getInt("length")
                                                    : Integer.MAX_VALUE,
                                            row.getBoolean("attnotnull")));
                });
        return new LiveSchema(tables);
    }

    LiveColumn column(String table, String column) {
        var found = Objects.requireNonNull(tables.get(table), table);
        return Objects.requireNonNull(found.columns().get(column), column);
    }

    /** A table; {@code readable} is whether the user of the connection may read it. */
    record LiveTable(boolean readable, Map<String, LiveColumn> columns) {}

    /**
     * A column.
     *
     * @param type as SQL writes it in a cast
     * @param length how many characters it takes at most
     */
    record LiveColumn(String type, int length, boolean required) {}
}
