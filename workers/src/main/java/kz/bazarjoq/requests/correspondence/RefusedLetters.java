package kz.bazarjoq.requests.correspondence;

import java.util.Map;
import kz.bazarjoq.requests.engine.EngineMessages;
import kz.bazarjoq.requests.register.Actor;
import kz.bazarjoq.requests.register.Register;
import org.springframework.stereotype.Component;

/**
 * Gives up on a letter whose address the mail server refuses for good, and lets a person see that: the customer doesn't know
 * then what he was told.
 */
@Component
class RefusedLetters {

    private static final Actor ACTOR = Actor.worker("mail.send");

    private final Outbox outbox;
    private final Register register;
    private final EngineMessages messages;
    private final Destinations destinations;

    RefusedLetters(Outbox outbox, Register register, EngineMessages messages, Destinations destinations) {
        this.outbox = outbox;
        this.register = register;
        this.messages = messages;
        this.destinations = destinations;
    }

    /** Whether the work goes on without the letter; an address of staff or of the data map can be mended. */
    boolean giveUp(OutgoingLetter letter) {
        if (destinations.isStaff(letter.address()) || letter.template().equals(OrganisationLetter.TEMPLATE)) {
            return false;
        }
        outbox.markRefused(letter.key());
        register.record(letter.request(), ACTOR, "letter-refused", letter.template());
        var request = register.get(letter.request());
        if (request.isOpen()) {
            messages.send(
                    "refused:" + letter.key(),
                    "SubjectReplied",
                    request.number(),
                    Map.of("replyId", letter.key().replaceAll("[^0-9a-zA-Z-]", "-")));
        }
        return true;
    }
}
