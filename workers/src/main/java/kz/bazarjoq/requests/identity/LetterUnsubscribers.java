package kz.bazarjoq.requests.identity;

import java.util.Optional;
import kz.bazarjoq.requests.correspondence.Correspondent;
import kz.bazarjoq.requests.correspondence.Threads;
import kz.bazarjoq.requests.data.SubjectRef;
import kz.bazarjoq.requests.data.Unsubscribers;
import kz.bazarjoq.requests.identity.RequestSubject.Method;
import kz.bazarjoq.requests.register.RequestId;
import org.springframework.stereotype.Component;

/** Who wrote a letter, as far as it matters for the newsletter: neither somebody who is only named in it is unsubscribed nor who wrote for another. */
@Component
class LetterUnsubscribers implements Unsubscribers {

    private final Identification identification;
    private final Threads threads;

    LetterUnsubscribers(Identification identification, Threads threads) {
        this.identification = identification;
        this.threads = threads;
    }

    @Override
    public Optional<SubjectRef> subject(RequestId request) {
        return identification
                .of(request)
                .filter(subject -> subject.isEstablished() || subject.method() == Method.SENDER_ADDRESS)
                .map(RequestSubject::ref);
    }

    @Override
    public Optional<String> address(RequestId request) {
        return identification.isRepresented(request)
                ? Optional.empty()
                : threads.sender(request).map(Correspondent::address);
    }
}
