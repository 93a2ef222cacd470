package kz.bazarjoq.requests.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.bazarjoq.requests.models.harness.ProcessTest;
import kz.bazarjoq.requests.models.harness.Scenario;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stopping the processing, for a withdrawn consent (policy §6(8)) and for a deleted account (§2). */
@ProcessTest({"end-processing", "withdraw-consent", "delete-account"})
class EndProcessingIT {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Map<String, ?> NEWSLETTER = item("newsletter-contact", "contact", "consent", null);
    private static final Map<String, ?> NEWSLETTER_OF_AN_OPEN_ORDER =
            item("newsletter-contact", "contact", "consent", "open-order");
    private static final Map<String, ?> ACCOUNT = item("customer-identity", "identity", "offer", null);
    private static final Map<String, ?> PAYMENT = item("payment-payment", "payment", "law", null);
    private static final Map<String, ?> UNKNOWN = item("unknown", "contact", "no-such-basis", null);

    @BeforeEach
    void scriptWorkers(Scenario scenario) {
        scenario.on("mail.send").completes();
        scenario.on("data.stop").completes();
        scenario.on("data.destroy").completes(Map.of("kept", false));
        scenario.on("recipients.notify").completes();
        holds(scenario, NEWSLETTER);
    }

    @Nested
    class Granted {

        @Test
        void endsWithoutAPersonWhatMayEndAsAWhole(Scenario scenario) {
            start(scenario, "withdraw-consent");

            assertThat(scenario.end()).isEqualTo("End_Fulfilled");
            assertThat(scenario.letters()).hasToString("[processing-ended to subject]");
            assertThat(scenario.variable("end-processing", "outcome")).isEqualTo("fulfilled");
        }

        @Test
        void stopsAndDestroysAndTellsTheRecipientsBeforeItSaysSo(Scenario scenario) {
            start(scenario, "withdraw-consent");
            scenario.end();

            assertThat(scenario.path())
                    .containsSubsequence(
                            "Task_StopProcessing", "Task_DestroyData", "Task_NotifyRecipients", "Task_SendEnded");
            assertThat(scenario.jobs("data.stop")).singleElement().satisfies(job -> assertThat(
                            job.variable("treatments"))
                    .contains("\"item\":\"newsletter-contact\"", "\"treatment\":\"destroy\""));
            assertThat(scenario.jobs("recipients.notify")).singleElement().satisfies(job -> assertThat(job.headers())
                    .containsEntry("action", "stopped"));
        }

        @Test
        void deletesAnAccountWholeAlthoughThePurchaseHistoryStays(Scenario scenario) {
            holds(scenario, ACCOUNT, PAYMENT);

            start(scenario, "delete-account");

            assertThat(scenario.end()).isEqualTo("End_Fulfilled");
            assertThat(scenario.jobs("data.destroy")).singleElement().satisfies(job -> assertThat(
                            job.variable("treatments"))
                    .contains("\"treatment\":\"destroy\"", "\"treatment\":\"continue\"", "Политика от 24.01.2024, §2"));
        }
    }

    @Nested
    class PartlyGranted {

        @Test
        void hasAPersonDecideWhatIsNotDestroyed(Scenario scenario) {
            holds(scenario, NEWSLETTER, PAYMENT);
            start(scenario, "withdraw-consent");

            var task = scenario.task("Task_DecideTreatments");
            assertThat(task.groups()).containsExactly("privacy-officer");
            assertThat(task.dueAt()).isEqualTo(scenario.deadline().dueAt());
            assertThat(task.form()).isEqualTo("decide-treatments");
            assertThat(scenario.jobs("data.stop")).isEmpty();
            task.complete(Map.of("decision", "grant-as-proposed"));

            assertThat(scenario.end()).isEqualTo("End_PartlyFulfilled");
            assertThat(scenario.letters()).hasToString("[processing-partly-ended to subject]");
            assertThat(scenario.variable("end-processing", "outcome")).isEqualTo("partly-fulfilled");
            assertThat(scenario.variable("end-processing", "ground")).isEqualTo("retention-term");
        }

        @Test
        void endsAtOnceWhileWhatIsRestrictedWaitsForItsTermInTheDatabase(Scenario scenario) {
            holds(scenario, PAYMENT);
            start(scenario, "withdraw-consent");
            scenario.task("Task_DecideTreatments").complete(Map.of("decision", "grant-as-proposed"));

            assertThat(scenario.end()).isEqualTo("End_PartlyFulfilled");
            assertThat(scenario.jobs("data.stop"))
                    .singleElement()
                    .satisfies(job -> assertThat(job.variable("treatments")).contains("\"term\":\"P5Y\""));
        }

        @Test
        void weighsAnOpenOrderAsAnObligation(Scenario scenario) {
            holds(scenario, NEWSLETTER, NEWSLETTER_OF_AN_OPEN_ORDER);
            start(scenario, "withdraw-consent");
            scenario.task("Task_DecideTreatments").complete(Map.of("decision", "grant-as-proposed"));

            assertThat(scenario.end()).isEqualTo("End_PartlyFulfilled");
            assertThat(scenario.variable("end-processing", "ground")).isEqualTo("unfulfilled-obligation");
        }

        @Test
        void hasAPersonConfirmWhatCouldNotBeDestroyedAfterAll(Scenario scenario) {
            scenario.on("data.destroy").completes(Map.of("kept", true));
            start(scenario, "withdraw-consent");

            var task = scenario.task("Task_ReviewRetained");
            assertThat(scenario.letters()).isEmpty();
            assertThat(task.groups()).containsExactly("privacy-officer");
            assertThat(task.form()).isEqualTo("review-retained");
            task.complete(Map.of("ground", "retention-term"));

            assertThat(scenario.end()).isEqualTo("End_PartlyFulfilled");
            assertThat(scenario.letters()).hasToString("[processing-partly-ended to subject]");
            assertThat(scenario.variable("end-processing", "ground")).isEqualTo("retention-term");
        }
    }

    @Nested
    class Refused {

        @ParameterizedTest
        @CsvSource({"withdraw-consent, unfulfilled-obligation", "delete-account, offence-case"})
        void refusesOnAGroundThatThePersonNames(String right, String ground, Scenario scenario) {
            holds(scenario, item("customer-address", "address", "offer", "open-order"));
            start(scenario, right);

            scenario.task("Task_DecideTreatments").complete(Map.of("decision", "refuse", "ground", ground));

            assertThat(scenario.end()).isEqualTo("End_Refused");
            assertThat(scenario.letters()).hasToString("[refusal to subject]");
            assertThat(scenario.jobs("data.stop")).isEmpty();
            assertThat(scenario.variable("end-processing", "outcome")).isEqualTo("refused");
            assertThat(scenario.variable("end-processing", "ground")).isEqualTo(ground);
            assertThat(scenario.jobs("mail.send")).singleElement().satisfies(job -> assertThat(job.variable("grounds"))
                    .contains("\"clauseKk\"", "№ 94-V"));
        }

        @Test
        void weighsAgainWhereTheGroundOfARefusalIsMissing(Scenario scenario) {
            holds(scenario, PAYMENT);
            start(scenario, "withdraw-consent");

            scenario.task("Task_DecideTreatments").completePastTheForm(Map.of());
            scenario.task("Task_DecideTreatments").completePastTheForm(Map.of("decision", "refuse"));

            assertThat(scenario.waitingAt()).contains("Task_DecideTreatments");
            assertThat(scenario.letters()).isEmpty();
        }

        @Test
        void refusesOnNoGroundThatTheTableDoesNotOffer(Scenario scenario) {
            holds(scenario, PAYMENT);
            start(scenario, "withdraw-consent");
            var task = scenario.task("Task_DecideTreatments");

            assertThatThrownBy(() -> task.complete(Map.of("decision", "refuse", "ground", "third-party-rights")))
                    .hasMessageContaining("third-party-rights");
        }
    }

    @Nested
    class WeighedAgain {

        @Test
        void searchesAndWeighsAgainWhenThePersonWantsIt(Scenario scenario) {
            scenario.on("data.locate")
                    .completes(Map.of("dataHeld", true, "items", List.of(PAYMENT)))
                    .completes(Map.of("dataHeld", true, "items", List.of(NEWSLETTER)));
            start(scenario, "withdraw-consent");

            scenario.task("Task_DecideTreatments").complete(Map.of("decision", "weigh-again"));

            assertThat(scenario.end()).isEqualTo("End_Fulfilled");
            assertThat(scenario.jobs("data.locate")).hasSize(2);
        }

        @Test
        void grantsNothingWhileTheTableDoesNotKnowEveryPart(Scenario scenario) {
            holds(scenario, NEWSLETTER, UNKNOWN);
            start(scenario, "withdraw-consent");

            scenario.task("Task_DecideTreatments").complete(Map.of("decision", "grant-as-proposed"));

            assertThat(scenario.waitingAt()).containsExactly("Task_DecideTreatments");
            assertThat(scenario.jobs("data.stop")).isEmpty();
        }

        @Test
        void callsNothingGrantedWhereNothingWouldEnd(Scenario scenario) {
            holds(scenario, ACCOUNT);
            start(scenario, "withdraw-consent");

            scenario.task("Task_DecideTreatments").complete(Map.of("decision", "grant-as-proposed"));

            assertThat(scenario.waitingAt()).containsExactly("Task_DecideTreatments");
        }
    }

    @Nested
    class NothingHeld {

        @Test
        void saysSoOnceAPersonHasChecked(Scenario scenario) {
            scenario.on("data.locate").completes(Map.of("dataHeld", false, "items", List.of()));
            start(scenario, "withdraw-consent");

            var task = scenario.task("Task_CheckNothingHeld");
            assertThat(task.groups()).containsExactly("support");
            task.complete(Map.of("answer", "nothing-held"));

            assertThat(scenario.end()).isEqualTo("End_NothingHeld");
            assertThat(scenario.letters()).hasToString("[nothing-held to subject]");
            assertThat(scenario.variable("end-processing", "outcome")).isEqualTo("nothing-held");
        }

        @Test
        void searchesAgainWhenThePersonDoubtsIt(Scenario scenario) {
            scenario.on("data.locate")
                    .completes(Map.of("dataHeld", true))
                    .completes(Map.of("dataHeld", true, "items", List.of(NEWSLETTER)));
            start(scenario, "withdraw-consent");

            scenario.task("Task_CheckNothingHeld").complete(Map.of("answer", "search-again"));

            assertThat(scenario.end()).isEqualTo("End_Fulfilled");
        }
    }

    @Nested
    class Late {

        @Test
        void remindsSupportOnceBeforeTheDeadline(Scenario scenario) {
            startUndecided(scenario);

            scenario.moveTo(scenario.deadline().remindAt().minus(SECOND));
            assertThat(scenario.letters()).isEmpty();
            scenario.moveTo(scenario.deadline().remindAt());

            assertThat(scenario.letters()).hasToString("[reminder to support]");
        }

        @Test
        void tellsOfficerAndCustomerThatTheAnswerIsOverdue(Scenario scenario) {
            startUndecided(scenario);

            scenario.moveTo(scenario.deadline().overdueAt().minus(SECOND));
            assertThat(scenario.path()).doesNotContain("Timer_Overdue");
            scenario.moveTo(scenario.deadline().overdueAt());

            assertThat(scenario.letters())
                    .hasToString("[reminder to support, overdue to privacy-officer, overdue-apology to subject]");
            assertThat(scenario.waitingAt()).containsExactly("Task_DecideTreatments");
        }

        @Test
        void tellsTheOfficerThatTheLaterTermIsOverdueToo(Scenario scenario) {
            startUndecided(scenario);

            scenario.moveTo(scenario.deadline().laterDueAt().minus(SECOND));
            assertThat(scenario.path()).doesNotContain("Timer_LaterTermOverdue");
            scenario.moveTo(scenario.deadline().laterDueAt());

            assertThat(scenario.letters().getLast()).hasToString("later-term-overdue to privacy-officer");
            scenario.task("Task_DecideTreatments").complete(Map.of("decision", "grant-as-proposed"));
            assertThat(scenario.end()).isEqualTo("End_PartlyFulfilled");
        }

        private void startUndecided(Scenario scenario) {
            holds(scenario, PAYMENT);
            start(scenario, "withdraw-consent");
        }
    }

    @Nested
    class Failing {

        @Test
        void goesOnFromTheFailedStepOnceItIsMended(Scenario scenario) {
            scenario.on("data.destroy").failsForGood().completes(Map.of("kept", false));
            start(scenario, "withdraw-consent");

            assertThat(scenario.incident("Task_DestroyData")).startsWith("JOB_NO_RETRIES");
            assertThat(scenario.letters()).isEmpty();
            scenario.retry("Task_DestroyData");

            assertThat(scenario.end()).isEqualTo("End_Fulfilled");
            assertThat(scenario.jobs("data.stop")).hasSize(1);
        }

        @Test
        void triesAgainWhenARecipientCannotBeReachedForAWhile(Scenario scenario) {
            scenario.on("recipients.notify").failsOnce().completes();

            start(scenario, "withdraw-consent");

            assertThat(scenario.end()).isEqualTo("End_Fulfilled");
            assertThat(scenario.jobs("data.destroy")).hasSize(1);
        }
    }

    /** An account is deleted as the shared process ends it. */
    @Nested
    class DeletingAnAccount {

        @ParameterizedTest
        @CsvSource(
                nullValues = "none",
                value = {
                    "none, none, End_Fulfilled, fulfilled",
                    "open-order, grant-as-proposed, End_PartlyFulfilled, partly-fulfilled",
                    "open-order, refuse, End_Refused, refused"
                })
        void endsAsTheSharedProcessDoes(
                @Nullable String obligation, @Nullable String decision, String end, String outcome, Scenario scenario) {
            holds(scenario, ACCOUNT, item("customer-contact", "contact", "offer", obligation));
            startRight(scenario);

            if (decision != null) {
                var entered = new HashMap<String, Object>(Map.of("decision", decision));
                if (decision.equals("refuse")) {
                    entered.put("ground", "unfulfilled-obligation");
                }
                scenario.task("Task_DecideTreatments").complete(entered);
            }

            assertThat(scenario.end()).isEqualTo(end);
            assertThat(scenario.variable("delete-account", "outcome")).isEqualTo(outcome);
            assertThat(scenario.variable("delete-account", "ground"))
                    .isEqualTo(decision == null ? "null" : "unfulfilled-obligation");
        }

        @Test
        void endsWhereNothingIsHeld(Scenario scenario) {
            scenario.on("data.locate").completes(Map.of("dataHeld", false, "items", List.of()));
            startRight(scenario);

            scenario.task("Task_CheckNothingHeld").complete(Map.of("answer", "nothing-held"));

            assertThat(scenario.end()).isEqualTo("End_NothingHeld");
        }

        @Test
        void isRemindedOfAndEscalatedByTheSharedProcess(Scenario scenario) {
            holds(scenario, item("customer-contact", "contact", "offer", "open-order"));
            startRight(scenario);

            scenario.moveTo(scenario.deadline().overdueAt());
            scenario.moveTo(scenario.deadline().laterDueAt());

            assertThat(scenario.letters())
                    .hasToString("[reminder to support, overdue to privacy-officer, overdue-apology to subject,"
                            + " later-term-overdue to privacy-officer]");
        }

        private static void startRight(Scenario scenario) {
            scenario.start(
                    "delete-account",
                    Map.of(
                            "right",
                            "delete-account",
                            "deadline",
                            scenario.deadline().variable()));
        }
    }

    private static void holds(Scenario scenario, Map<?, ?>... items) {
        scenario.on("data.locate").completes(Map.of("dataHeld", true, "items", List.of(items)));
    }

    private static Map<String, ?> item(String item, String category, String basis, @Nullable String obligation) {
        var all = new HashMap<String, Object>(Map.of("item", item, "category", category, "basis", basis));
        all.put("obligation", obligation);
        return all;
    }

    private static void start(Scenario scenario, String right) {
        scenario.start(
                "end-processing",
                Map.of("right", right, "deadline", scenario.deadline().variable()));
    }
}
