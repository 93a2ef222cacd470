package kz.bazarjoq.requests.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import kz.bazarjoq.requests.models.harness.ProcessTest;
import kz.bazarjoq.requests.models.harness.Scenario;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Asking the customer for what is missing. */
@ProcessTest("request-information")
class RequestInformationIT {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration UNTIL_REMINDER = Duration.ofDays(3);
    private static final Duration AFTER_REMINDER = Duration.ofDays(4);

    @BeforeEach
    void scriptWorkers(Scenario scenario) {
        scenario.on("mail.send").completes();
    }

    @Test
    void saysThatTheCustomerReplied(Scenario scenario) {
        ask(scenario);

        reply(scenario, "reply-1");

        assertThat(scenario.end()).isEqualTo("End_Given");
        assertThat(scenario.letters()).hasToString("[information-request to subject]");
        assertThat(scenario.variable("request-information", "information")).isEqualTo("given");
    }

    @Test
    void takesNoLetterForAnAnswerThatCameBeforeTheQuestion(Scenario scenario) {
        reply(scenario, "reply-1");
        reply(scenario, "reply-2");
        scenario.moveTo(scenario.now().plus(SECOND));

        ask(scenario);

        assertThat(scenario.waitingAt()).containsExactly("Gateway_AwaitInformation");
        reply(scenario, "reply-3");
        assertThat(scenario.end()).isEqualTo("End_Given");
    }

    @Test
    void takesOneLetterForAnAnswerToEachRightThatAsked(Scenario scenario) {
        ask(scenario);
        scenario.start("request-information", Map.of("right", "withdraw-consent", "missing", List.of("person")));
        assertThat(scenario.letters()).hasSize(2);

        scenario.reply("reply-1", "correct-data", "withdraw-consent");

        assertThat(scenario.ends("request-information")).containsExactly("End_Given", "End_Given");
    }

    @Test
    void remindsOnceAfterThreeDays(Scenario scenario) {
        ask(scenario);
        var reminder = scenario.now().plus(UNTIL_REMINDER);

        scenario.moveTo(reminder.minus(SECOND));
        assertThat(scenario.letters()).hasSize(1);
        scenario.moveTo(reminder);

        assertThat(scenario.letters()).hasToString("[information-request to subject, information-reminder to subject]");
        assertThat(scenario.jobs("mail.send"))
                .extracting(job -> job.variable("missing"))
                .containsOnly("[\"supporting-document\",\"what-is-wrong\"]");
    }

    @Test
    void saysThatTheCustomerRepliedToTheReminder(Scenario scenario) {
        ask(scenario);
        scenario.moveTo(scenario.now().plus(UNTIL_REMINDER));

        reply(scenario, "reply-1");
        reply(scenario, "reply-1");

        assertThat(scenario.end()).isEqualTo("End_Given");
        assertThat(scenario.letters()).hasSize(2);
    }

    @Test
    void givesUpFourDaysAfterTheReminder(Scenario scenario) {
        ask(scenario);
        scenario.moveTo(scenario.now().plus(UNTIL_REMINDER));
        var giveUp = scenario.now().plus(AFTER_REMINDER);

        scenario.moveTo(giveUp.minus(SECOND));
        assertThat(scenario.waitingAt()).containsExactly("Gateway_AwaitLastTime");
        scenario.moveTo(giveUp);

        assertThat(scenario.end()).isEqualTo("End_NoAnswer");
        assertThat(scenario.variable("request-information", "information")).isEqualTo("not-given");
        assertThat(scenario.letters()).hasSize(2);
    }

    @Test
    void asksAgainFromTheFailedLetterOnceItIsMended(Scenario scenario) {
        scenario.on("mail.send").failsForGood().completes();
        ask(scenario);

        assertThat(scenario.incident("Task_RequestInformation")).startsWith("JOB_NO_RETRIES");
        scenario.retry("Task_RequestInformation");
        reply(scenario, "reply-1");

        assertThat(scenario.end()).isEqualTo("End_Given");
    }

    private static void ask(Scenario scenario) {
        scenario.start(
                "request-information",
                Map.of("right", "correct-data", "missing", List.of("supporting-document", "what-is-wrong")));
    }

    private static void reply(Scenario scenario, String id) {
        scenario.reply(id, "correct-data");
    }
}
