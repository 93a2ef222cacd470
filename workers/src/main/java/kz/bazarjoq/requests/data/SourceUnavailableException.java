package kz.bazarjoq.requests.data;

import java.sql.SQLException;
import kz.bazarjoq.requests.engine.DataFree;

/** A source can't be read now; trying again later is right. */
public class SourceUnavailableException extends RuntimeException implements DataFree {

    private static final long serialVersionUID = 1L;

    /** Names the source, what was asked of it and the SQL state; not the cause, whose text can quote values of a row. */
    SourceUnavailableException(String source, String operation, Exception failure) {
        super("The source %s doesn't answer (%s; SQL state %s): see bazarjoq.data.sources.%s"
                .formatted(source, operation, state(failure), source));
    }

    static String state(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return "unknown";
    }
}
