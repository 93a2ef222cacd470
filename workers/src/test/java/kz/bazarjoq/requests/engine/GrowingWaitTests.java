package kz.bazarjoq.requests.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GrowingWaitTests {

    @Test
    void isLongerAfterEachFailureButNeverBeyondTheLongest() {
        assertThat(seconds(4, 6)).containsExactly(5L, 20L, 80L, 320L, 600L, 600L);
    }

    @Test
    void staysTheSameWithAFactorOfOne() {
        assertThat(seconds(1, 3)).containsExactly(5L, 5L, 5L);
    }

    @Test
    void isTheLongestAfterFailuresWithoutNumber() {
        assertThat(new GrowingWait(Duration.ofSeconds(1), 2, Duration.ofMinutes(5)).after(100_000))
                .isEqualTo(Duration.ofMinutes(5));
    }

    private static List<Long> seconds(int factor, int failures) {
        var wait = new GrowingWait(Duration.ofSeconds(5), factor, Duration.ofMinutes(10));
        return IntStream.rangeClosed(1, failures)
                .mapToObj(failure -> wait.after(failure).toSeconds())
                .toList();
    }
}
