package kz.bazarjoq.requests.engine;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the workers deal with the engine.
 *
 * @param messageTimeToLive how long the engine keeps a message that nobody waits for yet, and refuses a second one with
 *     its id
 * @param retryBackoff the wait before a failed job's first retry; each further one waits {@code retryFactor} times longer
 * @param retryFactor by what each further wait grows
 * @param longestWait no wait is longer, neither of a job nor of a message
 */
@Validated
@ConfigurationProperties("bazarjoq.engine")
record EngineProperties(
        @DefaultValue("7d") Duration messageTimeToLive,
        @DefaultValue("5s") Duration retryBackoff,
        @DefaultValue("4") @Min(1) int retryFactor,
        @DefaultValue("10m") Duration longestWait) {

    /** The wait after this many failures (1 for the first). */
    Duration waitAfter(int failures) {
        return new GrowingWait(retryBackoff, retryFactor, longestWait).after(failures);
    }
}
