package kz.bazarjoq.requests.correspondence;

import java.time.Clock;
import java.time.Duration;
import kz.bazarjoq.requests.register.Actor;
import kz.bazarjoq.requests.register.Register;
import kz.bazarjoq.requests.register.RequestId;
import org.springframework.stereotype.Component;

/**
 * Caps the acknowledgements that one address gets in a day. They are the letters that no person and no clock stands before:
 * a program that answers each of them with a new letter would keep us writing without end.
 */
@Component
class AcknowledgementLimit {

    private static final Actor ACTOR = Actor.worker("mail.send");
    private static final String TEMPLATE = "acknowledgement";
    private static final String WITHHELD = "acknowledgement-withheld";

    private final Outbox outbox;
    private final Register register;
    private final Clock clock;
    private final int perDay;

    AcknowledgementLimit(Outbox outbox, Register register, Clock clock, CorrespondenceProperties properties) {
        this.outbox = outbox;
        this.register = register;
        this.clock = clock;
        this.perDay = properties.acknowledgementsPerDay();
    }

    /** Whether a letter is one acknowledgement too many, which staff then see on the case; once it is, it stays so. */
    boolean withholds(OutgoingLetter letter) {
        if (!letter.template().equals(TEMPLATE)) {
            return false;
        }
        if (isWithheld(letter.request())) {
            return true;
        }
        var since = clock.instant().minus(Duration.ofDays(1));
        if (outbox.countTo(letter.address(), TEMPLATE, since) < perDay) {
            return false;
        }
        register.record(letter.request(), ACTOR, WITHHELD, "");
        return true;
    }

    private boolean isWithheld(RequestId request) {
        return register.timeline(request).stream()
                .anyMatch(entry -> entry.what().equals(WITHHELD));
    }
}
