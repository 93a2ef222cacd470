package kz.bazarjoq.requests.data;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How rows of a table are named in the product's own tables: by an array of the values of their key, as text. */
final class RowKeys {

    private final LiveSchema live;
    private final String table;
    private final List<String> key;

    RowKeys(SourceTransaction transaction, String table) {
        this(transaction.live(), transaction.map(), table);
    }

    RowKeys(LiveSchema live, SourceMap map, String table) {
        this.live = live;
        this.table = table;
        key = map.table(table).key();
    }

    /** The name of a row of {@code t}. */
    String array() {
        return array("t");
    }

    /** The name of a row of an alias. */
    String array(String alias) {
        return key.stream()
                .map(column -> "cast(%s.%s as text)".formatted(alias, Sql.quoted(column)))
                .collect(Collectors.joining(", ", "array[", "]"));
    }

    /** The condition that a row of {@code t} is the one that an expression names; its index is used. */
    String named(String expression) {
        return IntStream.range(0, key.size())
                .mapToObj(place -> "t.%s = %s".formatted(Sql.quoted(key.get(place)), value(expression, place)))
                .collect(Collectors.joining(" and ", "(", ")"));
    }

    /** The values of the key that an expression names, each by its type: rows are put in order by them. */
    String values(String expression) {
        return IntStream.range(0, key.size())
                .mapToObj(place -> value(expression, place))
                .collect(Collectors.joining(", "));
    }

    private String value(String expression, int place) {
        return "cast((%s)[%d] as %s)"
                .formatted(
                        expression,
                        place + 1,
                        live.column(table, key.get(place)).type());
    }
}
