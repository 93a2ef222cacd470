package kz.bazarjoq.requests.data;

import java.sql.SQLException;
import org.springframework.core.NestedExceptionUtils;

/** A source can't be read now; trying again later is right. */
public class SourceUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Names the source, what was asked of it and the SQL state; not the cause, whose text can quote values of a row. */
    SourceUnavailableException(String source, String operation, Exception failure) {
        super("The source %s doesn't answer (%s; SQL state %s): see bazarjoq.data.sources.%s"
                .formatted(source, operation, state(failure), source));
    }

    private static String state(Exception failure) {
        return NestedExceptionUtils.getMostSpecificCause(failure) instanceof SQLException sql
                        && sql.getSQLState() != null
                ? sql.getSQLState()
                : "unknown";
    }
}
