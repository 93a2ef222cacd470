package kz.bazarjoq.requests.intake;

import kz.bazarjoq.requests.correspondence.inbound.LetterParser;
import kz.bazarjoq.requests.register.Actor;
import kz.bazarjoq.requests.register.Register;
import kz.bazarjoq.requests.register.RequestId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Makes a request of its own of a letter in which a customer asks for something else than the request that it answers. */
@Component
class OtherWishes {

    private final LetterStore store;
    private final LetterParser parser;
    private final Requests requests;
    private final Register register;

    OtherWishes(LetterStore store, LetterParser parser, Requests requests, Register register) {
        this.store = store;
        this.parser = parser;
        this.requests = requests;
        this.register = register;
    }

    /**
     * The new request counts from the day the letter came in. What isn't a customer's letter, as a bounce, stays where it is.
     *
     * @return whether a request was opened
     */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean open(RequestId running, String reply) {
        var stored = store.lockReply(reply, running);
        stored.ifPresentOrElse(
                letter -> requests.openAnother(letter, parser.parse(letter.raw()), register.get(running)),
                () -> register.record(running, Actor.worker("request.open-another"), "no-letter-to-open", ""));
        return stored.isPresent();
    }
}
