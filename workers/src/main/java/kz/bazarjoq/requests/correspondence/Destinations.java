package kz.bazarjoq.requests.correspondence;

import java.util.Optional;
import kz.bazarjoq.requests.correspondence.Threads.ThreadLetter;
import kz.bazarjoq.requests.register.SubjectRequest;
import org.springframework.stereotype.Component;

/** Finds out where a letter goes. */
@Component
class Destinations {

    private final CorrespondenceProperties properties;
    private final Threads threads;
    private final SubjectAddresses subjects;

    Destinations(CorrespondenceProperties properties, Threads threads, SubjectAddresses subjects) {
        this.properties = properties;
        this.threads = threads;
        this.subjects = subjects;
    }

    /**
     * Where a letter on this request goes; empty where the sender left no address that can be written to.
     *
     * @throws IllegalStateException when the subject has no address: who gets such a letter, a person has to decide
     */
    Optional<Destination> of(Recipient recipient, SubjectRequest request) {
        return switch (recipient) {
            case SUPPORT -> Optional.of(new Destination(properties.supportAddress(), Optional.empty()));
            case PRIVACY_OFFICER -> Optional.of(new Destination(properties.privacyOfficerAddress(), Optional.empty()));
            case SENDER -> threads.sender(request.id()).map(sender -> inThread(request, sender.address()));
            case AUTHOR -> subjects.addressOfAuthor(request.id()).map(address -> inThread(request, address));
            case SUBJECT -> Optional.of(subjects.addressOfSubject(request.id())
                    .map(address -> inThread(request, address))
                    .orElseThrow(() -> new IllegalStateException(
                            "Request %s has no subject with an address to write to".formatted(request.number()))));
        };
    }

    /** Whether letters to staff go to this address. */
    boolean isStaff(String address) {
        return address.equalsIgnoreCase(properties.supportAddress())
                || address.equalsIgnoreCase(properties.privacyOfficerAddress());
    }

    private Destination inThread(SubjectRequest request, String address) {
        return new Destination(address, threads.lastFrom(request.id(), address));
    }

    /**
     * An address, and the last letter that came from it: an address never gets to see what came from another one.
     */
    record Destination(String address, Optional<ThreadLetter> answers) {}
}
