package kz.bazarjoq.requests.data;

import java.util.Optional;
import kz.bazarjoq.requests.register.RequestId;

/** Tells whose data a request is about, once that is sure. */
public interface EstablishedSubjects {

    /** The subject whose identity is established; none while it isn't. */
    Optional<SubjectRef> established(RequestId request);
}
