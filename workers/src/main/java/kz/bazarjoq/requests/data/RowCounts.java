package kz.bazarjoq.requests.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Counts a person's rows that hold something of each part of his data. */
final class RowCounts {

    private final SourceDatabase database;
    private final FoundRows found;

    RowCounts(SourceDatabase database, FoundRows found) {
        this.database = database;
        this.found = found;
    }

    /**
     * The parts with at least one row, by table, in the order of the data map. What is left of a destroyed value counts as nothing. All
     * tables are counted by one statement: most hold so little of a person that sending it is what takes time.
     */
    Map<String, Map<String, Long>> byTable() {
        var counted = new ArrayList<Counted>();
        var parameters = new HashMap<String, Object>();
        database.map().tables().forEach((name, table) -> {
            var condition = condition(name);
            var held = new LinkedHashMap<String, String>();
            table.parts().forEach(part -> {
                var given = new PartValues(table, part).given();
                if (!given.equals(Sql.NOTHING)) {
                    held.put(part, given.text());
                    parameters.putAll(given.parameters());
                }
            });
            if (!held.isEmpty() && !condition.equals(Sql.NOTHING)) {
                parameters.putAll(condition.parameters());
                counted.add(new Counted(name, held, condition.text()));
            }
        });
        return counted.isEmpty() ? Map.of() : count(counted, parameters);
    }

    private Map<String, Map<String, Long>> count(List<Counted> tables, Map<String, Object> parameters) {
        var sql = tables.stream()
                .map(table -> "select %d, array[%s] from %s where %s"
                        .formatted(
                                tables.indexOf(table),
                                table.held().values().stream()
                                        .map("count(case when %s then 1 end)"::formatted)
                                        .collect(Collectors.joining(", ")),
                                Sql.table(database.map(), table.name()),
                                table.condition()))
                .collect(Collectors.joining(" union all "));
        return database.read("counting rows", jdbc -> {
            var rows = new LinkedHashMap<String, Map<String, Long>>();
            jdbc.sql(sql + " order by 1").params(parameters).query(row -> {
                var table = tables.get(row.getInt(1));
                rows.put(table.name(), table.present((Long[]) row.getArray(2).getArray()));
            });
            return rows;
        });
    }

    /** Whether a row of the person's meets a condition of the map. */
    boolean any(String table, Sql whileSo) {
        var his = condition(table);
        if (his.equals(Sql.NOTHING)) {
            return false;
        }
        var both = his.and(whileSo);
        var sql = "select exists (select 1 from %s where %s)".formatted(Sql.table(database.map(), table), both.text());
        return database.read("looking for obligations in " + table, jdbc -> jdbc.sql(sql)
                .params(both.parameters())
                .query(Boolean.class)
                .single());
    }

    private Sql condition(String table) {
        return found.condition(new Place(database.map().source(), table, null));
    }

    /**
     * A table that is counted.
     *
     * @param held by part the condition that a row holds something of it
     */
    private record Counted(String name, Map<String, String> held, String condition) {

        /** The parts that there are, of the counts of all parts. */
        Map<String, Long> present(Long[] counts) {
            var present = new LinkedHashMap<String, Long>();
            var place = 0;
            for (var part : held.keySet()) {
                var count = counts[place++];
                if (count > 0) {
                    present.put(part, count);
                }
            }
            return present;
        }
    }
}
