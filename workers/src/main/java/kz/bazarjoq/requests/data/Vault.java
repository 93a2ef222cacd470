package kz.bazarjoq.requests.data;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kz.bazarjoq.requests.data.SourceMap.Column;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where blocked values are that their table has no marker for: they leave it, are kept encrypted in the same database, and come back
 * exactly. A row whose values the map can replace stays without them; any other leaves as a whole.
 */
@Component
class Vault {

    private static final int PORTION = 500;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final DataCipher cipher;

    Vault(DataCipher cipher) {
        this.cipher = cipher;
    }

    /**
     * Takes the values of one part out of the rows that a hold holds, where they aren't here already.
     *
     * @param event the SQL expression of the day that storage terms of a row of {@code t} are counted from
     */
    void take(SourceTransaction transaction, long hold, String table, String part, String[] persons, String event) {
        var described = transaction.map().table(table);
        var whole = !new Remains(transaction, table).possible();
        var keys = new RowKeys(transaction, table);
        var columns = whole ? insertable(transaction, table) : new PartValues(described, part).columns();
        var select =
                """
                select held.row_key, %s as event,
                       (select cast(row_to_json(taken) as text) from (select %s) taken) as content
                from %s held join %s t on %s
                where held.hold_id = :hold and held.table_name = :table and held.part = :part
                      and not exists (select 1 from %s kept where kept.table_name = held.table_name
                                      and kept.row_key = held.row_key and kept.part = held.part)
                for update of t"""
                        .formatted(
                                event,
                                columns.stream()
                                        .map(column -> "t." + Sql.quoted(column))
                                        .collect(Collectors.joining(", ")),
                                transaction.own("held"),
                                transaction.table(table),
                                keys.named("held.row_key"),
                                transaction.own("vault"));
        var insert =
                """
                insert into %s (table_name, row_key, part, whole, event, persons, content)
                values (:table, :key, :part, :whole, :event, :persons, :content)"""
                        .formatted(transaction.own("vault"));
        var portion = new Portion(transaction, insert);
        var place = transaction.map().source() + "/" + table;
        transaction
                .jdbc()
                .sql(select)
                .params(Map.of("hold", hold, "table", table, "part", part))
                .query(row -> {
                    portion.add(new MapSqlParameterSource(Map.of(
                                    "table", table, "key", key(row), "part", part, "whole", whole, "persons", persons))
                            .addValue("event", row.getObject("event", LocalDate.class))
                            .addValue(
                                    "content",
                                    cipher.encrypt(
                                            row.getString("content").getBytes(StandardCharsets.UTF_8),
                                            place(place, key(row), part))));
                });
        portion.send();
        var taken = new Sql(
                "select row_key from %s held where hold_id = :hold and table_name = :table and part = :part"
                        .formatted(transaction.own("held")),
                Map.of("hold", hold, "table", table, "part", part));
        if (whole) {
            transaction
                    .jdbc()
                    .sql("delete from %s t using (%s) taken where %s"
                            .formatted(transaction.table(table), taken.text(), keys.named("taken.row_key")))
                    .params(taken.parameters())
                    .update();
        } else {
            new Remains(transaction, table).leave(columns, taken);
        }
    }

    /**
     * Brings back what no hold keeps any longer: parts of rows of a table for which a condition on {@code vault} is met.
     *
     * @throws SourceRefusedException when the shop has put something in their place meanwhile
     */
    void giveBack(SourceTransaction transaction, String table, String released) {
        var keys = new RowKeys(transaction, table);
        var type = transaction.table(table);
        var columns = insertable(transaction, table).stream().map(Sql::quoted).collect(Collectors.joining(", "));
        var inserts = new Portion(
                transaction,
                "insert into %1$s (%2$s) overriding system value select %2$s from json_populate_record(cast(null as %1$s), cast(:content as json))"
                        .formatted(type, columns));
        var place = transaction.map().source() + "/" + table;
        var updates = new HashMap<String, Portion>();
        transaction
                .jdbc()
                .sql("select row_key, part, whole, content from %s vault where table_name = :table and (%s)"
                        .formatted(transaction.own("vault"), released))
                .param("table", table)
                .query(row -> {
                    var part = row.getString("part");
                    var content = open(row, place, part);
                    var parameters = new MapSqlParameterSource(Map.of("content", content, "key", key(row)));
                    if (row.getBoolean("whole")) {
                        inserts.add(parameters);
                    } else {
                        updates.computeIfAbsent(
                                        part, first -> new Portion(transaction, update(transaction, table, part, keys)))
                                .add(parameters);
                    }
                });
        inserts.send();
        updates.values().forEach(Portion::send);
        new Remains(transaction, table)
                .derive(new Sql(
                        "select row_key from %s vault where table_name = :table and not whole and (%s)"
                                .formatted(transaction.own("vault"), released),
                        Map.of("table", table)));
        transaction
                .jdbc()
                .sql("delete from %s vault where table_name = :table and (%s)"
                        .formatted(transaction.own("vault"), released))
                .param("table", table)
                .update();
    }

    /**
     * Leaves in these columns of what is kept what the map says, as it does in a table.
     *
     * @param rows a condition on {@code vault}
     */
    void forget(SourceTransaction transaction, String table, String part, List<String> columns, Sql rows) {
        var described = transaction.map().table(table);
        var place = transaction.map().source() + "/" + table;
        var left = new TreeMap<String, String>();
        columns.forEach(column -> {
            var remains =
                    Objects.requireNonNull(described.columns().get(column)).destroy();
            if (remains != null && !Column.EMPTY.equals(remains)) {
                left.put(column, remains);
            }
        });
        // Each value stands there as PostgreSQL wrote it, and the others stay just so.
        var rewritten =
                """
                select cast(json_object_agg(key, case when key = any(cast(:columns as text[])) and json_typeof(value) <> 'null'
                    then to_json(replace(cast(:left as json) ->> key, '{key}', :name)) else value end) as text)
                from json_each(cast(:content as json))""";
        var updates = new Portion(
                transaction,
                "update %s set content = :content where table_name = :table and row_key = :key and part = :part"
                        .formatted(transaction.own("vault")));
        transaction
                .jdbc()
                .sql("select row_key, content from %s vault where table_name = :table and part = :part and (%s)"
                        .formatted(transaction.own("vault"), rows.text()))
                .params(rows.parameters())
                .params(Map.of("table", table, "part", part))
                .query(row -> {
                    var key = key(row);
                    var content = transaction
                            .jdbc()
                            .sql(rewritten)
                            .param("columns", columns.toArray(String[]::new))
                            .param("left", JSON.writeValueAsString(left))
                            .param("name", String.join("-", key))
                            .param("content", open(row, place, part))
                            .query(String.class)
                            .single();
                    updates.add(new MapSqlParameterSource(Map.of("table", table, "key", key, "part", part))
                            .addValue(
                                    "content",
                                    cipher.encrypt(content.getBytes(StandardCharsets.UTF_8), place(place, key, part))));
                });
        updates.send();
    }

    /** The values of a column that are kept of these persons, by row. */
    Map<List<String>, String> values(JdbcClient jdbc, String vault, Place column, String part, String[] persons) {
        var values = new HashMap<List<String>, String>();
        var place = column.source() + "/" + column.table();
        jdbc.sql(
                        "select row_key, content from %s where table_name = :table and part = :part and persons && cast(:persons as text[])"
                                .formatted(vault))
                .param("table", column.table())
                .param("part", part)
                .param("persons", persons)
                .query(row -> {
                    var value = JSON.readTree(open(row, place, part)).get(column.column());
                    if (value != null && !value.isNull()) {
                        values.put(List.of(key(row)), value.asString());
                    }
                });
        return values;
    }

    /**
     * Hands on what is kept of these persons' rows of a table, in the order of their keys.
     *
     * @param jdbc reads in a transaction of the source
     */
    void each(JdbcClient jdbc, SourceDatabase database, String table, String[] persons, Consumer<KeptRow> rows) {
        var place = database.map().source() + "/" + table;
        var order = new RowKeys(database.check(), database.map(), table).values("row_key");
        jdbc.sql(
                        """
                        select row_key, array_agg(part order by part) as parts, array_agg(content order by part) as contents
                        from %s where table_name = :table and persons && cast(:persons as text[])
                        group by row_key order by %s"""
                                .formatted(database.own("vault"), order))
                .params(Map.of("table", table, "persons", persons))
                .query(row -> {
                    var key = key(row);
                    var parts = (String[]) row.getArray("parts").getArray();
                    var contents = (byte[][]) row.getArray("contents").getArray();
                    rows.accept(new KeptRow(
                            List.of(key),
                            IntStream.range(0, parts.length)
                                    .mapToObj(index -> text(contents[index], place(place, key, parts[index])))
                                    .toList()));
                });
    }

    private String open(ResultSet row, String table, String part) throws SQLException {
        return text(row.getBytes("content"), place(table, key(row), part));
    }

    private String text(byte[] content, String place) {
        return new String(cipher.decrypt(content, place), StandardCharsets.UTF_8);
    }

    private static String update(SourceTransaction transaction, String table, String part, RowKeys keys) {
        var assignments = new PartValues(transaction.map().table(table), part)
                .columns().stream()
                        .map(column -> "%1$s = given.%1$s".formatted(Sql.quoted(column)))
                        .collect(Collectors.joining(", "));
        return "update %1$s t set %2$s from json_populate_record(cast(null as %1$s), cast(:content as json)) given where %3$s"
                .formatted(transaction.table(table), assignments, keys.named("cast(:key as text[])"));
    }

    /** All columns of a whole row, asked of the catalogue: one that was added since the start must not be lost. */
    private static List<String> insertable(SourceTransaction transaction, String table) {
        return transaction
                .jdbc()
                .sql(
                        """
                        select attname from pg_attribute
                        where attrelid = cast(:table as regclass) and attnum > 0 and not attisdropped and attgenerated = ''
                        order by attnum""")
                .param("table", transaction.table(table))
                .query((row, index) -> row.getString("attname"))
                .list();
    }

    private static String[] key(ResultSet row) throws SQLException {
        return (String[]) row.getArray("row_key").getArray();
    }

    private static String place(String table, String[] key, String part) {
        return "vault/%s/%s/%s".formatted(table, String.join("-", key), part);
    }

    /**
     * What is kept of a row.
     *
     * @param contents its values by their columns, as JSON that PostgreSQL wrote; one for each part
     */
    record KeptRow(List<String> key, List<String> contents) {

        /** Values must not end up in a log. */
        @Override
        public String toString() {
            return "KeptRow[]";
        }
    }

    /** Statements that are sent many at a time. */
    private static final class Portion {

        private final SourceTransaction transaction;
        private final String sql;
        private final List<SqlParameterSource> rows = new ArrayList<>();

        Portion(SourceTransaction transaction, String sql) {
            this.transaction = transaction;
            this.sql = sql;
        }

        void add(SqlParameterSource row) {
            rows.add(row);
            if (rows.size() == PORTION) {
                send();
            }
        }

        void send() {
            if (!rows.isEmpty()) {
                transaction.batches().batchUpdate(sql, rows.toArray(SqlParameterSource[]::new));
                rows.clear();
            }
        }
    }
}
