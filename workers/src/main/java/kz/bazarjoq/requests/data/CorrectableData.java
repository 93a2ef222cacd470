package kz.bazarjoq.requests.data;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kz.bazarjoq.requests.data.CorrectableTable.Field;
import kz.bazarjoq.requests.data.CorrectableTable.Row;
import kz.bazarjoq.requests.data.SourceMap.Column;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the values of a subject that the data map lets be corrected. */
@Component
class CorrectableData {

    /** How many rows of a table are shown; the others are found by their key. */
    private static final int SHOWN = 20;

    private final Sources sources;
    private final SubjectRows rows;

    CorrectableData(Sources sources, SubjectRows rows) {
        this.sources = sources;
        this.rows = rows;
    }

    /**
     * The tables with rows of the subject, in the order of the map.
     *
     * @param key the key of the rows to show; the newest where it is empty
     */
    List<CorrectableTable> of(SubjectRef subject, String key) {
        var found = rows.find(subject);
        return sources.all().stream()
                .flatMap(database -> database.map().tables().keySet().stream()
                        .map(table -> new Place(database.map().source(), table, null))
                        .filter(place -> !columns(place).isEmpty())
                        .flatMap(place -> read(place, found.condition(place), key).stream()))
                .toList();
    }

    /** The value of a field that may be corrected; none where it isn't there, isn't the subject's or may not be corrected. */
    Optional<Field> field(SubjectRef subject, ValuePlace place) {
        var table = new Place(place.source(), place.table(), null);
        if (column(place).isEmpty()) {
            return Optional.empty();
        }
        var row = byKey(table, place.key());
        return select(table, rows.find(subject).condition(table).and(row), 1).stream()
                .flatMap(found -> found.fields().stream())
                .filter(field -> field.column().equals(place.column()))
                .findFirst();
    }

    /** The map's entry of a column that may be corrected. */
    Optional<Column> column(ValuePlace place) {
        return Optional.ofNullable(sources.map().byName().get(place.source()))
                .map(source -> source.tables().get(place.table()))
                .filter(table -> table.key().size() == place.key().size())
                .map(table -> table.columns().get(place.column()))
                .filter(column -> column.correct() != null);
    }

    /** How long a value of the column may be at most. */
    int length(ValuePlace place) {
        return live(place.source(), place.table(), place.column()).length();
    }

    private Optional<CorrectableTable> read(Place place, Sql condition, String key) {
        var one = key.isEmpty() ? condition : condition.and(byText(place, key));
        var found = select(place, one, SHOWN + 1);
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(new CorrectableTable(
                        place.source(),
                        place.table(),
                        map(place).name(),
                        found.subList(0, Math.min(SHOWN, found.size())),
                        found.size() > SHOWN));
    }

    private List<Row> select(Place place, Sql condition, int limit) {
        var database = sources.get(place.source());
        var key = map(place).key();
        var selected = Stream.concat(key.stream(), columns(place).stream())
                .map(column -> "cast(%s as text)".formatted(Sql.quoted(column)))
                .collect(Collectors.joining(", "));
        var order = key.stream().map(column -> Sql.quoted(column) + " desc").collect(Collectors.joining(", "));
        var sql = "select %s from %s where %s order by %s limit %d"
                .formatted(selected, Sql.table(database.map(), place.table()), condition.text(), order, limit);
        return database.read("reading what may be corrected in " + place.table(), jdbc -> jdbc.sql(sql)
                .params(condition.parameters())
                .query((row, index) -> row(place, row))
                .list());
    }

    private Row row(Place place, ResultSet row) throws SQLException {
        var key = new ArrayList<String>();
        for (var column = 1; column <= map(place).key().size(); column++) {
            key.add(row.getString(column));
        }
        var fields = new ArrayList<Field>();
        for (var column : columns(place)) {
            fields.add(field(place, column, row.getString(key.size() + fields.size() + 1)));
        }
        return new Row(key, fields);
    }

    private Field field(Place place, String name, @Nullable String value) {
        var column = map(place).columns().get(name);
        if (column == null) {
            throw new IllegalStateException("The data map has no column " + name);
        }
        return new Field(
                name,
                column.name(),
                String.valueOf(column.correct()),
                column.choices(),
                column.values(),
                !live(place.source(), place.table(), name).required(),
                value);
    }

    private Sql byText(Place place, String key) {
        return new Sql(Sql.key(map(place).key()) + " = :row_key", Map.of("row_key", key));
    }

    /** The row of a key. Among the subject's rows it needs no index, and what isn't even of the column's type is merely not there. */
    private Sql byKey(Place place, List<String> key) {
        var names = map(place).key();
        var parameters = new HashMap<String, Object>();
        var text = IntStream.range(0, names.size())
                .mapToObj(index -> {
                    parameters.put("row_key" + index, key.get(index));
                    return "cast(%s as text) = :row_key%d".formatted(Sql.quoted(names.get(index)), index);
                })
                .collect(Collectors.joining(" and "));
        return new Sql(text, parameters);
    }

    private List<String> columns(Place place) {
        return map(place).columns().entrySet().stream()
                .filter(column -> column.getValue().correct() != null)
                .map(Map.Entry::getKey)
                .toList();
    }

    private SourceMap.Table map(Place place) {
        return sources.map().source(place.source()).table(place.table());
    }

    private LiveSchema.LiveColumn live(String source, String table, String column) {
        return sources.get(source).check().column(table, column);
    }
}
