package kz.bazarjoq.requests.data;

import org.jspecify.annotations.Nullable;

/**
 * A table or a column of some source.
 *
 * @param column none where the table's key is meant
 */
record Place(String source, String table, @Nullable String column) {

    /** Reads {@code table}, {@code table.column}, {@code source/table} or {@code source/table.column}. */
    static Place of(String written, String home) {
        var slash = written.indexOf('/');
        var source = slash < 0 ? home : written.substring(0, slash);
        var path = written.substring(slash + 1);
        var dot = path.indexOf('.');
        return dot < 0
                ? new Place(source, path, null)
                : new Place(source, path.substring(0, dot), path.substring(dot + 1));
    }

    /** Its table alone. */
    Place wholeTable() {
        return new Place(source, table, null);
    }
}
