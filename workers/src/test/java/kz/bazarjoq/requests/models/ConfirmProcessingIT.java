package kz.bazarjoq.requests.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import kz.bazarjoq.requests.models.harness.ProcessTest;
import kz.bazarjoq.requests.models.harness.Scenario;
import kz.bazarjoq.requests.models.harness.UserTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The right to learn whether data are processed (policy §6(1)), with the process that all rights to information share. */
@ProcessTest({"confirm-processing", "provide-information"})
class ConfirmProcessingIT {

    private static final String INFORMATION = "provide-information";
    private static final Duration SECOND = Duration.ofSeconds(1);

    @BeforeEach
    void scriptWorkers(Scenario scenario) {
        scenario.on("data.locate").completes(Map.of("dataHeld", true));
        scenario.on("mail.send").completes();
    }

    @Nested
    class Answered {

        @Test
        void tellsThatDataAreProcessed(Scenario scenario) {
            start(scenario);

            scenario.task("Task_CheckAnswer").complete(Map.of("answer", "held"));

            assertThat(scenario.end()).isEqualTo("End_Fulfilled");
            assertThat(scenario.letters()).hasToString("[answer to subject]");
            assertThat(scenario.variable("confirm-processing", "outcome")).isEqualTo("fulfilled");
        }

        @Test
        void tellsThatNothingIsHeld(Scenario scenario) {
            scenario.on("data.locate").completes(Map.of("dataHeld", false));
            start(scenario);

            scenario.task("Task_CheckAnswer").complete(Map.of("answer", "nothing-held"));

            assertThat(scenario.end()).isEqualTo("End_NothingHeld");
            assertThat(scenario.letters()).hasToString("[answer-nothing-held to subject]");
            assertThat(scenario.variable("confirm-processing", "outcome")).isEqualTo("nothing-held");
        }

        @Test
        void deniesDataThatWereFoundWhenAPersonSaysThatTheyAreAnothers(Scenario scenario) {
            start(scenario);

            scenario.task("Task_CheckAnswer").complete(Map.of("answer", "nothing-held", "notTheirs", true));

            assertThat(scenario.end()).isEqualTo("End_NothingHeld");
        }

        @Test
        void deniesNoDataThatWereFoundUnlessSomebodySaysSo(Scenario scenario) {
            start(scenario);

            scenario.task("Task_CheckAnswer").completePastTheForm(Map.of("answer", "nothing-held"));
            scenario.task("Task_CheckAnswer").completePastTheForm(Map.of("answer", "nothing-held", "notTheirs", false));
            scenario.task("Task_CheckAnswer").complete(Map.of("answer", "held"));

            assertThat(scenario.end()).isEqualTo("End_Fulfilled");
            assertThat(scenario.letters()).hasToString("[answer to subject]");
        }

        @Test
        void searchesAgainWhenStaffDoubtWhatWasFound(Scenario scenario) {
            scenario.on("data.locate").completes(Map.of("dataHeld", false)).completes(Map.of("dataHeld", true));
            start(scenario);

            scenario.task("Task_CheckAnswer").complete(Map.of("answer", "search-again"));
            var second = scenario.task("Task_CheckAnswer");

            assertThat(second.variable("dataHeld")).isEqualTo("true");
            assertThat(scenario.letters()).isEmpty();
            second.complete(Map.of("answer", "held"));
            assertThat(scenario.end()).isEqualTo("End_Fulfilled");
        }

        @Test
        void asksSupportByTheDeadline(Scenario scenario) {
            start(scenario);

            var task = scenario.task("Task_CheckAnswer");

            assertThat(task.groups()).containsExactly("support");
            assertThat(task.dueAt()).isEqualTo(scenario.deadline().dueAt());
            assertThat(task.form()).isEqualTo("check-answer");
        }
    }

    @Nested
    class Late {

        @Test
        void remindsSupportOnceBeforeTheDeadline(Scenario scenario) {
            start(scenario);

            scenario.moveTo(scenario.deadline().remindAt().minus(SECOND));
            assertThat(scenario.letters()).isEmpty();
            scenario.moveTo(scenario.deadline().remindAt());
            assertThat(scenario.letters()).hasToString("[reminder to support]");
            scenario.moveTo(scenario.deadline().dueAt());
            assertThat(scenario.letters()).hasSize(1);
            assertThat(scenario.waitingAt()).containsExactly("Call_ProvideInformation", "Task_CheckAnswer");
        }

        @Test
        void tellsOfficerAndCustomerThatTheAnswerIsOverdue(Scenario scenario) {
            start(scenario);

            scenario.moveTo(scenario.deadline().overdueAt().minus(SECOND));
            assertThat(scenario.path(INFORMATION)).doesNotContain("Timer_Overdue");
            scenario.moveTo(scenario.deadline().overdueAt());

            assertThat(scenario.letters())
                    .hasToString("[reminder to support, overdue to privacy-officer, overdue-apology to subject]");
            assertThat(scenario.waitingAt()).containsExactly("Call_ProvideInformation", "Task_CheckAnswer");
        }

        @Test
        void raisesTheOpenTasksWhenTheDeadlineNearsAndWhenItHasPassed(Scenario scenario) {
            start(scenario);

            scenario.moveTo(scenario.deadline().remindAt().minus(SECOND));
            assertThat(scenario.jobs("deadline.raise-priority")).isEmpty();
            scenario.moveTo(scenario.deadline().remindAt());
            assertThat(scenario.jobs("deadline.raise-priority")).hasSize(1);
            scenario.moveTo(scenario.deadline().overdueAt());
            assertThat(scenario.jobs("deadline.raise-priority")).hasSize(2);
        }

        @Test
        void givesANewTaskThePriorityOfTheHour(Scenario scenario) {
            start(scenario);

            assertThat(scenario.task("Task_CheckAnswer").priority()).isEqualTo(50);
            scenario.moveTo(scenario.deadline().remindAt().plus(SECOND));
            assertThat(taskAnew(scenario).priority()).isEqualTo(80);
            scenario.moveTo(scenario.deadline().overdueAt());
            assertThat(taskAnew(scenario).priority()).isEqualTo(90);
        }

        @Test
        void givesATaskTheHigherPriorityWhereStaffHaveBeenRemindedBefore(Scenario scenario) {
            var told = new HashMap<>(scenario.deadline().variable());
            told.put("remindAt", null);
            start(scenario, told);

            assertThat(scenario.task("Task_CheckAnswer").priority()).isEqualTo(80);
        }

        private static UserTask taskAnew(Scenario scenario) {
            scenario.task("Task_CheckAnswer").complete(Map.of("answer", "search-again"));
            return scenario.task("Task_CheckAnswer");
        }

        @Test
        void tellsTheOfficerThatTheLaterTermIsOverdueToo(Scenario scenario) {
            start(scenario);

            scenario.moveTo(scenario.deadline().laterDueAt().minus(SECOND));
            assertThat(scenario.path(INFORMATION)).doesNotContain("Timer_LaterTermOverdue");
            scenario.moveTo(scenario.deadline().laterDueAt());

            assertThat(scenario.letters().getLast()).hasToString("later-term-overdue to privacy-officer");
            scenario.task("Task_CheckAnswer").complete(Map.of("answer", "held"));
            assertThat(scenario.end()).isEqualTo("End_Fulfilled");
        }

        @Test
        void knowsNoLaterTermWhereThereIsOne(Scenario scenario) {
            start(scenario, scenario.deadline().withOneTerm());

            scenario.moveTo(scenario.deadline().laterDueAt().plus(Duration.ofDays(365)));

            assertThat(scenario.path(INFORMATION)).contains("Timer_Overdue").doesNotContain("Timer_LaterTermOverdue");
        }

        @Test
        void repeatsNothingThatTheCallerHasToldAlready(Scenario scenario) {
            var told = new HashMap<>(scenario.deadline().variable());
            told.put("remindAt", null);
            told.put("overdueAt", null);
            start(scenario, told);

            scenario.moveTo(scenario.deadline().laterDueAt());

            assertThat(scenario.letters()).hasToString("[later-term-overdue to privacy-officer]");
        }

        @Test
        void escalatesAtOnceAndRemindsNobodyWhenTheTermHadPassedBefore(Scenario scenario) {
            scenario.moveTo(scenario.deadline().overdueAt().plus(SECOND));
            start(scenario);

            scenario.moveTo(scenario.now().plus(SECOND));

            assertThat(scenario.letters()).hasToString("[overdue to privacy-officer, overdue-apology to subject]");
        }

        @Test
        void staysSilentOnceAnswered(Scenario scenario) {
            start(scenario);
            scenario.task("Task_CheckAnswer").complete(Map.of("answer", "held"));
            scenario.end();

            scenario.moveTo(scenario.deadline().laterDueAt());

            assertThat(scenario.letters()).hasToString("[answer to subject]");
        }
    }

    @Nested
    class Failing {

        @Test
        void locatesAgainWhenTheShopCannotBeReachedForAWhile(Scenario scenario) {
            scenario.on("data.locate").failsOnce().completes(Map.of("dataHeld", true));
            start(scenario);

            scenario.task("Task_CheckAnswer").complete(Map.of("answer", "held"));

            assertThat(scenario.end()).isEqualTo("End_Fulfilled");
        }

        @Test
        void goesOnFromTheFailedStepOnceItIsMended(Scenario scenario) {
            scenario.on("mail.send").failsForGood().completes();
            start(scenario);
            scenario.task("Task_CheckAnswer").complete(Map.of("answer", "held"));

            assertThat(scenario.incident("Task_SendAnswer")).startsWith("JOB_NO_RETRIES");
            scenario.retry("Task_SendAnswer");

            assertThat(scenario.end()).isEqualTo("End_Fulfilled");
            assertThat(scenario.jobs("data.locate")).hasSize(1);
            assertThat(scenario.letters()).hasToString("[answer to subject]");
        }

        @Test
        void remindsSupportEvenWhileTheSearchHangs(Scenario scenario) {
            scenario.on("data.locate").keepsWorking();
            start(scenario);

            scenario.moveTo(scenario.deadline().overdueAt());

            assertThat(scenario.waitingAt()).containsExactly("Call_ProvideInformation", "Task_LocateData");
            assertThat(scenario.letters()).hasSize(3);
        }
    }

    private static void start(Scenario scenario) {
        start(scenario, scenario.deadline().variable());
    }

    private static void start(Scenario scenario, Map<String, Object> deadline) {
        scenario.start("confirm-processing", Map.of("right", "confirm-processing", "deadline", deadline));
    }
}
