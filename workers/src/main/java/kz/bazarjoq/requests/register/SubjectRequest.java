package kz.bazarjoq.requests.register;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request of a subject as the register holds it.
 *
 * @param outcome how it ended, once closed: {@code fulfilled}, {@code partly-fulfilled}, {@code refused},
 *     {@code nothing-held}, {@code not-a-request}
 */
public record SubjectRequest(
        RequestId id,
        RequestNumber number,
        Channel channel,
        Language language,
        Instant receivedAt,
        @Nullable Instant closedAt,
        @Nullable String outcome) {

    /** Whether the request still runs. */
    public boolean isOpen() {
        return closedAt == null;
    }
}
