package kz.bazarjoq.requests.correspondence.inbound;

/** Takes letters in. */
public interface IncomingMail {

    /**
     * Stores a letter for good before it returns; only then is it marked as seen in the mailbox. A letter that was stored
     * before is not stored twice.
     *
     * @throws RuntimeException when it can't be stored; the letter stays unseen and is handed over again
     */
    void store(RawLetter letter);
}
