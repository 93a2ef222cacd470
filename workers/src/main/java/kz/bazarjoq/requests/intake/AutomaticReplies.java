package kz.bazarjoq.requests.intake;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.bazarjoq.requests.correspondence.IncomingLetter;
import kz.bazarjoq.requests.correspondence.Threads;
import kz.bazarjoq.requests.engine.EngineMessages;
import kz.bazarjoq.requests.register.Actor;
import kz.bazarjoq.requests.register.Register;
import kz.bazarjoq.requests.register.SubjectRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps letters that machines wrote and answers none: on the request that they belong to, where there is one. One that
 * reports a letter of ours as not delivered is shown to a person, because the customer doesn't know then what he was told.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class AutomaticReplies {

    private static final Actor ACTOR = Actor.worker("intake");

    private static final Logger LOG = LoggerFactory.getLogger(AutomaticReplies.class);

    private final LetterStore store;
    private final Register register;
    private final Threads threads;
    private final EngineMessages messages;
    private final LetterSorting sorting;

    AutomaticReplies(
            LetterStore store, Register register, Threads threads, EngineMessages messages, LetterSorting sorting) {
        this.store = store;
        this.register = register;
        this.threads = threads;
        this.messages = messages;
        this.sorting = sorting;
    }

    /** Whether it was a machine's letter, and is kept as one. */
    boolean keepIfAutomatic(StoredLetter stored, IncomingLetter letter) {
        if (letter.automatic().isEmpty()) {
            return false;
        }
        var reason = letter.automatic().get();
        var returned = letter.undelivered()
                .flatMap(id -> threads.requestOf(List.of(id)))
                .map(register::get);
        var answered = returned.isPresent() ? Optional.<SubjectRequest>empty() : sorting.requestOf(letter);
        store.markDropped(
                stored,
                letter,
                returned.or(() -> answered).map(SubjectRequest::id).orElse(null),
                reason);
        LOG.info("Letter {} is kept without an answer, a machine wrote it: {}", stored.id(), reason);
        returned.ifPresent(request -> report(stored, request));
        answered.ifPresent(request -> register.record(request.id(), ACTOR, "automatic-reply", ""));
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
