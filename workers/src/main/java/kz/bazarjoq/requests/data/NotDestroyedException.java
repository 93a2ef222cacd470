package kz.bazarjoq.requests.data;

import kz.bazarjoq.requests.engine.DataFree;

/** After destroying, something was left where nothing should be; none of it was committed. */
class NotDestroyedException extends RuntimeException implements DataFree {

    private static final long serialVersionUID = 1L;

    NotDestroyedException(String source, String table, long rows) {
        super(
                "The source %s still has values in %d rows of %s after they were destroyed: a trigger puts them back, or what the data map leaves there isn't what the database keeps"
                        .formatted(source, rows, table));
    }
}
