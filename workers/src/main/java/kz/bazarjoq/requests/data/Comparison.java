package kz.bazarjoq.requests.data;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import kz.bazarjoq.requests.data.Graph.Step;

/**
 * The values of a person's by which rows of a table are his.
 *
 * @param exact those that must be equal
 * @param ignoringCase those for which capital and small letters are one
 */
record Comparison(Step step, List<String> exact, List<String> ignoringCase) {

    private static final String EXACT = "%1$s = any(cast(:%2$s as %3$s[]))";
    private static final String FOLDED =
            "lower(%1$s) = any(array(select lower(v) from unnest(cast(:%2$s as text[])) v))";

    /**
     * Sorts out which of a person's values lead along a step to rows of his. A key does; any other value does if no row of somebody
     * else's has it.
     *
     * @param keys the keys of the person's rows of the table that the step leads to
     */
    static Comparison along(Step step, Sources sources, List<String> values, Set<String> keys) {
        if (step.byKey()) {
            return new Comparison(step, values, List.of());
        }
        var present = values.stream().filter(value -> !value.isBlank()).toList();
        if (!step.reference().ignoringCase()) {
            return new Comparison(step, hisAlone(step, sources, present, keys, "%s"), List.of());
        }
        var whateverCase = hisAlone(step, sources, present, keys, "lower(%s)");
        var others = new ArrayList<>(present);
        others.removeAll(new HashSet<>(whateverCase));
        return new Comparison(step, hisAlone(step, sources, others, keys, "(lower(%1$s), %1$s)"), whateverCase);
    }

    /** The values that need not be looked at again. */
    Collection<String> settled() {
        // An exact value may count whatever its case, once more rows are known.
        return step.reference().ignoringCase() ? ignoringCase : exact;
    }

    /** The conditions that rows meet by these values; none where no value is left. */
    Stream<Sql> conditions(Sources sources) {
        var column = step.reference().column();
        var type = sources.get(step.from().source()).type(step.from().table(), column);
        // The index of a column whose case is ignored is on its small letters, also for those that must be equal.
        return Stream.of(
                        condition(
                                exact,
                                step.reference().ignoringCase() ? FOLDED + " and " + EXACT : EXACT,
                                "exact",
                                type),
                        condition(ignoringCase, FOLDED, "folded", type))
                .flatMap(List::stream);
    }

    private List<Sql> condition(List<String> values, String comparison, String name, String type) {
        if (values.isEmpty()) {
            return List.of();
        }
        var parameter = name + step.number();
        var equal = new Sql(
                comparison.formatted(Sql.quoted(step.reference().column()), parameter, type),
                Map.of(parameter, values.toArray(String[]::new)));
        var where = step.reference().where();
        return List.of(where == null ? equal : equal.and(where.sql("of" + step.number() + "x")));
    }

    private static List<String> hisAlone(
            Step step, Sources sources, List<String> values, Set<String> keys, String letters) {
        if (values.isEmpty()) {
            return List.of();
        }
        var database = sources.get(step.target().source());
        var table = database.map().table(step.target().table());
        var column = Sql.quoted(step.targetColumn());
        var sql =
                """
                select v from unnest(cast(:values as text[])) v where not exists (
                    select 1 from %s where %s = %s and not (%s = any(cast(:his as text[]))))"""
                        .formatted(
                                Sql.table(database.map(), step.target().table()),
                                letters.formatted(column),
                                letters.formatted("cast(v as %s)"
                                        .formatted(database.type(step.target().table(), step.targetColumn()))),
                                Sql.key(table.key()));
        return database.read("comparing values of " + step.target().table(), jdbc -> jdbc.sql(sql)
                .param("values", values.toArray(String[]::new))
                .param("his", keys.toArray(String[]::new))
                .query(String.class)
                .list());
    }
}
