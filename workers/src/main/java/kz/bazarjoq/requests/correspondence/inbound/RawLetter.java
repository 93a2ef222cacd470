package kz.bazarjoq.requests.correspondence.inbound;

import java.time.Instant;

/** A letter as the mail server holds it. */
public final class RawLetter {

    private final byte[] content;
    private final Instant receivedAt;

    /**
     * A letter.
     *
     * @param content not copied, because letters can be large; it must not be changed any more
     * @param receivedAt when the server received it
     */
    public RawLetter(byte[] content, Instant receivedAt) {
        this.content = content;
        this.receivedAt = receivedAt;
    }

    /** All of it, headers and body. */
    public byte[] content() {
        return content;
    }

    /** When the server received it. */
    public Instant receivedAt() {
        return receivedAt;
    }

    /** Tells letters apart: the Message-ID, the sender and what the body's bytes amount to. */
    public LetterIdentity identity() {
        return LetterIdentity.of(content);
    }
}
