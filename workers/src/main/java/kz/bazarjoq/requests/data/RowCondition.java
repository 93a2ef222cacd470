package kz.bazarjoq.requests.data;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a table are meant, by the values that columns of theirs have.
 *
 * @param columns the values that each column may have, as text; null stands for none
 */
record RowCondition(Map<String, List<@Nullable String>> columns) {

    /** Takes a value, null, or a list of them for each column. */
    @JsonCreator
    static RowCondition of(Map<String, @Nullable Object> written) {
        var columns = new LinkedHashMap<String, List<@Nullable String>>();
        written.forEach((column, value) -> {
            var values = new ArrayList<@Nullable String>();
            (value instanceof Collection<?> several ? several : Collections.singletonList(value))
                    .forEach(one -> values.add(one == null ? null : one.toString()));
            columns.put(column, values);
        });
        return new RowCondition(columns);
    }

    Set<String> columnNames() {
        return columns.keySet();
    }

    /** The condition, whose parameters begin with a prefix. */
    Sql sql(String prefix) {
        var parameters = new HashMap<String, Object>();
        var texts = new ArrayList<String>();
        columns.forEach((column, values) -> {
            var alternatives = new ArrayList<String>();
            for (var value : values) {
                if (value == null) {
                    alternatives.add(Sql.quoted(column) + " is null");
                } else {
                    var name = prefix + parameters.size();
                    parameters.put(name, value);
                    alternatives.add("cast(%s as text) = :%s".formatted(Sql.quoted(column), name));
                }
            }
            texts.add("(%s)".formatted(String.join(" or ", alternatives)));
        });
        return new Sql(String.join(" and ", texts), parameters);
    }
}
