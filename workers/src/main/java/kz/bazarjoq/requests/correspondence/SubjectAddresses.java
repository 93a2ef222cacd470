package kz.bazarjoq.requests.correspondence;

import java.util.Optional;
import kz.bazarjoq.requests.register.RequestId;

/** Knows the address of the subject that a request is about; who that is, is for others to establish. */
public interface SubjectAddresses {

    /**
     * Where a letter that may tell something about the subject goes: the address on file of the candidate or established
     * subject, or the last one that was, once the shop has destroyed it; the sender's only where a person established that the sender is a subject who has no address on file, never a representative's. A letter from this
     * address counts as the subject's.
     */
    Optional<String> addressOfSubject(RequestId request);

    /** The address of the established subject; while nobody is established, the sender's. */
    Optional<String> addressOfAuthor(RequestId request);
}
