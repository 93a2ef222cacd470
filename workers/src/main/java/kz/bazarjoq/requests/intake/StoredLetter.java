package kz.bazarjoq.requests.intake;

import java.time.Instant;
import java.util.UUID;

/** A letter that is being processed; its id is opaque, and safe to hand to the engine. */
final class StoredLetter {

    private final long entry;
    private final UUID id;
    private final byte[] raw;
    private final Instant receivedAt;

    StoredLetter(long entry, UUID id, byte[] raw, Instant receivedAt) {
        this.entry = entry;
        this.id = id;
        this.raw = raw;
        this.receivedAt = receivedAt;
    }

    long entry() {
        return entry;
    }

    UUID id() {
        return id;
    }

    byte[] raw() {
        return raw;
    }

    Instant receivedAt() {
        return receivedAt;
    }
}
