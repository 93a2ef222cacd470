package kz.bazarjoq.requests.identity;

import java.util.Optional;
import kz.bazarjoq.requests.register.RequestId;

/** The letter that a request began with. */
public interface FirstLetter {

    /** Its text, in which the sender may name the address that the shop knows him by; none where it has no text. */
    Optional<String> textOf(RequestId request);
}
