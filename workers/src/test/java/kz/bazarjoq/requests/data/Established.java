package kz.bazarjoq.requests.data;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import kz.bazarjoq.requests.register.RequestId;

/** Whose each request is, as the test says, instead of identification. */
final class Established implements EstablishedSubjects, Unsubscribers {

    final Map<RequestId, SubjectRef> subjects = new ConcurrentHashMap<>();

    /** The addresses from which the requests were written. */
    final Map<RequestId, String> addresses = new ConcurrentHashMap<>();

    @Override
    public Optional<SubjectRef> established(RequestId request) {
        return Optional.ofNullable(subjects.get(request));
    }

    @Override
    public Optional<SubjectRef> subject(RequestId request) {
        return established(request);
    }

    @Override
    public Optional<String> address(RequestId request) {
        return Optional.ofNullable(addresses.get(request));
    }
}
