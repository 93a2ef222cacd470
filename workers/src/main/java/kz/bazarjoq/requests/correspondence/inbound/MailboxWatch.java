package kz.bazarjoq.requests.correspondence.inbound;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import kz.bazarjoq.requests.engine.FailureReport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the letters out of the mailbox and says in the log, once, when that begins to fail and when it works again. */
final class MailboxWatch {

    private static final Logger LOG = LoggerFactory.getLogger(MailboxWatch.class);

    private final Mailbox mailbox;
    private final MailboxProperties properties;
    private final Clock clock;

    private @Nullable Instant failingSince;
    private int failures;

    MailboxWatch(Mailbox mailbox, MailboxProperties properties, Clock clock) {
        this.mailbox = mailbox;
        this.properties = properties;
        this.clock = clock;
    }

    /** Looks into the mailbox once, and says how long to wait until the next look. */
    Duration look() {
        try {
            var failure = mailbox.takeUnseen().failure();
            if (failure.isPresent()) {
                return failed("Letters in %s can't be stored and stay there unseen", failure.get());
            }
        } catch (MessagingException | IOException | RuntimeException | OutOfMemoryError failure) {
            mailbox.close();
            return failed("The mailbox %s can't be read, letters wait there", failure);
        }
        if (failingSince != null) {
            LOG.info(
                    "The mailbox {} is read again, after {} s",
                    properties.url(),
                    Duration.between(failingSince, clock.instant()).toSeconds());
        }
        failingSince = null;
        failures = 0;
        return properties.pollInterval();
    }

    private Duration failed(String what, Throwable failure) {
        failures++;
        if (failingSince == null) {
            failingSince = clock.instant();
            LOG.warn(
                    "{}; trying again, after {} s at most: {}",
                    what.formatted(properties.url()),
                    properties.longestWait().toSeconds(),
                    FailureReport.of(failure));
        }
        return properties.waitAfter(failures);
    }
}
