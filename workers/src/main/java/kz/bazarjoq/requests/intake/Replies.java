package kz.bazarjoq.requests.intake;

import java.util.Map;
import java.util.regex.Pattern;
import kz.bazarjoq.requests.correspondence.IncomingLetter;
import kz.bazarjoq.requests.correspondence.Threads;
import kz.bazarjoq.requests.deadline.Clocks;
import kz.bazarjoq.requests.deadline.RunningClock;
import kz.bazarjoq.requests.engine.EngineMessages;
import kz.bazarjoq.requests.identity.CodeCheck;
import kz.bazarjoq.requests.identity.CodeCheck.Answer;
import kz.bazarjoq.requests.identity.CodeCheck.WhereWrong;
import kz.bazarjoq.requests.register.Actor;
import kz.bazarjoq.requests.register.Register;
import kz.bazarjoq.requests.register.SubjectRequest;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes in what a customer writes on a request that runs: an awaited code is tried, anything else a person reads. That is so
 * also with a wrong code from another address than the subject's, for which the subject gets no letter.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Replies {

    /** A code comes with a greeting and a name. */
    private static final int FEW_WORDS = 15;

    private static final String MESSAGE = "SubjectReplied";
    private static final Pattern WORD = Pattern.compile("\\p{L}+");

    private final LetterStore store;
    private final Register register;
    private final Threads threads;
    private final CodeCheck codes;
    private final EngineMessages messages;
    private final LetterSorting sorting;
    private final Clocks clocks;

    Replies(
            LetterStore store,
            Register register,
            Threads threads,
            CodeCheck codes,
            EngineMessages messages,
            LetterSorting sorting,
            Clocks clocks) {
        this.store = store;
        this.register = register;
        this.threads = threads;
        this.codes = codes;
        this.messages = messages;
        this.sorting = sorting;
        this.clocks = clocks;
    }

    void take(StoredLetter stored, IncomingLetter letter, SubjectRequest request) {
        threads.add(request.id(), letter);
        store.markProcessed(stored, letter, request.id(), null);
        register.record(request.id(), Actor.subject(), "reply-received", "");
        if (!isCodeAlone(letter, request)) {
            letPersonRead(stored, request);
        }
    }

    /** Whether the reply was a code that somebody waited for, and says nothing else that a person should read. */
    private boolean isCodeAlone(IncomingLetter letter, SubjectRequest request) {
        var text = letter.newText();
        var fromSubject = sorting.isFromSubject(letter, request.id());
        var answer = CodeInText.find(text)
                .map(code -> codes.tryCode(
                        request.id(), code, fromSubject ? WhereWrong.WRITE_TO_SUBJECT : WhereWrong.SAY_NOTHING))
                .orElse(Answer.NONE);
        return (answer == Answer.RIGHT || (answer == Answer.WRONG && fromSubject))
                && WORD.matcher(text).results().count() <= FEW_WORDS;
    }

    /** Each right that has asked the customer for something takes the letter for its answer; whether it is one, a person says. */
    private void letPersonRead(StoredLetter stored, SubjectRequest request) {
        var reply = stored.id().toString();
        var id = "reply:" + reply;
        var variables =
                Map.of("replyId", reply, "repliedAt", stored.receivedAt().toString());
        messages.send(id, MESSAGE, request.number(), variables);
        clocks.of(request.id()).stream()
                .filter(RunningClock::isOfARight)
                .map(RunningClock::right)
                .distinct()
                .forEach(right -> messages.sendToRight(id + ":" + right, MESSAGE, request.number(), right, variables));
    }
}
