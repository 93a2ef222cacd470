package kz.bazarjoq.requests.identity;

import java.util.Optional;
import kz.bazarjoq.requests.correspondence.Correspondent;
import kz.bazarjoq.requests.correspondence.SubjectAddresses;
import kz.bazarjoq.requests.correspondence.Threads;
import kz.bazarjoq.requests.data.Subject;
import kz.bazarjoq.requests.data.Subjects;
import kz.bazarjoq.requests.register.RequestId;
import org.springframework.stereotype.Component;

/** The address on file of the subject of a request, read live from the shop, and kept for when the shop has it no more. */
@Component
class SubjectAddress implements SubjectAddresses {

    private final Identification identification;
    private final Subjects subjects;
    private final Threads threads;

    SubjectAddress(Identification identification, Subjects subjects, Threads threads) {
        this.identification = identification;
        this.subjects = subjects;
        this.threads = threads;
    }

    @Override
    public Optional<String> addressOfSubject(RequestId request) {
        var now = onFile(request);
        now.ifPresent(address -> identification.keepAddress(request, address));
        return now.or(() -> identification.lastAddress(request))
                .or(() -> identification.established(request).isPresent() && !identification.isRepresented(request)
                        ? threads.sender(request).map(Correspondent::address)
                        : Optional.empty());
    }

    @Override
    public Optional<String> addressOfAuthor(RequestId request) {
        return identification.established(request).isPresent()
                ? addressOfSubject(request)
                : threads.sender(request).map(Correspondent::address);
    }

    /** The address that the shop had before the request, of the candidate or established subject. */
    Optional<String> onFile(RequestId request) {
        return identification
                .of(request)
                .flatMap(subject -> subjects.describe(subject.ref()))
                .map(Subject::email);
    }
}
