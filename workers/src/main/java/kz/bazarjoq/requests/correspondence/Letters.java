package kz.bazarjoq.requests.correspondence;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import kz.bazarjoq.requests.register.Actor;
import kz.bazarjoq.requests.register.Register;
import kz.bazarjoq.requests.register.RequestId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Writes letters, each once: an order is stored first and sent afterwards, under a Message-ID that stays the same however
 * often it is tried.
 */
@Component
public class Letters {

    private static final Actor ACTOR = Actor.worker("mail.send");

    private final LetterWriter writer;
    private final AcknowledgementLimit limit;
    private final Outbox outbox;
    private final Postman postman;
    private final RefusedLetters refused;
    private final Register register;
    private final TransactionOperations transactions;

    Letters(
            LetterWriter writer,
            AcknowledgementLimit limit,
            Outbox outbox,
            Postman postman,
            RefusedLetters refused,
            Register register,
            TransactionOperations transactions) {
        this.writer = writer;
        this.limit = limit;
        this.outbox = outbox;
        this.postman = postman;
        this.refused = refused;
        this.register = register;
        this.transactions = transactions;
    }

    /** Orders a letter and delivers it; nothing happens when it was sent before. Not for use in a transaction. */
    @Transactional(propagation = Propagation.NEVER)
    public void send(LetterOrder order) {
        transactions.executeWithoutResult(status -> order(order));
        deliver(order.key(), order.secrets());
    }

    /** Writes to an organisation that got personal data, once for the letter's key. Not for use in a transaction. */
    @Transactional(propagation = Propagation.NEVER)
    public void tell(OrganisationLetter letter) {
        transactions.executeWithoutResult(status -> {
            if (!outbox.contains(letter.key())) {
                outbox.add(writer.write(letter), letter.language());
            }
        });
        deliver(letter.key(), letter.secrets());
    }

    /**
     * Renders a letter and stores it in the caller's transaction, unless its key was ordered before.
     *
     * @throws RuntimeException that names the file and the placeholder when the template can't be filled
     */
    @Transactional
    public void order(LetterOrder order) {
        if (outbox.contains(order.key())) {
            return;
        }
        var letter = writer.write(order);
        if (letter.isEmpty()) {
            register.record(order.request(), ACTOR, "letter-without-address", order.template());
        } else if (!limit.withholds(letter.get())) {
            outbox.add(letter.get(), order.language());
        }
    }

    /**
     * Sends an ordered letter unless it was sent before. One whose address the mail server refuses for good is given up, and
     * a person is told. Not for use in a transaction: what is sent can't be rolled back.
     *
     * @throws RuntimeException when the mail server doesn't take it; calling again later is right
     */
    @Transactional(propagation = Propagation.NEVER)
    public void deliver(String key, Map<String, Supplier<String>> secrets) {
        var failure = transactions.execute(status -> attempt(key, secrets));
        if (failure != null && failure.isPresent()) {
            throw failure.get();
        }
    }

    /** All letters that were written on a request, oldest first. */
    @Transactional(readOnly = true)
    public List<SentLetter> ofRequest(RequestId request) {
        return outbox.ofRequest(request);
    }

    private Optional<LetterNotSentException> attempt(String key, Map<String, Supplier<String>> secrets) {
        var letter = outbox.lock(key);
        if (letter.isEmpty() || letter.get().done()) {
            return Optional.empty();
        }
        try {
            postman.send(letter.get(), secrets);
        } catch (LetterNotSentException failure) {
            if (failure instanceof AddressRefusedException && refused.giveUp(letter.get())) {
                return Optional.empty();
            }
            outbox.markAttempted(key);
            return Optional.of(failure);
        }
        outbox.markSent(key);
        register.record(
                letter.get().request(), ACTOR, "letter-sent", letter.get().template());
        return Optional.empty();
    }
}
