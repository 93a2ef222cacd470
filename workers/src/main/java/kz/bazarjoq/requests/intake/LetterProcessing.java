package kz.bazarjoq.requests.intake;

import java.util.concurrent.atomic.AtomicReference;
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
 * many failures becomes a request as it is: none is lost, and none holds up the others.
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
        var locked = new AtomicReference<StoredLetter>();
        try {
            transactions.executeWithoutResult(status -> store.lockNext().ifPresent(letter -> {
                locked.set(letter);
                process(letter);
            }));
        } catch (RuntimeException failure) {
            var letter = locked.get();
            if (letter == null) {
                throw failure;
            }
            putOff(letter, failure);
        }
        return locked.get() != null;
    }

    private void process(StoredLetter letter) {
        if (letter.attempts() < properties.attempts()) {
            intake.take(letter);
        } else {
            intake.takeUnread(letter);
        }
    }

    private void putOff(StoredLetter letter, RuntimeException failure) {
        var failures = letter.attempts() + 1;
        var wait = properties.waitAfter(failures);
        LOG.warn(
                "Letter {} can't be processed, attempt {}, trying again in {} s: {}",
                letter.id(),
                failures,
                wait.toSeconds(),
                FailureReport.of(failure));
        store.putOff(letter.entry(), wait);
    }
}
