package kz.bazarjoq.requests.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import kz.bazarjoq.requests.models.harness.ProcessTest;
import kz.bazarjoq.requests.models.harness.Scenario;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A question about personal data, or a complaint (policy §7). */
@ProcessTest("answer-question")
class AnswerQuestionIT {

    private static final String RIGHT = "answer-question";

    @BeforeEach
    void scriptWorkers(Scenario scenario) {
        scenario.on("mail.send").completes();
    }

    @Test
    void sendsWhatSupportHasAnswered(Scenario scenario) {
        start(scenario);

        scenario.task("Task_Answer").complete(Map.of("answer", "answered"));

        assertThat(scenario.end()).isEqualTo("End_Fulfilled");
        assertThat(scenario.letters()).hasToString("[question-answered to author]");
        assertThat(scenario.variable(RIGHT, "outcome")).isEqualTo("fulfilled");
    }

    @Test
    void letsTheOfficerAnswerWhatSupportCannot(Scenario scenario) {
        start(scenario);

        scenario.task("Task_Answer").complete(Map.of("answer", "forward-to-officer"));
        assertThat(scenario.letters()).isEmpty();
        scenario.task("Task_AnswerByOfficer").complete(Map.of("answer", "answered"));

        assertThat(scenario.end()).isEqualTo("End_Fulfilled");
        assertThat(scenario.letters()).hasToString("[question-answered to author]");
    }

    @Test
    void letsTheOfficerGiveTheQuestionBack(Scenario scenario) {
        start(scenario);

        scenario.task("Task_Answer").complete(Map.of("answer", "forward-to-officer"));
        scenario.task("Task_AnswerByOfficer").complete(Map.of("answer", "return-to-support"));
        assertThat(scenario.letters()).isEmpty();
        assertThat(scenario.variable(RIGHT, "returned")).isEqualTo("by-officer");
        scenario.task("Task_Answer").complete(Map.of("answer", "answered"));

        assertThat(scenario.end()).isEqualTo("End_Fulfilled");
    }

    @Test
    void bringsTheTaskBackToSupportWhoWroteNothing(Scenario scenario) {
        scenario.on("mail.send").throwsError("ANSWER_MISSING").completes();
        start(scenario);

        scenario.task("Task_Answer").complete(Map.of("answer", "answered"));
        assertThat(scenario.variable(RIGHT, "returned")).isEqualTo("not-written");
        scenario.task("Task_Answer").complete(Map.of("answer", "answered"));

        assertThat(scenario.end()).isEqualTo("End_Fulfilled");
        assertThat(scenario.variable(RIGHT, "outcome")).isEqualTo("fulfilled");
    }

    @Test
    void bringsTheTaskBackToTheOfficerWhoWroteNothing(Scenario scenario) {
        scenario.on("mail.send").throwsError("ANSWER_MISSING").completes();
        start(scenario);

        scenario.task("Task_Answer").complete(Map.of("answer", "forward-to-officer"));
        scenario.task("Task_AnswerByOfficer").complete(Map.of("answer", "answered"));
        assertThat(scenario.variable(RIGHT, "returned")).isEqualTo("not-written");
        scenario.task("Task_AnswerByOfficer").complete(Map.of("answer", "answered"));

        assertThat(scenario.end()).isEqualTo("End_Fulfilled");
    }

    @Test
    void sendsNothingOnAnAnswerThatWasGivenBefore(Scenario scenario) {
        scenario.on("mail.send")
                .throwsError("ANSWER_MISSING")
                .throwsError("ANSWER_MISSING")
                .completes();
        start(scenario);

        scenario.task("Task_Answer").complete(Map.of("answer", "answered"));
        scenario.task("Task_Answer").completePastTheForm(Map.of());
        assertThat(scenario.waitingAt()).containsExactly("Task_Answer");
        scenario.task("Task_Answer").complete(Map.of("answer", "forward-to-officer"));
        scenario.task("Task_AnswerByOfficer").complete(Map.of("answer", "answered"));
        scenario.task("Task_AnswerByOfficer").completePastTheForm(Map.of());

        assertThat(scenario.waitingAt()).containsExactly("Task_AnswerByOfficer");
        assertThat(scenario.jobs("mail.send")).hasSize(2);
    }

    @Test
    void asksEachByTheDeadline(Scenario scenario) {
        start(scenario);

        var support = scenario.task("Task_Answer");
        assertThat(support.groups()).containsExactly("support");
        assertThat(support.dueAt()).isEqualTo(scenario.deadline().dueAt());
        assertThat(support.form()).isEqualTo("answer-question");
        support.complete(Map.of("answer", "forward-to-officer"));

        var officer = scenario.task("Task_AnswerByOfficer");
        assertThat(officer.groups()).containsExactly("privacy-officer");
        assertThat(officer.dueAt()).isEqualTo(scenario.deadline().dueAt());
        assertThat(officer.form()).isEqualTo("answer-question-by-officer");
    }

    @Test
    void sendsTheAnswerOnceTheMailIsMended(Scenario scenario) {
        scenario.on("mail.send").failsForGood().completes();
        start(scenario);
        scenario.task("Task_Answer").complete(Map.of("answer", "answered"));

        assertThat(scenario.incident("Task_SendAnswer")).startsWith("JOB_NO_RETRIES");
        scenario.retry("Task_SendAnswer");

        assertThat(scenario.end()).isEqualTo("End_Fulfilled");
        assertThat(scenario.letters()).hasSize(1);
    }

    private static void start(Scenario scenario) {
        scenario.start(
                RIGHT, Map.of("right", RIGHT, "deadline", scenario.deadline().variable()));
    }
}
