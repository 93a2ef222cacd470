package kz.bazarjoq.requests.data;

import java.util.Optional;
import kz.bazarjoq.requests.register.RequestId;

/**
 * Tells who of a request gets no newsletter any more. Owning the address that a letter came from is enough for that
 * ({@code identity-assurance.dmn}), so the subject need not be established, nor be a customer at all.
 */
public interface Unsubscribers {

    /** The established subject, or the one whose address on file the letter came from. */
    Optional<SubjectRef> subject(RequestId request);

    /** The address that the letter came from; none where its author wrote for another. */
    Optional<String> address(RequestId request);
}
