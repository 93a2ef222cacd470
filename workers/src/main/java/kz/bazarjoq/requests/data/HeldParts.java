package kz.bazarjoq.requests.data;

import java.sql.Date;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kz.bazarjoq.requests.data.PackageFacts.HeldRows;
import org.jspecify.annotations.Nullable;

/** Counts what is held of each part of a person's data, in the vault too, and from when its terms run. */
final class HeldParts {

    private final Sources sources;
    private final PersonData data;

    HeldParts(PersonData data) {
        this.data = data;
        sources = data.sources();
    }

    /** By part, in the order of the map. */
    Map<String, HeldRows> all() {
        var held = new HashMap<String, HeldRows>();
        for (var database : sources.all()) {
            database.map().tables().forEach((name, table) -> table.parts().forEach(part -> {
                var rows = Stream.concat(Stream.of(rows(database, name, part)), withheld(database, name, part))
                        .filter(some -> some.rows() > 0);
                rows.forEach(some -> held.merge(part, some, HeldRows::with));
            }));
        }
        var ordered = new LinkedHashMap<String, HeldRows>();
        sources.map().parts().keySet().forEach(part -> {
            var rows = held.get(part);
            if (rows != null) {
                ordered.put(part, rows);
            }
        });
        return ordered;
    }

    private Stream<HeldRows> withheld(SourceDatabase database, String name, String part) {
        var place = new Place(database.map().source(), name, null);
        return data.withheld(database, name, part)
                .map(some -> new HeldRows(some.rows(), List.of(place), some.first(), some.last(), some.pending()));
    }

    private HeldRows rows(SourceDatabase database, String name, String part) {
        var map = database.map();
        var place = new Place(map.source(), name, null);
        var rows = data.condition(database, name);
        if (rows.equals(Sql.NOTHING)) {
            return new HeldRows(0, List.of(), null, null, 0);
        }
        var condition = rows.and(new PartValues(map.table(name), part).given());
        var sql =
                "select count(*), min(event), max(event), count(*) - count(event) from (select %s as event from %s t where %s) held"
                        .formatted(new StorageEvent(map, name).sql("t"), Sql.table(map, name), condition.text());
        return database.read("counting rows of " + name, jdbc -> jdbc.sql(sql)
                .params(condition.parameters())
                .query((row, index) -> new HeldRows(
                        row.getLong(1), List.of(place), day(row.getDate(2)), day(row.getDate(3)), row.getLong(4)))
                .single());
    }

    private static @Nullable LocalDate day(@Nullable Date date) {
        return date == null ? null : date.toLocalDate();
    }
}
