package kz.bazarjoq.requests.intake;

import java.util.List;
import java.util.Map;
import kz.bazarjoq.requests.correspondence.IncomingLetter;
import kz.bazarjoq.requests.correspondence.Threads;
import kz.bazarjoq.requests.engine.EngineMessages;
import kz.bazarjoq.requests.register.Actor;
import kz.bazarjoq.requests.register.Register;
import kz.bazarjoq.requests.register.SubjectRequest;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps letters that machines wrote and answers none. One that reports a letter of ours as not delivered is shown to a
 * person, because the customer doesn't know then what he was told.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class AutomaticReplies {

    private static final Actor ACTOR = Actor.worker("intake");

    private final LetterStore store;
    private final Register register;
    private final Threads threads;
    private final EngineMessages messages;

    AutomaticReplies(LetterStore store, Register register, Threads threads, EngineMessages messages) {
        this.store = store;
        this.register = register;
        this.threads = threads;
        this.messages = messages;
    }

    /** Whether it was a machine's letter, and is kept as one. */
    boolean keepIfAutomatic(StoredLetter stored, IncomingLetter letter) {
        if (letter.automatic().isEmpty()) {
            return false;
        }
        var returned = letter.undelivered()
                .flatMap(id -> threads.requestOf(List.of(id)))
                .map(register::get);
        store.markDropped(
                stored,
                letter,
                returned.map(SubjectRequest::id).orElse(null),
                letter.automatic().get());
        returned.ifPresent(request -> report(stored, request));
        return true;
    }

    private void report(StoredLetter stored, SubjectRequest request) {
        register.record(request.id(), ACTOR, "letter-undelivered", "");
        if (request.isOpen()) {
            var report = stored.id().toString();
            messages.send("reply:" + report, "SubjectReplied", request.number(), Map.of("replyId", report));
        }
    }
}
