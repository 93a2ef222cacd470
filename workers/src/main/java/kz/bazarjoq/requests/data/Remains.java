package kz.bazarjoq.requests.data;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Objects;
import kz.bazarjoq.requests.data.SourceMap.Column;

/** What is left of values that are taken out of a row which stays. */
final class Remains {

    private final SourceTransaction transaction;
    private final String name;
    private final SourceMap.Table table;

    Remains(SourceTransaction transaction, String name) {
        this.transaction = transaction;
        this.name = name;
        table = transaction.map().table(name);
    }

    /**
     * Whether a row can stay without its values: the map says what is left of each.
     */
    boolean possible() {
        return table.columns().values().stream()
                .allMatch(column -> column.derived() != null || column.destroy() != null);
    }

    /**
     * Leaves in these columns what the map says, and computes anew what is derived from them.
     *
     * @param rows a query of {@code row_key}, an array as in {@link RowKeys}
     * @return how many rows
     */
    int leave(Collection<String> columns, Sql rows) {
        var parameters = new HashMap<>(rows.parameters());
        var assignments = new ArrayList<String>();
        for (var column : columns) {
            var left = Objects.requireNonNull(table.columns().get(column)).destroy();
            if (left == null) {
                continue;
            }
            if (Column.EMPTY.equals(left)) {
                assignments.add(Sql.quoted(column) + " = null");
            } else {
                parameters.put("remains" + assignments.size(), left);
                // Where there was no value, none is left.
                assignments.add(
                        "%1$s = case when t.%1$s is not null then cast(replace(:remains%2$d, '{key}', array_to_string(chosen.row_key, '-')) as %3$s) end"
                                .formatted(
                                        Sql.quoted(column),
                                        assignments.size(),
                                        transaction.live().column(name, column).type()));
            }
        }
        if (assignments.isEmpty()) {
            return 0;
        }
        var count = transaction
                .jdbc()
                .sql("update %s t set %s from (%s) chosen where %s"
                        .formatted(
                                transaction.table(name),
                                String.join(", ", assignments),
                                rows.text(),
                                new RowKeys(transaction, name).named("chosen.row_key")))
                .params(parameters)
                .update();
        derive(rows);
        return count;
    }

    /** Computes anew what is derived in these rows. */
    void derive(Sql rows) {
        table.columns().forEach((column, entry) -> {
            if (entry.derived() != null) {
                transaction
                        .jdbc()
                        .sql("update %s t set %s = %s where exists (select 1 from (%s) chosen where %s)"
                                .formatted(
                                        transaction.table(name),
                                        Sql.quoted(column),
                                        entry.derived(),
                                        rows.text(),
                                        new RowKeys(transaction, name).named("chosen.row_key")))
                        .params(rows.parameters())
                        .update();
            }
        });
    }
}
