package kz.bazarjoq.requests.data;

import kz.bazarjoq.requests.engine.DataFree;

/** A source no longer has what its data map says; somebody has to change one of them. */
class SourceChangedException extends RuntimeException implements DataFree {

    private static final long serialVersionUID = 1L;

    /** Names the source, what was asked of it and the SQL state; not the cause, whose text can quote values of a row. */
    SourceChangedException(String source, String operation, String state) {
        super("The source %s isn't as its data map says (%s; SQL state %s): compare them by --list-data"
                .formatted(source, operation, state));
    }
}
