package kz.bazarjoq.requests.correspondence.inbound;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

/** What became of the letters of one look into the mailbox. */
final class TakenLetters {

    private int stored;
    private boolean goOn = true;
    private @Nullable RuntimeException failure;

    void one() {
        stored++;
    }

    /** Notes a failure; without a database none of the other letters can be stored either. */
    void failed(RuntimeException cause) {
        failure = cause;
        goOn = !(cause instanceof CannotCreateTransactionException
                || cause instanceof DataAccessResourceFailureException);
    }

    boolean goOn() {
        return goOn;
    }

    int stored() {
        return stored;
    }

    Optional<RuntimeException> failure() {
        return Optional.ofNullable(failure);
    }
}
