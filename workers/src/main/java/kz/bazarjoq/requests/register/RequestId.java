package kz.bazarjoq.requests.register;

import java.util.UUID;

/** Identifies a request; opaque, and safe to hand to the engine. */
public record RequestId(UUID value) {

    /** A new, random id. */
    public static RequestId random() {
        return new RequestId(UUID.randomUUID());
    }

    /**
     * Reads an id as the engine's variables carry it.
     *
     * @throws IllegalArgumentException when the text is not a UUID
     */
    public static RequestId of(String text) {
        return new RequestId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
