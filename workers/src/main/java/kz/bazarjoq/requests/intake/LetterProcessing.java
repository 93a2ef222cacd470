package kz.bazarjoq.requests.intake;

import kz.bazarjoq.requests.engine.FailureReport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Works off the stored letters, each in a transaction of its own. A letter that fails waits and is tried again, and after
 * many attempts becomes a request as it is: none is lost, and none holds up the others. An attempt is counted before it
 * begins, so that one counts, too, that ends with the application.
 */
@Component
class LetterProcessing {

    private static final Logger LOG = LoggerFactory.getLogger(LetterProcessing.class);

    private final LetterStore store;
    private final LetterIntake intake;
    private final TransactionOperations transactions;
    private final IntakeProperties properties;

    private boolean outage;

    LetterProcessing(
            LetterStore store, LetterIntake intake, TransactionOperations transactions, IntakeProperties properties) {
        this.store = store;
        this.intake = intake;
        this.transactions = transactions;
        this.properties = properties;
    }

    /** Processes all letters that are due. While the database is out of reach the log says so once. */
    @Scheduled(fixedDelayString = "${bazarjoq.intake.interval:500ms}")
    void processWaiting() {
        try {
            while (processNext()) {
                LOG.trace("Processed a letter");
            }
            outage = false;
        } catch (DataAccessException | TransactionException failure) {
            if (!outage) {
                LOG.warn("Stored letters can't be read, trying again and again: {}", FailureReport.of(failure));
            }
            outage = true;
        }
    }

    /** False when none is due. */
    private boolean processNext() {
        var next = store.beginNext(properties::waitAfter);
        next.ifPresent(this::attempt);
        return next.isPresent();
    }

    private void attempt(WaitingLetter letter) {
        try {
            transactions.executeWithoutResult(
                    status -> store.lock(letter).ifPresent(stored -> process(stored, letter.attempt())));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError failure) {
            LOG.warn(
                    "Letter {} can't be processed, attempt {}, trying again in {} s: {}",
                    letter.id(),
                    letter.attempt(),
                    properties.waitAfter(letter.attempt()).toSeconds(),
                    FailureReport.of(failure));
        }
    }

    private void process(StoredLetter letter, int attempt) {
        if (attempt <= properties.attempts()) {
            intake.take(letter);
        } else {
            intake.takeUnread(letter);
        }
    }
}
