package kz.bazarjoq.requests.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of a person's.
 *
 * @param key names it in its table
 * @param values of the columns of the map, in its order: text, number, boolean, date, time or a list; null where there is none
 * @param restrictions what restricts it, by part
 */
record PersonRow(String key, List<@Nullable Object> values, List<RowRestriction> restrictions) {

    PersonRow {
        values = Collections.unmodifiableList(new ArrayList<>(values));
        restrictions = List.copyOf(restrictions);
    }

    /** The same row with these values. */
    PersonRow with(List<@Nullable Object> others) {
        return new PersonRow(key, others, restrictions);
    }

    /** A row that names values must not end up in a log. */
    @Override
    public String toString() {
        return "PersonRow[]";
    }
}
