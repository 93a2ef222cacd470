package kz.bazarjoq.requests.identity;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import kz.bazarjoq.requests.data.SubjectRef;
import kz.bazarjoq.requests.register.RequestId;

/**
 * A code that was sent, without the code.
 *
 * @param subject whose address on file it was sent to
 * @param tries how often it was tried, {@code reportedTries} how many of them the process knows of
 */
record Challenge(
        UUID id,
        RequestId request,
        SubjectRef subject,
        String nonce,
        String codeHash,
        Instant expiresAt,
        int tries,
        int reportedTries,
        int maxTries,
        State state) {

    /** Only an open one can be answered. */
    enum State {
        OPEN,
        USED,
        EXHAUSTED,
        SUPERSEDED;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State ofCode(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }
}
