package kz.bazarjoq.requests.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import kz.bazarjoq.requests.models.harness.ProcessTest;
import kz.bazarjoq.requests.models.harness.Scenario;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The right to get no newsletter (policy §6(7)). */
@ProcessTest("unsubscribe-newsletter")
class UnsubscribeNewsletterIT {

    private static final String RIGHT = "unsubscribe-newsletter";

    @BeforeEach
    void scriptWorkers(Scenario scenario) {
        scenario.on("data.unsubscribe").completes();
        scenario.on("mail.send").completes();
    }

    @Test
    void removesTheCustomerAtOnceAndAsksNobody(Scenario scenario) {
        start(scenario);

        assertThat(scenario.end()).isEqualTo("End_Fulfilled");
        assertThat(scenario.path()).doesNotContain("Timer_Reminder");
        assertThat(scenario.letters()).hasToString("[unsubscribed to author]");
        assertThat(scenario.variable(RIGHT, "outcome")).isEqualTo("fulfilled");
    }

    @Test
    void tellsTheCustomerOnlyOnceItIsDone(Scenario scenario) {
        scenario.on("data.unsubscribe").failsForGood().completes();
        start(scenario);

        assertThat(scenario.incident("Task_Unsubscribe")).startsWith("JOB_NO_RETRIES");
        assertThat(scenario.letters()).isEmpty();
        scenario.retry("Task_Unsubscribe");

        assertThat(scenario.end()).isEqualTo("End_Fulfilled");
        assertThat(scenario.letters()).hasToString("[unsubscribed to author]");
    }

    @Test
    void triesAgainWhenTheShopCannotBeReachedForAWhile(Scenario scenario) {
        scenario.on("data.unsubscribe").failsOnce().completes();

        start(scenario);

        assertThat(scenario.end()).isEqualTo("End_Fulfilled");
    }

    @Test
    void staysSilentOnceDone(Scenario scenario) {
        start(scenario);
        scenario.end();

        scenario.moveTo(scenario.deadline().laterDueAt());

        assertThat(scenario.letters()).hasToString("[unsubscribed to author]");
    }

    private static void start(Scenario scenario) {
        scenario.start(
                RIGHT, Map.of("right", RIGHT, "deadline", scenario.deadline().variable()));
    }
}
