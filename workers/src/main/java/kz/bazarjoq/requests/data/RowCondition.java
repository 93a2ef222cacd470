package kz.bazarjoq.requests.data;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
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

    /**
     * The condition as SQL, with its values as parameters.
     *
     * @param parameters takes the values, each under a name of its own
     */
    String sql(Map<String, Object> parameters) {
        return columns.entrySet().stream()
                .map(column -> {
                    var name = SubjectRows.quoted(column.getKey());
                    var given = column.getValue().stream()
                            .filter(Objects::nonNull)
                            .map(value -> {
                                var parameter = "where" + parameters.size();
                                parameters.put(parameter, Objects.requireNonNull(value));
                                return "cast(%s as text) = :%s".formatted(name, parameter);
                            });
                    var none = column.getValue().contains(null) ? List.of(name + " is null") : List.<String>of();
                    return java.util.stream.Stream.concat(given, none.stream())
                            .collect(Collectors.joining(" or ", "(", ")"));
                })
                .collect(Collectors.joining(" and "));
    }
}
