package kz.bazarjoq.requests.identity;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How identities are proven.
 *
 * @param codeKey the secret that codes are derived from: 32 random bytes or more in Base64
 * @param tries how often one code may be tried
 * @param codesPerRequest how many codes one request may cause within {@code window}
 * @param codesPerAddress how many codes may go to one address within {@code window}, over all requests
 */
@Validated
@ConfigurationProperties("bazarjoq.identity")
record IdentityProperties(
        @DefaultValue("") String codeKey,
        @DefaultValue("5") @Min(1) int tries,
        @DefaultValue("3") @Min(1) int codesPerRequest,
        @DefaultValue("3") @Min(1) int codesPerAddress,
        @DefaultValue("24h") Duration window) {

    /** Hides the key. */
    @Override
    public String toString() {
        return "IdentityProperties[tries=%d, codesPerRequest=%d, codesPerAddress=%d, window=%s]"
                .formatted(tries, codesPerRequest, codesPerAddress, window);
    }
}
