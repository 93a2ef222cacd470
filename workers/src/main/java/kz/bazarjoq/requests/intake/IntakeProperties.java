package kz.bazarjoq.requests.intake;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import kz.bazarjoq.requests.engine.GrowingWait;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How stored letters are processed.
 *
 * @param attempts after this many attempts in vain a letter becomes a request as it is, for a person to read
 * @param retryBackoff the wait before the second attempt; each further one waits {@code retryFactor} times longer
 * @param longestWait no wait is longer
 */
@Validated
@ConfigurationProperties("bazarjoq.intake")
record IntakeProperties(
        @DefaultValue("10") @Min(1) int attempts,
        @DefaultValue("1s") Duration retryBackoff,
        @DefaultValue("4") @Min(1) int retryFactor,
        @DefaultValue("10m") Duration longestWait) {

    /** The wait after this many failures (1 for the first). */
    Duration waitAfter(int failures) {
        return new GrowingWait(retryBackoff, retryFactor, longestWait).after(failures);
    }
}
