package kz.bazarjoq.requests.engine;

import java.time.Duration;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * A wait that grows with every failure.
 *
 * @param factor by what each further wait grows, 1 or more
 * @param longest no wait is longer
 */
public record GrowingWait(Duration first, int factor, Duration longest) {

    /** The wait after this many failures (1 for the first). */
    public Duration after(int failures) {
        var backOff = new ExponentialBackOff(first.toMillis(), factor);
        backOff.setMaxInterval(longest.toMillis());
        var waits = backOff.start();
        for (var failure = 1; failure < failures; failure++) {
            waits.nextBackOff();
        }
        return Duration.ofMillis(waits.nextBackOff());
    }
}
