package kz.bazarjoq.requests.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kz.bazarjoq.requests.correspondence.Correspondent;
import kz.bazarjoq.requests.correspondence.IncomingLetter;
import kz.bazarjoq.requests.correspondence.SubjectAddresses;
import kz.bazarjoq.requests.correspondence.Threads;
import kz.bazarjoq.requests.register.Register;
import kz.bazarjoq.requests.register.RequestId;
import kz.bazarjoq.requests.register.RequestNumber;
import kz.bazarjoq.requests.register.SubjectRequest;
import org.springframework.stereotype.Component;

/**
 * Finds the request that a letter belongs to: one that it names in its subject or whose thread it continues, provided it
 * comes from an address that may speak on that request. Anybody can quote a number.
 */
@Component
class LetterSorting {

    private final Register register;
    private final Threads threads;
    private final SubjectAddresses subjects;

    LetterSorting(Register register, Threads threads, SubjectAddresses subjects) {
        this.register = register;
        this.threads = threads;
        this.subjects = subjects;
    }

    /** The request, open or closed. */
    Optional<SubjectRequest> requestOf(IncomingLetter letter) {
        return named(letter).stream()
                .filter(request -> maySpeakOn(letter, request.id()))
                .findFirst();
    }

    /** Whether a letter comes from the address that the subject's own letters go to. */
    boolean isFromSubject(IncomingLetter letter, RequestId request) {
        return letter.from()
                .map(Correspondent::address)
                .filter(from -> isSame(from, subjects.addressOfSubject(request)))
                .isPresent();
    }

    private List<SubjectRequest> named(IncomingLetter letter) {
        var requests = new ArrayList<SubjectRequest>();
        for (var number : RequestNumber.findIn(letter.subject())) {
            register.find(number).ifPresent(requests::add);
        }
        var ids = new ArrayList<>(letter.references());
        ids.add(letter.messageId());
        threads.requestOf(ids).map(register::get).ifPresent(requests::add);
        return requests;
    }

    private boolean maySpeakOn(IncomingLetter letter, RequestId request) {
        var from = letter.from().map(Correspondent::address);
        return from.isPresent()
                && (isSame(from.get(), threads.sender(request).map(Correspondent::address))
                        || isSame(from.get(), subjects.addressOfSubject(request)));
    }

    private static boolean isSame(String address, Optional<String> other) {
        return other.map(entitled -> entitled.toLowerCase(Locale.ROOT).equals(address.toLowerCase(Locale.ROOT)))
                .orElse(false);
    }
}
