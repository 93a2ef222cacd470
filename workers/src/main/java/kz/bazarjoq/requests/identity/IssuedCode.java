package kz.bazarjoq.requests.identity;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.UUID;
import kz.bazarjoq.requests.engine.BusinessError;
import org.jspecify.annotations.Nullable;

/**
 * What became of an order.
 *
 * @param refusal the BPMN error code where no code was issued, {@code CODE_LIMIT} or {@code NO_SUBJECT}; else none
 */
record IssuedCode(@Nullable String refusal, @Nullable UUID challenge, @Nullable Instant expiresAt) {

    private static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");

    static IssuedCode refused(String code) {
        return new IssuedCode(code, null, null);
    }

    /**
     * The challenge that was issued.
     *
     * @throws BusinessError when none was
     */
    UUID issued() {
        if (refusal != null) {
            throw new BusinessError(refusal);
        }
        return Objects.requireNonNull(challenge);
    }

    /** When it ends, as process variables carry it. */
    String expiresAtInAlmaty() {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                Objects.requireNonNull(expiresAt).atZone(ALMATY));
    }
}
