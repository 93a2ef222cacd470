package kz.bazarjoq.requests.data;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import kz.bazarjoq.requests.data.Correction.Result;
import kz.bazarjoq.requests.data.SourceMap.Destroy;
import kz.bazarjoq.requests.register.RequestId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Translates what is to be destroyed into tables, columns and rows of the sources; copies of values go with them. */
@Component
class Wishes {

    private static final String BREACH = "breach";

    private final Sources sources;
    private final CorrectionStore corrections;
    private final Vault vault;

    Wishes(Sources sources, CorrectionStore corrections, Vault vault) {
        this.sources = sources;
        this.corrections = corrections;
        this.vault = vault;
    }

    /** The parts that were decided on. What is needed for an obligation that lasts stays, but for a breach, which waits for none. */
    List<Wish> decided(RequestId request, String right, String reason, List<Treatment> treatments, FoundRows found) {
        var parts = treatments.stream()
                .filter(treatment -> treatment.is(Treatment.DESTROY))
                .map(Treatment::item)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        var owed = reason.equals(BREACH)
                ? Map.<String, String>of()
                : Obligations.lasting(new PersonData(sources, found, vault));
        return parts(request, right, parts, found, owed);
    }

    /** All parts that are found. */
    List<Wish> everything(RequestId request, String right, FoundRows found) {
        return parts(request, right, sources.map().parts().keySet(), found, Map.of());
    }

    private List<Wish> parts(
            RequestId request, String right, Collection<String> parts, FoundRows found, Map<String, String> owed) {
        var wishes = new ArrayList<Wish>();
        for (var database : sources.all()) {
            database.map().tables().forEach((name, table) -> table.parts()
                    .filter(parts::contains)
                    .forEach(part -> {
                        var hindrance = owed.containsKey(part) ? Doomed.OWED : null;
                        var columns = columns(table, part);
                        wishes.add(new Wish(
                                database.map().source(),
                                new Wanted(name, part, columns, true, part, request, right, hindrance),
                                found.condition(new Place(database.map().source(), name, null)),
                                null,
                                true));
                    }));
        }
        return withCopies(wishes, found);
    }

    /** The values that can't be changed. */
    List<Wish> unchangeable(RequestId request, String right, List<CorrectionResult> results, FoundRows found) {
        var items = results.stream()
                .filter(CorrectionResult::isUnchangeable)
                .map(CorrectionResult::item)
                .collect(Collectors.toSet());
        var prepared = corrections.of(request).stream()
                .filter(correction -> correction.result() == Result.UNCHANGEABLE && items.contains(correction.item()))
                .toList();
        var wishes = new ArrayList<Wish>();
        prepared.forEach(correction -> {
            var place = new Place(correction.source(), correction.table(), correction.column());
            var key = Objects.requireNonNull(correction.content()).key();
            wishes.add(value(place, correction.item(), request, right, null, found)
                    .at(key, sources.get(correction.source())));
        });
        return withCopies(wishes, found);
    }

    /** One column of a table: it alone where the map says what is left of it, else the rows that it makes up go. */
    private Value value(
            Place place, String item, RequestId request, String right, @Nullable String hindrance, FoundRows found) {
        var table = sources.get(place.source()).map().table(place.table());
        var name = name(place);
        var part = table.part(name);
        var all = columns(table, part);
        var column = Objects.requireNonNull(table.columns().get(name));
        var row = column.destroy() == null && table.destroy() == Destroy.row;
        var columns = row ? all : List.of(name);
        return new Value(
                place,
                new Wanted(place.table(), part, columns, columns.containsAll(all), item, request, right, hindrance),
                found.condition(place.wholeTable()));
    }

    private List<Wish> withCopies(List<Wish> wishes, FoundRows found) {
        var all = new ArrayList<>(wishes);
        var known = new HashSet<Place>();
        for (var next = 0; next < all.size(); next++) {
            var wish = all.get(next);
            var table = sources.get(wish.source()).map().table(wish.wanted().table());
            for (var column : wish.wanted().columns()) {
                for (var copy :
                        Objects.requireNonNull(table.columns().get(column)).copies()) {
                    var place = Place.of(copy, wish.source());
                    if (known.add(place)) {
                        all.addAll(copies(wish, column, place, found));
                    }
                }
            }
        }
        return all;
    }

    /** The rows of the person's in which another column has one of the values that are going to be destroyed. */
    private List<Wish> copies(Wish wish, String column, Place copy, FoundRows found) {
        var original = new Place(wish.source(), wish.wanted().table(), column);
        var values = values(original, wish, found.persons());
        if (values.isEmpty()) {
            return List.of();
        }
        var wanted = wish.wanted();
        var value = value(copy, wanted.item(), wanted.request(), wanted.right(), wanted.hindrance(), found);
        var same = new Sql(
                "lower(cast(%s as text)) = any(cast(:copied as text[]))".formatted(Sql.quoted(name(copy))),
                Map.of("copied", values.toArray(String[]::new)));
        var kept = kept(copy, value.wanted().part(), found.persons()).entrySet().stream()
                .filter(row -> values.contains(row.getValue().toLowerCase(Locale.ROOT)))
                .map(Map.Entry::getKey)
                .toList();
        return List.of(
                new Wish(copy.source(), value.wanted(), value.rows().and(same), null, false),
                new Wish(copy.source(), value.wanted(), Sql.NOTHING, kept, false));
    }

    private Set<String> values(Place column, Wish wish, Set<String> persons) {
        var database = sources.get(column.source());
        var values = new HashSet<String>(database.read("reading what has copies", jdbc -> jdbc.sql(
                        "select distinct lower(cast(%1$s as text)) from %2$s where %1$s is not null and (%3$s)"
                                .formatted(
                                        Sql.quoted(name(column)),
                                        Sql.table(database.map(), column.table()),
                                        wish.rows().text()))
                .params(wish.rows().parameters())
                .query(String.class)
                .list()));
        kept(column, wish.wanted().part(), persons).forEach((key, value) -> {
            if (wish.keys() == null || wish.keys().contains(key)) {
                values.add(value.toLowerCase(Locale.ROOT));
            }
        });
        return values;
    }

    private Map<List<String>, String> kept(Place column, String part, Set<String> persons) {
        var database = sources.get(column.source());
        database.prepare();
        return database.read(
                "looking into the vault",
                jdbc -> vault.values(
                        jdbc,
                        Sql.quoted(database.ownSchema()) + ".vault",
                        column,
                        part,
                        persons.toArray(String[]::new)));
    }

    private static String name(Place column) {
        return Objects.requireNonNull(column.column());
    }

    private static List<String> columns(SourceMap.Table table, String part) {
        return table.columns().entrySet().stream()
                .filter(column -> table.part(column.getKey()).equals(part)
                        && column.getValue().derived() == null)
                .map(Map.Entry::getKey)
                .toList();
    }

    private record Value(Place place, Wanted wanted, Sql rows) {

        /** In this row, if it is the person's; what left its table for the vault is found there. */
        Wish at(List<String> key, SourceDatabase database) {
            var columns = database.map().table(place.table()).key();
            var condition = rows;
            for (var index = 0; index < columns.size(); index++) {
                condition = condition.and(new Sql(
                        "%s = cast(:rowKey%d as %s)"
                                .formatted(
                                        Sql.quoted(columns.get(index)),
                                        index,
                                        database.type(place.table(), columns.get(index))),
                        Map.of("rowKey" + index, key.get(index))));
            }
            return new Wish(place.source(), wanted, condition, null, false);
        }
    }
}
