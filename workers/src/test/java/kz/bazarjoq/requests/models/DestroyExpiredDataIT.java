package kz.bazarjoq.requests.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Map;
import kz.bazarjoq.requests.models.harness.ProcessTest;
import kz.bazarjoq.requests.models.harness.Scenario;
import org.junit.jupiter.api.Test;

/** What was restricted until a storage term ends is destroyed in the night after it has ended. */
@ProcessTest("destroy-expired-data")
class DestroyExpiredDataIT {

    private static final String PROCESS = "destroy-expired-data";
    private static final Duration SECOND = Duration.ofSeconds(1);

    /** Three in the morning in Almaty. */
    private static final LocalTime AT = LocalTime.of(22, 0);

    @Test
    void destroysPartByPartUntilNothingIsLeft(Scenario scenario) {
        scenario.on("data.destroy-expired")
                .completes(Map.of("more", true))
                .completes(Map.of("more", true))
                .completes(Map.of("more", false));

        scenario.moveToStartOf(PROCESS, nextNight(scenario));

        assertThat(scenario.end()).isEqualTo("End_AllDestroyed");
        assertThat(scenario.jobs("data.destroy-expired")).hasSize(3).allSatisfy(job -> assertThat(job.headers())
                .containsEntry("limit", "500"));
    }

    @Test
    void startsAtThreeInTheMorningAndNotBefore(Scenario scenario) {
        scenario.on("data.destroy-expired").completes(Map.of("more", false));
        var night = nextNight(scenario);

        scenario.moveToStartOf(PROCESS, night.minus(SECOND));
        assertThat(scenario.starts(PROCESS)).isZero();
        scenario.moveTo(night);

        assertThat(scenario.starts(PROCESS)).isEqualTo(1);
    }

    @Test
    void goesOnWhereItStoodWhenTheShopCouldNotBeReached(Scenario scenario) {
        scenario.on("data.destroy-expired").keepsWorking();
        scenario.moveToStartOf(PROCESS, nextNight(scenario));

        scenario.on("data.destroy-expired")
                .completes(Map.of("more", true))
                .failsForGood()
                .completes(Map.of("more", false));

        assertThat(scenario.incident("Task_DestroyExpired")).startsWith("JOB_NO_RETRIES");
        scenario.retry("Task_DestroyExpired");
        assertThat(scenario.end()).isEqualTo("End_AllDestroyed");
    }

    private static Instant nextNight(Scenario scenario) {
        var now = scenario.now().atOffset(ZoneOffset.UTC);
        var tonight = now.with(AT);
        return (tonight.isAfter(now) ? tonight : tonight.plusDays(1)).toInstant();
    }
}
