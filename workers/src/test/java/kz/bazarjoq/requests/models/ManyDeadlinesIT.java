package kz.bazarjoq.requests.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.response.PartitionBrokerHealth;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import kz.bazarjoq.requests.deadline.ProductDeadlines;
import kz.bazarjoq.requests.models.harness.Crowd;
import kz.bazarjoq.requests.models.harness.ProcessTest;
import kz.bazarjoq.requests.register.RequestId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Two hundred requests whose answers are due on the same day. Timers that are due at one instant block a partition of every
 * version of the engine: the product spreads them, and the engine keeps up with them.
 */
@Order(ProcessTest.ORDER)
class ManyDeadlinesIT {

    private static final int REQUESTS = 200;
    private static final ZoneOffset ALMATY = ZoneOffset.ofHours(5);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration HALF_A_SECOND = Duration.ofMillis(500);

    /** Two seconds of life: time passes five times as fast here. */
    private static final Duration LATEST = Duration.ofSeconds(10);

    private static final Duration AFTER_ALL_TIMERS = Duration.ofMinutes(2).plusSeconds(5);

    private final Crowd crowd = new Crowd();
    private final OffsetDateTime dueAt = crowd.now()
            .atOffset(ALMATY)
            .truncatedTo(ChronoUnit.DAYS)
            .plusDays(4)
            .minusSeconds(1);
    private final OffsetDateTime remindAt = dueAt.minusHours(15).plusSeconds(1);

    @BeforeEach
    void startRequests() {
        crowd.completes("mail.send");
        crowd.completes("deadline.raise-priority");
        crowd.completes("deadline.end");
        for (var number = 1; number <= REQUESTS; number++) {
            start(RequestId.random(), "PDR-2026-%06d".formatted(900_000 + number));
        }
    }

    @AfterEach
    void endRequests() {
        crowd.close();
    }

    @Test
    void remindAllOfThemAfterAnOutageAndApologiseInTime() {
        crowd.jumpTo(remindAt.plusHours(1).toInstant());
        assertThat(crowd.awaitFired("Timer_Reminder", REQUESTS)).hasSize(REQUESTS);

        crowd.jumpTo(dueAt.minusMinutes(4).toInstant());
        crowd.letTimePassUntilHealthy(SECOND);
        crowd.letTimePassUntil(dueAt.minusSeconds(1).toInstant(), SECOND);
        var health = crowd.letTimePassUntil(dueAt.plus(AFTER_ALL_TIMERS).toInstant(), HALF_A_SECOND);

        assertThat(crowd.awaitFired("Timer_Overdue", REQUESTS))
                .hasSize(REQUESTS)
                .allSatisfy(fired -> assertThat(fired.delay()).isBetween(Duration.ZERO, LATEST));
        assertThat(health).containsExactly(PartitionBrokerHealth.HEALTHY);
    }

    private void start(RequestId request, String number) {
        crowd.start(
                "disclose-data",
                Map.of(
                        "requestId",
                        request.toString(),
                        "requestNumber",
                        number,
                        "right",
                        "disclose-data",
                        "language",
                        "ru",
                        "receivedAt",
                        remindAt.minusDays(2).toString(),
                        "caseUrl",
                        "http://localhost:8081/cases/" + number,
                        "deadline",
                        ProductDeadlines.endingAt(dueAt, remindAt, request)));
    }
}
