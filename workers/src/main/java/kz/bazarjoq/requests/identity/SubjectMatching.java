package kz.bazarjoq.requests.identity;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kz.bazarjoq.requests.correspondence.Threads;
import kz.bazarjoq.requests.data.SubjectRef;
import kz.bazarjoq.requests.data.Subjects;
import kz.bazarjoq.requests.identity.RequestSubject.Method;
import kz.bazarjoq.requests.register.Actor;
import kz.bazarjoq.requests.register.Register;
import kz.bazarjoq.requests.register.RequestId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Looks for the customer who wrote: by the address the letter came from, else by the addresses that its text names. */
@Component
class SubjectMatching {

    private static final Pattern ADDRESS = Pattern.compile("[\\p{Alnum}._%+-]{1,64}@[\\p{Alnum}.-]{1,253}\\p{Alnum}");
    private static final int MOST_ADDRESSES = 10;

    private final Threads threads;
    private final ObjectProvider<FirstLetter> firstLetter;
    private final Subjects subjects;
    private final Identification identification;
    private final Register register;

    SubjectMatching(
            Threads threads,
            ObjectProvider<FirstLetter> firstLetter,
            Subjects subjects,
            Identification identification,
            Register register) {
        this.threads = threads;
        this.firstLetter = firstLetter;
        this.subjects = subjects;
        this.identification = identification;
        this.register = register;
    }

    /** Makes the one customer who fits the candidate; whom a person has picked stays the candidate. */
    @Transactional
    Match match(RequestId request) {
        if (identification.of(request).isPresent()) {
            return Match.ONE;
        }
        var method = Method.SENDER_ADDRESS;
        var found = threads.sender(request).stream()
                .flatMap(sender -> subjects.withEmail(sender.address()).stream())
                .toList();
        if (found.isEmpty()) {
            method = Method.ADDRESS_IN_LETTER;
            found = namedInLetter(request);
        }
        var match = Match.of(found);
        if (match == Match.ONE) {
            identification.propose(request, found.getFirst(), method);
        }
        register.record(request, Actor.worker("identity.match-subject"), "subject-matched", match.code());
        return match;
    }

    private List<SubjectRef> namedInLetter(RequestId request) {
        return firstLetter.stream()
                .flatMap(letter -> letter.textOf(request).stream())
                .flatMap(SubjectMatching::addressesIn)
                .flatMap(address -> subjects.withEmail(address).stream())
                .distinct()
                .toList();
    }

    private static Stream<String> addressesIn(String text) {
        return ADDRESS.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(address -> address.toLowerCase(Locale.ROOT))
                .distinct()
                .limit(MOST_ADDRESSES);
    }

    /** How many customers fit. */
    enum Match {
        ONE,
        NONE,
        SEVERAL;

        static Match of(List<SubjectRef> found) {
            return switch (found.size()) {
                case 0 -> NONE;
                case 1 -> ONE;
                default -> SEVERAL;
            };
        }

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
