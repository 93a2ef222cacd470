package kz.bazarjoq.requests.data;

import kz.bazarjoq.requests.engine.DataFree;

/** A source refuses a value that it was to take: a constraint, a trigger or a reference is in the way. */
class SourceRefusedException extends RuntimeException implements DataFree {

    private static final long serialVersionUID = 1L;

    /** Names the source, what was done and the SQL state; not the cause, whose text can quote values of a row. */
    SourceRefusedException(String source, String operation, Exception failure) {
        super("The source %s refuses it (%s; SQL state %s): its log names the constraint; mend it or the data map"
                .formatted(source, operation, SourceUnavailableException.state(failure)));
    }
}
