package kz.bazarjoq.requests.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import kz.bazarjoq.requests.data.SourceMap.Reference;

/** The tables of all sources and the steps between them, which may go in circles. */
final class Graph {

    private final List<Step> steps = new ArrayList<>();
    private final Map<Place, Set<String>> referred = new HashMap<>();
    private final Set<Place> compared = new HashSet<>();

    Graph(DataMap map) {
        map.sources().forEach(source -> source.tables()
                .forEach((name, table) -> table.belongs().forEach(reference -> {
                    var step = Step.of(map, source, name, reference, steps.size());
                    steps.add(step);
                    referred.computeIfAbsent(step.target().wholeTable(), place -> new TreeSet<>())
                            .add(step.targetColumn());
                    if (!step.byKey()) {
                        compared.add(step.target().wholeTable());
                    }
                })));
    }

    List<Step> steps() {
        return steps;
    }

    List<Step> stepsFrom(Place table) {
        return steps.stream().filter(step -> step.from().equals(table)).toList();
    }

    /** The columns of a table that others refer to; none where nothing does. */
    Set<String> referred(Place table) {
        return referred.getOrDefault(table, Set.of());
    }

    /** Whether values of the table's are compared, so that one has to know which of its rows are whose. */
    boolean isCompared(Place table) {
        return compared.contains(table);
    }

    /**
     * A step from a table towards the person.
     *
     * @param byKey whether a key is on either side of it; if not, its values are compared
     * @param number its own number, for the names of parameters
     */
    record Step(Place from, Reference reference, Place target, boolean byKey, int number) {

        static Step of(DataMap map, SourceMap source, String table, Reference reference, int number) {
            var written = reference.target(source);
            var key = map.source(written.source()).table(written.table()).key();
            var column = written.column() == null ? key.getFirst() : written.column();
            return new Step(
                    new Place(source.source(), table, null),
                    reference,
                    new Place(written.source(), written.table(), column),
                    key.equals(List.of(column)) || source.table(table).key().equals(List.of(reference.column())),
                    number);
        }

        String targetColumn() {
            return String.valueOf(target.column());
        }
    }
}
