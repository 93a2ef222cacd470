package kz.bazarjoq.requests.data;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a person's rows of one table, one after another: a table of any size needs no more memory than one of its rows. */
final class PersonRows {

    private final SourceDatabase database;
    private final String name;
    private final SourceMap.Table table;
    private final Sql condition;
    private final List<String> parts;
    private final List<String> columns;

    PersonRows(SourceDatabase database, String name, FoundRows found) {
        this.database = database;
        this.name = name;
        table = database.map().table(name);
        condition = found.condition(new Place(database.map().source(), name, null));
        parts = table.parts().toList();
        columns = table.told();
    }

    List<String> columns() {
        return columns;
    }

    /** Hands each row on, by its key. What is left of the destroyed values of a part isn't handed on. */
    void each(Consumer<PersonRow> rows) {
        var given = new LinkedHashMap<String, Sql>();
        parts.forEach(part -> given.put(part, new PartValues(table, part).given()));
        var any = Sql.any(List.copyOf(given.values()));
        var sql = "select %s from %s t where %s order by %s"
                .formatted(
                        Stream.concat(
                                        Stream.of(Sql.key(table.key())),
                                        Stream.concat(
                                                given.values().stream().map(Sql::text),
                                                columns.stream().map(Sql::quoted)))
                                .collect(Collectors.joining(", ")),
                        Sql.table(database.map(), name),
                        condition.and(any).text(),
                        table.key().stream().map(key -> "t." + Sql.quoted(key)).collect(Collectors.joining(", ")));
        database.read("reading rows of " + name, jdbc -> {
            jdbc.sql(sql).params(condition.and(any).parameters()).query((ResultSet row) -> rows.accept(row(row)));
            return name;
        });
    }

    private PersonRow row(ResultSet row) throws SQLException {
        var given = new LinkedHashMap<String, Boolean>();
        var place = 1;
        for (var part : parts) {
            given.put(part, row.getBoolean(++place));
        }
        var values = new ArrayList<@Nullable Object>();
        for (var column : columns) {
            place++;
            values.add(isGiven(given, column) ? value(row, place, database.type(name, column)) : null);
        }
        return new PersonRow(Objects.requireNonNullElse(row.getString(1), ""), values);
    }

    private boolean isGiven(Map<String, Boolean> given, String column) {
        return Boolean.TRUE.equals(given.get(table.part(column)));
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
            case "date" -> row.getObject(place, LocalDate.class);
            case "timestamp with time zone" -> moment(row.getObject(place, OffsetDateTime.class));
            default -> row.getString(place);
        };
    }

    /** What destroying leaves of a time lies before all times. */
    private static @Nullable OffsetDateTime moment(@Nullable OffsetDateTime at) {
        return at == null || at.equals(OffsetDateTime.MIN) || at.equals(OffsetDateTime.MAX) ? null : at;
    }
}
