package kz.bazarjoq.requests.data;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kz.bazarjoq.requests.data.Vault.KeptRow;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a person's rows of one table, one after another: a table of any size needs no more memory than some of its rows. What the vault
 * has of them is put back into the rows as they are read, by PostgreSQL, which knows the types.
 */
final class PersonRows {

    private static final int PORTION = 500;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final SourceDatabase database;
    private final String name;
    private final PersonData data;
    private final SourceMap.Table table;
    private final Sql condition;
    private final RowKeys keys;
    private final List<String> columns;
    private final Map<String, Sql> given = new LinkedHashMap<>();

    PersonRows(SourceDatabase database, String name, Sql condition, PersonData data) {
        this.database = database;
        this.name = name;
        this.condition = condition;
        this.data = data;
        table = database.map().table(name);
        keys = new RowKeys(database.check(), database.map(), name);
        columns = table.told();
        table.parts().forEach(part -> given.put(part, new PartValues(table, part).given()));
    }

    List<String> columns() {
        return columns;
    }

    /** Hands each row on. What is left of the destroyed values of a part isn't handed on. */
    void each(Consumer<PersonRow> rows) {
        if (!data.isWithheld(database, name)) {
            read(rows, condition);
            return;
        }
        read(rows, condition.and(new Sql("(%s) = 0".formatted(kept()), Map.of())));
        eachWithheld(any(), rows);
    }

    /** Whether a row meets a condition of which the vault has something. */
    boolean anyWithheld(Sql which) {
        var met = new AtomicBoolean();
        if (data.isWithheld(database, name)) {
            eachWithheld(which, row -> met.set(true));
        }
        return met.get();
    }

    private void eachWithheld(Sql which, Consumer<PersonRow> rows) {
        database.readTogether("reading withheld rows of " + name, jdbc -> {
            var portion = new ArrayList<KeptRow>();
            data.vault().each(jdbc, database, name, data.persons(), kept -> {
                portion.add(kept);
                if (portion.size() == PORTION) {
                    putBack(jdbc, portion, which, rows);
                }
            });
            putBack(jdbc, portion, which, rows);
            return name;
        });
    }

    /** How much the vault has of a row of {@code t}: a count, which is looked up by the key even while no statistics tell the planner to. */
    private String kept() {
        return "select count(*) from %s kept where kept.table_name = :ownTable and kept.row_key = %s and (kept.persons && cast(:ownPersons as text[])) is true"
                .formatted(database.own("vault"), keys.array());
    }

    private void read(Consumer<PersonRow> rows, Sql which) {
        var some = which.and(any());
        database.read("reading rows of " + name, jdbc -> {
            query(jdbc, Sql.table(database.map(), name), some, rows);
            return name;
        });
    }

    /** A row that left as a whole comes from its content alone, any other from its table, with the content in place of what is left. */
    private void putBack(JdbcClient jdbc, List<KeptRow> portion, Sql which, Consumer<PersonRow> rows) {
        if (portion.isEmpty()) {
            return;
        }
        var filled =
                """
                (select filled.* from (
                        select array(select json_array_elements_text(element -> 'key')) as row_key, element -> 'contents' as contents
                        from json_array_elements(cast(:ownRows as json)) as elements (element)) kept
                    left join %s t on %s
                    cross join lateral json_populate_record(t, (
                        select json_object_agg(entry.key, entry.value)
                        from json_array_elements(kept.contents) content cross join lateral json_each(content) entry)) filled)"""
                        .formatted(Sql.table(database.map(), name), keys.named("kept.row_key"));
        query(jdbc, filled, which.and(new Sql("true", Map.of("ownRows", json(portion)))), rows);
        portion.clear();
    }

    /** The values stay as PostgreSQL wrote them. A row that is gone from its table meanwhile has its key from the vault. */
    private String json(List<KeptRow> portion) {
        return portion.stream()
                .map(kept -> {
                    var key = new HashMap<String, String>();
                    IntStream.range(0, table.key().size())
                            .forEach(place ->
                                    key.put(table.key().get(place), kept.key().get(place)));
                    var contents = Stream.concat(Stream.of(JSON.writeValueAsString(key)), kept.contents().stream());
                    return "{\"key\": %s, \"contents\": %s}"
                            .formatted(
                                    JSON.writeValueAsString(kept.key()),
                                    contents.collect(Collectors.joining(",", "[", "]")));
                })
                .collect(Collectors.joining(",", "[", "]"));
    }

    private Sql any() {
        return Sql.any(List.copyOf(given.values()));
    }

    private void query(JdbcClient jdbc, String from, Sql which, Consumer<PersonRow> rows) {
        var selected = Stream.of(
                        Stream.of(Sql.key(table.key()), holds()),
                        given.values().stream().map(Sql::text),
                        columns.stream().map(Sql::quoted))
                .flatMap(some -> some)
                .collect(Collectors.joining(", "));
        var order = table.key().stream().map(key -> "t." + Sql.quoted(key)).collect(Collectors.joining(", "));
        jdbc.sql("select %s from %s t where %s order by %s".formatted(selected, from, which.text(), order))
                .params(which.parameters())
                .params(Map.of("ownTable", name, "ownPersons", data.persons()))
                .query((ResultSet row) -> rows.accept(row(row)));
    }

    /** By which holds a row of {@code t} is held, as JSON. */
    private String holds() {
        return data.isRestricted(database)
                ? "(select cast(json_agg(held) as text) from %s held where held.table_name = :ownTable and held.row_key = %s)"
                        .formatted(database.own("held"), keys.array())
                : "null";
    }

    private PersonRow row(ResultSet row) throws SQLException {
        var key = Objects.requireNonNullElse(row.getString(1), "");
        var holds = row.getString(2);
        var place = 2;
        var isGiven = new HashMap<String, Boolean>();
        for (var part : given.keySet()) {
            isGiven.put(part, row.getBoolean(++place));
        }
        var values = new ArrayList<@Nullable Object>();
        for (var column : columns) {
            place++;
            values.add(
                    Boolean.TRUE.equals(isGiven.get(table.part(column)))
                            ? value(row, place, database.type(name, column))
                            : null);
        }
        var restrictions = holds == null ? List.<RowRestriction>of() : data.restrictions(database, holds);
        return new PersonRow(
                key,
                values,
                restrictions.stream()
                        .filter(one -> Boolean.TRUE.equals(isGiven.get(one.part())))
                        .toList());
    }

    private static @Nullable Object value(ResultSet row, int place, String type) throws SQLException {
        if (type.endsWith("[]")) {
            var array = row.getArray(place);
            return array == null
                    ? null
                    : Stream.of((Object[]) array.getArray())
                            .map(String::valueOf)
                            .toList();
        }
        return switch (type.replaceAll("\\(.*?\\)", "")) {
            case "smallint", "integer", "bigint", "numeric" -> row.getBigDecimal(place);
            case "boolean" -> row.getObject(place, Boolean.class);
            case "date" -> known(row.getObject(place, LocalDate.class), LocalDate.MIN, LocalDate.MAX);
            case "timestamp without time zone" -> known(
                    row.getObject(place, LocalDateTime.class), LocalDateTime.MIN, LocalDateTime.MAX);
            case "timestamp with time zone" -> known(
                    row.getObject(place, OffsetDateTime.class), OffsetDateTime.MIN, OffsetDateTime.MAX);
            default -> row.getString(place);
        };
    }

    /** What destroying leaves of a time lies before all times. */
    private static <T> @Nullable T known(@Nullable T at, T before, T after) {
        return at == null || at.equals(before) || at.equals(after) ? null : at;
    }
}
