package kz.bazarjoq.requests.intake;

import java.util.Optional;
import kz.bazarjoq.requests.correspondence.IncomingLetter;
import kz.bazarjoq.requests.correspondence.inbound.LetterParser;
import kz.bazarjoq.requests.register.SubjectRequest;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Makes of a letter what it is: a new request, a reply on a running one, or a machine's letter that is kept unanswered. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class LetterIntake {

    private final LetterParser parser;
    private final LetterSorting sorting;
    private final Requests requests;
    private final Replies replies;
    private final AutomaticReplies automatic;

    LetterIntake(
            LetterParser parser,
            LetterSorting sorting,
            Requests requests,
            Replies replies,
            AutomaticReplies automatic) {
        this.parser = parser;
        this.sorting = sorting;
        this.requests = requests;
        this.replies = replies;
        this.automatic = automatic;
    }

    void take(StoredLetter stored) {
        var letter = parser.parse(stored.raw());
        if (automatic.keepIfAutomatic(stored, letter)) {
            return;
        }
        var earlier = sorting.requestOf(letter);
        if (earlier.filter(SubjectRequest::isOpen).isPresent()) {
            replies.take(stored, letter, earlier.get());
        } else {
            requests.open(stored, letter, earlier);
        }
    }

    /** Takes a letter in without looking into it: a person reads the raw one. */
    void takeUnread(StoredLetter stored) {
        requests.open(stored, IncomingLetter.unread(stored.id().toString()), Optional.empty());
    }
}
