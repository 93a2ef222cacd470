package kz.bazarjoq.requests.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.bazarjoq.requests.data.Graph.Step;

/**
 * Which rows of the sources are a person's: not the rows, but the values by which they are found.
 *
 * <p>Only values that other tables refer to are kept, and only the keys of tables whose values are compared; all else stays in the
 * database, and is read in portions.
 */
final class FoundRows {

    private static final int PORTION = 5_000;

    private final Sources sources;
    private final Graph graph;
    private final Map<Place, List<Sql>> seeds = new HashMap<>();
    private final Map<Place, Set<String>> values = new HashMap<>();
    private final Map<Place, Set<String>> keys = new HashMap<>();
    private final Map<Step, Set<String>> passed = new HashMap<>();
    private final Map<SortedOut, Comparison> sortedOut = new HashMap<>();

    FoundRows(Sources sources, Graph graph) {
        this.sources = sources;
        this.graph = graph;
    }

    /** The condition that the person's rows of a table meet. */
    Sql condition(Place table) {
        return Sql.any(Stream.concat(
                        seeds.getOrDefault(table, List.of()).stream(),
                        graph.stepsFrom(table).stream()
                                .flatMap(step -> comparison(step).conditions(sources)))
                .toList());
    }

    private Comparison comparison(Step step) {
        return comparison(step, List.copyOf(values(step.target())));
    }

    /** Steps to one column sort the same values out alike while no more rows are known. */
    private Comparison comparison(Step step, List<String> values) {
        var keys = keys(step.target());
        if (step.byKey()) {
            return Comparison.along(step, sources, values, keys);
        }
        var known = sortedOut.computeIfAbsent(
                new SortedOut(step.target(), step.reference().ignoringCase(), values, keys.size()),
                first -> Comparison.along(step, sources, values, keys));
        return new Comparison(step, known.exact(), known.ignoringCase());
    }

    /**
     * Whose rows these are, by keys of the sources: {@code shop/customer/17}, of all accounts that are one person's; of a guest all rows
     * that name him, {@code shop/orders/55}.
     */
    Set<String> persons() {
        var accounts = persons(
                database -> Optional.ofNullable(database.map().subject())
                        .map(subject -> new Place(database.map().source(), subject.table(), subject.key())),
                place -> values.getOrDefault(place, Set.of()));
        return accounts.isEmpty()
                ? persons(
                        database -> Optional.ofNullable(database.map().guests())
                                .map(guests -> new Place(database.map().source(), guests.table(), guests.key())),
                        place -> keys.getOrDefault(place.wholeTable(), Set.of()))
                : accounts;
    }

    private Set<String> persons(
            Function<SourceDatabase, Optional<Place>> tableOfPersons, Function<Place, Set<String>> rows) {
        return sources.all().stream()
                .map(tableOfPersons)
                .flatMap(Optional::stream)
                .flatMap(place ->
                        rows.apply(place).stream().map(key -> "%s/%s/%s".formatted(place.source(), place.table(), key)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** How many values are kept in memory. */
    int kept() {
        return Stream.concat(values.values().stream(), keys.values().stream())
                .mapToInt(Set::size)
                .sum();
    }

    void follow(SubjectRef subject) {
        seed(subject);
        var grown = true;
        while (grown) {
            grown = false;
            for (var step : graph.steps()) {
                if (!graph.referred(step.from()).isEmpty()) {
                    grown |= pass(step);
                }
            }
        }
    }

    private void seed(SubjectRef subject) {
        var person = PersonTable.of(sources.get(subject.home()), subject);
        var table = new Place(subject.home(), person.table(), null);
        var condition = person.person(subject);
        seeds.put(table, List.of(condition));
        take(table, condition);
    }

    /** Takes the rows to which what was found by now leads along a step; whether that brought anything new. */
    private boolean pass(Step step) {
        var before = kept();
        var done = passed.computeIfAbsent(step, first -> new HashSet<>());
        var fresh = values(step.target()).stream()
                .filter(value -> !done.contains(value))
                .toList();
        for (var start = 0; start < fresh.size(); start += PORTION) {
            var portion = fresh.subList(start, Math.min(start + PORTION, fresh.size()));
            var comparison = comparison(step, List.copyOf(portion));
            comparison.conditions(sources).forEach(condition -> take(step.from(), condition));
            // What still leads to somebody else may be this person's alone once more of his rows are known.
            done.addAll(comparison.settled());
        }
        return kept() > before;
    }

    private void take(Place table, Sql condition) {
        var referred = List.copyOf(graph.referred(table));
        var compared = graph.isCompared(table);
        if (referred.isEmpty() && !compared) {
            return;
        }
        var database = sources.get(table.source());
        var columns = new ArrayList<String>();
        columns.add(Sql.key(database.map().table(table.table()).key()));
        referred.forEach(column -> columns.add("cast(%s as text)".formatted(Sql.quoted(column))));
        var sql = "select %s from %s where %s"
                .formatted(
                        columns.stream().collect(Collectors.joining(", ")),
                        Sql.table(database.map(), table.table()),
                        condition.text());
        database.read("following references to " + table.table(), jdbc -> {
            jdbc.sql(sql).params(condition.parameters()).query(row -> {
                if (compared) {
                    keys(table).add(row.getString(1));
                }
                for (var place = 0; place < referred.size(); place++) {
                    var value = row.getString(place + 2);
                    if (value != null) {
                        values(new Place(table.source(), table.table(), referred.get(place)))
                                .add(value);
                    }
                }
            });
            return table;
        });
    }

    private Set<String> values(Place column) {
        return values.computeIfAbsent(column, first -> new LinkedHashSet<>());
    }

    private Set<String> keys(Place column) {
        return keys.computeIfAbsent(column.wholeTable(), first -> new HashSet<>());
    }

    private record SortedOut(Place column, boolean ignoringCase, List<String> values, int keys) {}
}
