package kz.bazarjoq.requests.data;

import java.util.List;
import kz.bazarjoq.requests.register.RequestId;
import org.jspecify.annotations.Nullable;

/**
 * What is to be destroyed in a table.
 *
 * @param part the part of the data map that the columns are of
 * @param whole whether it is all of that part
 * @param item what it was asked for, as {@code kept} names it
 * @param hindrance why it has to stay, where that is known from the beginning
 */
record Wanted(
        String table,
        String part,
        List<String> columns,
        boolean whole,
        String item,
        RequestId request,
        String right,
        @Nullable String hindrance) {}
