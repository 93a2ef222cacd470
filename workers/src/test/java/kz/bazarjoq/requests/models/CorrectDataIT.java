package kz.bazarjoq.requests.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.bazarjoq.requests.models.harness.Deadline;
import kz.bazarjoq.requests.models.harness.ProcessTest;
import kz.bazarjoq.requests.models.harness.Scenario;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The right to have one's data corrected (policy §6(4)). */
@ProcessTest({"correct-data", "request-information"})
class CorrectDataIT {

    private static final String RIGHT = "correct-data";
    private static final String NAME = "shop.customer.last_name";
    private static final String PHONE = "shop.customer.phone";
    private static final String SEX = "shop.customer.sex";
    private static final Duration SECOND = Duration.ofSeconds(1);

    @BeforeEach
    void scriptWorkers(Scenario scenario) {
        scenario.on("mail.send").completes();
        scenario.on("data.locate").completes(Map.of("dataHeld", true));
        scenario.on("deadline.start").completes(job -> Map.of("deadline", secondClock(scenario)));
        corrects(scenario, changed(NAME), changed(PHONE));
        keeps(scenario);
        scenario.on("recipients.notify").completes();
    }

    @Nested
    class Corrected {

        @Test
        void correctsWhatThePrivacyOfficerConfirms(Scenario scenario) {
            start(scenario);

            var prepared = scenario.task("Task_PrepareCorrection");
            assertThat(prepared.groups()).containsExactly("support");
            assertThat(prepared.form()).isEqualTo("prepare-correction");
            prepared.complete(Map.of("preparation", "ready"));
            var confirmed = scenario.task("Task_ConfirmCorrection");
            assertThat(confirmed.groups()).containsExactly("privacy-officer");
            assertThat(confirmed.dueAt()).isEqualTo(scenario.deadline().dueAt());
            assertThat(scenario.jobs("data.correct")).isEmpty();
            confirmed.complete(Map.of("confirmation", "confirmed"));

            assertThat(scenario.end()).isEqualTo("End_Fulfilled");
            assertThat(scenario.letters()).hasToString("[data-corrected to subject]");
            assertThat(scenario.jobs("data.destroy")).isEmpty();
            assertThat(scenario.variable(RIGHT, "outcome")).isEqualTo("fulfilled");
        }

        @Test
        void startsTheSecondClockAtTheConfirmation(Scenario scenario) {
            start(scenario);
            prepare(scenario);
            assertThat(scenario.jobs("deadline.start")).isEmpty();

            confirm(scenario);

            assertThat(scenario.jobs("deadline.start")).singleElement().satisfies(job -> {
                assertThat(job.headers()).containsEntry("event", "confirmed");
                assertThat(job.variable("right")).isEqualTo(RIGHT);
            });
        }

        @Test
        void tellsTheRecipientsBeforeTheCustomer(Scenario scenario) {
            start(scenario);
            prepare(scenario);
            confirm(scenario);
            scenario.end();

            assertThat(scenario.path())
                    .containsSubsequence("Task_CorrectData", "Task_NotifyRecipients", "Task_SendCorrected");
            assertThat(scenario.jobs("recipients.notify")).singleElement().satisfies(job -> assertThat(job.headers())
                    .containsEntry("action", "corrected"));
        }

        @Test
        void correctsInPartAndSaysWhyNotTheRest(Scenario scenario) {
            corrects(scenario, changed(NAME), declined(PHONE, "data-accurate"));
            start(scenario);
            prepare(scenario);
            decide(scenario, "partly", "data-accurate");

            assertThat(scenario.end()).isEqualTo("End_PartlyFulfilled");
            assertThat(scenario.jobs("data.correct"))
                    .singleElement()
                    .satisfies(job -> assertThat(job.variable("ground")).isEqualTo("data-accurate"));
            assertThat(scenario.letters()).hasToString("[data-corrected to subject]");
            assertThat(scenario.jobs("recipients.notify")).hasSize(1);
            assertThat(scenario.variable(RIGHT, "outcome")).isEqualTo("partly-fulfilled");
            assertThat(scenario.variable(RIGHT, "ground")).isEqualTo("data-accurate");
        }

        @Test
        void preparesAgainWhenTheOfficerWantsIt(Scenario scenario) {
            start(scenario);
            prepare(scenario);

            scenario.task("Task_ConfirmCorrection").complete(Map.of("confirmation", "prepare-again"));
            prepare(scenario);
            confirm(scenario);

            assertThat(scenario.end()).isEqualTo("End_Fulfilled");
        }
    }

    /** The first time the phone is no longer the one that was seen. */
    @Nested
    class ChangedMeanwhile {

        @Test
        void preparesAnewWhatIsNoLongerTheValueThatWasSeen(Scenario scenario) {
            correctsAtLast(scenario, List.of(changed(NAME), conflict(PHONE)), List.of(changed(NAME), changed(PHONE)));
            start(scenario);
            prepare(scenario);
            confirm(scenario);

            assertThat(scenario.task("Task_PrepareCorrection").variable("corrections"))
                    .contains("conflict");
            assertThat(scenario.letters()).isEmpty();
            assertThat(scenario.jobs("recipients.notify")).isEmpty();
            prepare(scenario);
            confirm(scenario);

            assertThat(scenario.end()).isEqualTo("End_Fulfilled");
            assertThat(scenario.letters()).hasToString("[data-corrected to subject]");
            assertThat(scenario.jobs("data.locate")).hasSize(2);
            assertThat(scenario.jobs("deadline.start"))
                    .as("the term runs from the first confirmation")
                    .hasSize(1);
        }

        @Test
        void destroysWhatCannotBeChangedOnlyWhenTheRestIsSettled(Scenario scenario) {
            correctsAtLast(
                    scenario,
                    List.of(unchangeable(NAME), conflict(PHONE)),
                    List.of(unchangeable(NAME), changed(PHONE)));
            start(scenario);
            prepare(scenario);
            confirm(scenario);
            scenario.task("Task_PrepareCorrection");
            assertThat(scenario.jobs("data.destroy")).isEmpty();

            prepare(scenario);
            confirm(scenario);

            assertThat(scenario.end()).isEqualTo("End_Fulfilled");
            assertThat(scenario.jobs("data.destroy")).hasSize(1);
        }

        @ParameterizedTest
        @ValueSource(strings = {"partly", "refused"})
        void refusesTheRestWithoutForgettingWhatWasCorrectedBefore(String confirmation, Scenario scenario) {
            correctsAtLast(
                    scenario,
                    List.of(changed(NAME), conflict(PHONE)),
                    List.of(changed(NAME), declined(PHONE, "not-documented")));
            start(scenario);
            prepare(scenario);
            confirm(scenario);

            prepare(scenario);
            decide(scenario, confirmation, "not-documented");

            assertThat(scenario.end()).isEqualTo("End_PartlyFulfilled");
            assertThat(scenario.letters()).hasToString("[data-corrected to subject]");
            assertThat(scenario.variable(RIGHT, "ground")).isEqualTo("not-documented");
        }

        @Test
        void keepsTheGroundOfWhatWasDeclinedBefore(Scenario scenario) {
            correctsAtLast(
                    scenario,
                    List.of(declined(NAME, "data-accurate"), conflict(PHONE)),
                    List.of(declined(NAME, "data-accurate"), changed(PHONE)));
            start(scenario);
            prepare(scenario);
            decide(scenario, "partly", "data-accurate");

            prepare(scenario);
            confirm(scenario);

            assertThat(scenario.end()).isEqualTo("End_PartlyFulfilled");
            assertThat(scenario.variable(RIGHT, "ground")).isEqualTo("data-accurate");
        }

        @Test
        void refusesWholeWhenTheOfficerDeclinesEachInItsTurn(Scenario scenario) {
            correctsAtLast(
                    scenario,
                    List.of(declined(NAME, "data-accurate"), conflict(PHONE)),
                    List.of(declined(NAME, "data-accurate"), declined(PHONE, "not-documented")));
            start(scenario);
            prepare(scenario);
            decide(scenario, "partly", "data-accurate");

            prepare(scenario);
            decide(scenario, "refused", "not-documented");

            assertThat(scenario.end()).isEqualTo("End_RefusedUnchanged");
            assertThat(scenario.letters()).hasToString("[data-corrected to subject]");
            assertThat(scenario.jobs("recipients.notify")).isEmpty();
        }

        @Test
        void refusesAsAtFirstWhereNothingIsSettledYet(Scenario scenario) {
            corrects(scenario, conflict(PHONE));
            start(scenario);
            prepare(scenario);
            confirm(scenario);

            prepare(scenario);
            decide(scenario, "refused", "data-accurate");

            assertThat(scenario.end()).isEqualTo("End_Refused");
            assertThat(scenario.letters()).hasToString("[refusal to subject]");
        }

        @Test
        void answersThatNothingIsHeldOnlyWhereNothingIsSettledYet(Scenario scenario) {
            correctsAtLast(scenario, List.of(changed(NAME), conflict(PHONE)), List.of(conflict(PHONE)));
            start(scenario);
            prepare(scenario);
            confirm(scenario);

            sayTheyAreAnothers(scenario);
            assertThat(scenario.letters()).isEmpty();
            confirm(scenario);
            sayTheyAreAnothers(scenario);

            assertThat(scenario.end()).isEqualTo("End_NothingHeld");
            assertThat(scenario.letters()).hasToString("[nothing-held to subject]");
        }
    }

    /** What the officer chose in the form isn't what stands on the case page. */
    @Nested
    class NotAllDecided {

        @Test
        void preparesAnewWhereNothingWasPrepared(Scenario scenario) {
            correctsAtLast(scenario, List.of(), List.of(changed(NAME)));
            start(scenario);
            prepare(scenario);
            confirm(scenario);

            var task = scenario.task("Task_PrepareCorrection");
            assertThat(task.variable("corrections")).isEqualTo("[]");
            assertThat(scenario.letters()).isEmpty();
            assertThat(scenario.jobs("recipients.notify")).isEmpty();
            prepare(scenario);
            confirm(scenario);

            assertThat(scenario.end()).isEqualTo("End_Fulfilled");
            assertThat(scenario.letters()).hasToString("[data-corrected to subject]");
            assertThat(scenario.jobs("deadline.start"))
                    .as("the term runs from the first confirmation")
                    .hasSize(1);
        }

        @Test
        void refusesWholeWhereNothingCanBePrepared(Scenario scenario) {
            corrects(scenario);
            start(scenario);
            prepare(scenario);
            confirm(scenario);

            prepare(scenario);
            decide(scenario, "refused", "not-documented");

            assertThat(scenario.end()).isEqualTo("End_Refused");
            assertThat(scenario.letters()).hasToString("[refusal to subject]");
        }

        @Test
        void declinesNothingUntilTheOfficerNamesTheGround(Scenario scenario) {
            correctsAtLast(
                    scenario,
                    List.of(changed(NAME), declined(PHONE, null)),
                    List.of(changed(NAME), declined(PHONE, "data-accurate")));
            start(scenario);
            prepare(scenario);
            confirm(scenario);

            prepare(scenario);
            assertThat(scenario.letters()).isEmpty();
            assertThat(scenario.jobs("recipients.notify")).isEmpty();
            decide(scenario, "partly", "data-accurate");

            assertThat(scenario.end()).isEqualTo("End_PartlyFulfilled");
            assertThat(scenario.letters()).hasToString("[data-corrected to subject]");
            assertThat(scenario.variable(RIGHT, "ground")).isEqualTo("data-accurate");
        }

        @Test
        void destroysNothingUntilTheOfficerNamesTheGroundForTheRest(Scenario scenario) {
            correctsAtLast(
                    scenario,
                    List.of(unchangeable(NAME), declined(PHONE, null)),
                    List.of(unchangeable(NAME), declined(PHONE, "not-documented")));
            start(scenario);
            prepare(scenario);
            confirm(scenario);

            prepare(scenario);
            assertThat(scenario.jobs("data.destroy")).isEmpty();
            decide(scenario, "refused", "not-documented");

            assertThat(scenario.end()).isEqualTo("End_PartlyFulfilled");
            assertThat(scenario.jobs("data.destroy")).hasSize(1);
        }
    }

    @Nested
    class Unchangeable {

        @Test
        void destroysWhatCannotBeChanged(Scenario scenario) {
            corrects(scenario, unchangeable(NAME));
            start(scenario);
            prepare(scenario);
            confirm(scenario);

            assertThat(scenario.end()).isEqualTo("End_Fulfilled");
            assertThat(scenario.letters()).hasToString("[data-corrected to subject]");
            assertThat(scenario.jobs("data.destroy")).singleElement().satisfies(job -> assertThat(job.headers())
                    .containsEntry("reason", "unchangeable"));
            assertThat(scenario.jobs("recipients.notify")).hasSize(1);
        }

        @Test
        void correctsOneAndDestroysTheOther(Scenario scenario) {
            corrects(scenario, changed(NAME), unchangeable(PHONE));
            start(scenario);
            prepare(scenario);
            confirm(scenario);

            assertThat(scenario.end()).isEqualTo("End_Fulfilled");
            assertThat(scenario.letters()).hasToString("[data-corrected to subject]");
            assertThat(scenario.path())
                    .containsSubsequence("Task_DestroyData", "Task_NotifyRecipients", "Task_SendCorrected");
            assertThat(scenario.jobs("recipients.notify")).hasSize(1);
        }

        @Test
        void destroysInPartAndSaysWhyNotTheRest(Scenario scenario) {
            corrects(scenario, unchangeable(NAME), declined(PHONE, "not-documented"));
            start(scenario);
            prepare(scenario);
            decide(scenario, "partly", "not-documented");

            assertThat(scenario.end()).isEqualTo("End_PartlyFulfilled");
            assertThat(scenario.variable(RIGHT, "ground")).isEqualTo("not-documented");
        }

        @Test
        void correctsOneAndHasAPersonConfirmThatTheOtherStays(Scenario scenario) {
            corrects(scenario, changed(NAME), unchangeable(PHONE));
            keeps(scenario, kept(PHONE, "retention-term"));
            start(scenario);
            prepare(scenario);
            confirm(scenario);

            var task = scenario.task("Task_ReviewUncorrected");
            assertThat(task.groups()).containsExactly("privacy-officer");
            assertThat(task.variable("reason")).isEqualTo("retention-term");
            assertThat(scenario.letters()).isEmpty();
            task.complete(keeping("retention-term"));

            assertThat(scenario.end()).isEqualTo("End_PartlyFulfilled");
            assertThat(scenario.letters()).hasToString("[data-corrected to subject]");
            assertThat(scenario.jobs("recipients.notify")).hasSize(1);
            assertThat(scenario.variable(RIGHT, "outcome")).isEqualTo("partly-fulfilled");
            assertThat(scenario.variable(RIGHT, "ground")).isEqualTo("retention-term");
        }

        @Test
        void destroysOneAndHasAPersonConfirmThatTheOtherStays(Scenario scenario) {
            corrects(scenario, unchangeable(NAME), unchangeable(PHONE));
            keeps(scenario, kept(PHONE, "blocked"));
            start(scenario);
            prepare(scenario);
            confirm(scenario);
            scenario.task("Task_ReviewUncorrected").complete(keeping("data-blocked"));

            assertThat(scenario.end()).isEqualTo("End_PartlyFulfilled");
            assertThat(scenario.jobs("recipients.notify")).hasSize(1);
        }

        @ParameterizedTest
        @ValueSource(strings = {"confirmed", "partly"})
        void refusesWhereNothingWasChangedOrDestroyed(String confirmation, Scenario scenario) {
            var partly = confirmation.equals("partly");
            corrects(scenario, unchangeable(NAME), partly ? declined(PHONE, "not-documented") : unchangeable(PHONE));
            if (partly) {
                keeps(scenario, kept(NAME, "blocked"));
            } else {
                keeps(scenario, kept(NAME, "blocked"), kept(PHONE, "blocked"));
            }
            start(scenario);
            prepare(scenario);
            decide(scenario, confirmation, partly ? "not-documented" : "");
            scenario.task("Task_ReviewUncorrected").complete(keeping("data-blocked"));

            assertThat(scenario.end()).isEqualTo("End_RefusedUnchanged");
            assertThat(scenario.letters()).hasToString("[data-corrected to subject]");
            assertThat(scenario.jobs("recipients.notify")).isEmpty();
            assertThat(scenario.variable(RIGHT, "outcome")).isEqualTo("refused");
        }

        @Test
        void destroysTheRestOnceNothingHindersIt(Scenario scenario) {
            corrects(scenario, unchangeable(NAME));
            scenario.on("data.destroy")
                    .completes(Map.of("kept", List.of(kept(NAME, "blocked"))))
                    .completes(Map.of("kept", List.of()));
            start(scenario);
            prepare(scenario);
            confirm(scenario);

            scenario.task("Task_ReviewUncorrected").complete(Map.of("decision", "destroy-again"));

            assertThat(scenario.end()).isEqualTo("End_Fulfilled");
            assertThat(scenario.jobs("data.destroy")).hasSize(2);
            assertThat(scenario.jobs("recipients.notify")).hasSize(1);
        }

        @Test
        void keepsNothingThatNobodyWantedDestroyed(Scenario scenario) {
            corrects(scenario, changed(NAME), unchangeable(PHONE));
            scenario.on("data.destroy")
                    .completes(Map.of("kept", List.of(kept(NAME, "blocked"), kept(SEX, "blocked"))))
                    .completes(Map.of("kept", List.of()));
            start(scenario);
            prepare(scenario);
            confirm(scenario);

            scenario.task("Task_ReviewUncorrected").complete(keeping("data-blocked"));

            assertThat(scenario.waitingAt()).contains("Task_ReviewUncorrected");
            assertThat(scenario.letters()).isEmpty();
            scenario.task("Task_ReviewUncorrected").complete(Map.of("decision", "destroy-again"));
            assertThat(scenario.end()).isEqualTo("End_Fulfilled");
        }

        @Test
        void takesAValueThatStaysForTwoReasonsForOne(Scenario scenario) {
            corrects(scenario, changed(NAME), unchangeable(PHONE));
            keeps(scenario, kept(PHONE, "blocked"), kept(PHONE, "retention-term"));
            start(scenario);
            prepare(scenario);
            confirm(scenario);

            scenario.task("Task_ReviewUncorrected").complete(keeping("data-blocked"));
            scenario.task("Task_ReviewUncorrected").complete(keeping("retention-term"));

            assertThat(scenario.end()).isEqualTo("End_PartlyFulfilled");
            assertThat(scenario.jobs("recipients.notify")).hasSize(1);
        }

        @Test
        void asksForAGroundForEachReasonAndTakesNoOther(Scenario scenario) {
            corrects(scenario, unchangeable(NAME), unchangeable(PHONE), unchangeable(SEX));
            keeps(scenario, kept(NAME, "retention-term"), kept(PHONE, "blocked"), kept(SEX, "retention-term"));
            start(scenario);
            prepare(scenario);
            confirm(scenario);

            scenario.task("Task_ReviewUncorrected").completePastTheForm(Map.of());
            scenario.task("Task_ReviewUncorrected").completePastTheForm(Map.of("ground", "retention-term"));
            scenario.task("Task_ReviewUncorrected").completePastTheForm(keeping("not-documented"));
            var first = scenario.task("Task_ReviewUncorrected");
            assertThat(first.variable("reason")).isEqualTo("retention-term");
            assertThatThrownBy(() -> first.complete(keeping("not-documented")))
                    .hasMessageContaining("offers [data-blocked, retention-term]");
            first.complete(keeping("retention-term"));
            var second = scenario.task("Task_ReviewUncorrected");
            assertThat(second.variable("reason")).isEqualTo("blocked");
            second.complete(keeping("data-blocked"));

            assertThat(scenario.end()).isEqualTo("End_RefusedUnchanged");
            assertThat(scenario.variable(RIGHT, "kept"))
                    .contains("\"ground\":\"data-blocked\"")
                    .containsOnlyOnce("data-blocked")
                    .doesNotContain("\"ground\":null");
        }
    }

    @Nested
    class NotCorrected {

        @Test
        void refusesOnTheGroundThatTheOfficerNames(Scenario scenario) {
            start(scenario);
            prepare(scenario);
            decide(scenario, "refused", "not-documented");

            assertThat(scenario.end()).isEqualTo("End_Refused");
            assertThat(scenario.letters()).hasToString("[refusal to subject]");
            assertThat(scenario.jobs("deadline.start")).isEmpty();
            assertThat(scenario.variable(RIGHT, "outcome")).isEqualTo("refused");
            assertThat(scenario.variable(RIGHT, "ground")).isEqualTo("not-documented");
        }

        @Test
        void goesBackToThePreparationWithoutADecisionOrItsGround(Scenario scenario) {
            start(scenario);
            for (var entered : List.<Map<String, Object>>of(
                    Map.of(),
                    Map.of("confirmation", "refused"),
                    Map.of("confirmation", "partly"),
                    Map.of("confirmation", "refused", "ground", "third-party-rights"))) {
                prepare(scenario);
                scenario.task("Task_ConfirmCorrection").completePastTheForm(entered);
            }

            assertThat(scenario.waitingAt()).contains("Task_PrepareCorrection");
            assertThat(scenario.letters()).isEmpty();
            assertThat(scenario.jobs("data.correct")).isEmpty();
        }

        @Test
        void saysThatNothingIsHeld(Scenario scenario) {
            scenario.on("data.locate").completes(Map.of("dataHeld", false));
            start(scenario);

            scenario.task("Task_PrepareCorrection").complete(Map.of("preparation", "nothing-held"));

            assertThat(scenario.end()).isEqualTo("End_NothingHeld");
            assertThat(scenario.letters()).hasToString("[nothing-held to subject]");
        }

        @Test
        void deniesNoDataThatWereFoundUnlessSomebodySaysThatTheyAreAnothers(Scenario scenario) {
            start(scenario);

            scenario.task("Task_PrepareCorrection").completePastTheForm(Map.of("preparation", "nothing-held"));
            scenario.task("Task_PrepareCorrection")
                    .completePastTheForm(Map.of("preparation", "nothing-held", "notTheirs", false));
            assertThat(scenario.waitingAt()).contains("Task_PrepareCorrection");
            assertThat(scenario.letters()).isEmpty();
            sayTheyAreAnothers(scenario);

            assertThat(scenario.end()).isEqualTo("End_NothingHeld");
        }
    }

    @Nested
    class WithoutEvidence {

        @Test
        void comesBackUntilItIsSaidWhatIsMissing(Scenario scenario) {
            start(scenario);

            scenario.task("Task_PrepareCorrection").completePastTheForm(Map.of());
            scenario.task("Task_PrepareCorrection").completePastTheForm(Map.of("preparation", "evidence-missing"));
            scenario.task("Task_PrepareCorrection")
                    .completePastTheForm(Map.of("preparation", "evidence-missing", "missing", List.of()));
            assertThat(scenario.waitingAt()).contains("Task_PrepareCorrection");
            assertThat(scenario.letters()).isEmpty();
            askForEvidence(scenario);

            assertThat(scenario.jobs("mail.send")).singleElement().satisfies(job -> assertThat(job.variable("missing"))
                    .isEqualTo("[\"supporting-document\"]"));
        }

        @Test
        void searchesAgainForWhatTheAnswerNames(Scenario scenario) {
            scenario.on("data.locate").completes(Map.of("dataHeld", false)).completes(Map.of("dataHeld", true));
            start(scenario);
            askForEvidence(scenario);
            scenario.reply("reply-1", RIGHT);

            scenario.task("Task_PrepareCorrection").completePastTheForm(Map.of("preparation", "nothing-held"));

            assertThat(scenario.waitingAt()).contains("Task_PrepareCorrection");
            assertThat(scenario.letters()).hasToString("[information-request to subject]");
            prepare(scenario);
            confirm(scenario);
            assertThat(scenario.end()).isEqualTo("End_Fulfilled");
        }

        @Test
        void asksForEvidenceAndGoesOnWithTheAnswer(Scenario scenario) {
            start(scenario);
            askForEvidence(scenario);

            scenario.reply("reply-1", RIGHT);
            var task = scenario.task("Task_PrepareCorrection");

            assertThat(task.variable("information")).isEqualTo("given");
            task.complete(Map.of("preparation", "ready"));
            confirm(scenario);
            assertThat(scenario.end()).isEqualTo("End_Fulfilled");
            assertThat(scenario.letters()).hasToString("[information-request to subject, data-corrected to subject]");
        }

        @Test
        void leavesTheDecisionToTheOfficerWhenNoAnswerComes(Scenario scenario) {
            start(scenario, quiet(scenario));
            askForEvidence(scenario);

            scenario.moveTo(scenario.now().plus(Duration.ofDays(3)));
            scenario.moveTo(scenario.now().plus(Duration.ofDays(4)));
            prepare(scenario);
            assertThat(scenario.task("Task_ConfirmCorrection").variable("information"))
                    .isEqualTo("not-given");
            decide(scenario, "refused", "not-documented");

            assertThat(scenario.end()).isEqualTo("End_Refused");
            assertThat(scenario.letters())
                    .hasToString("[information-request to subject, information-reminder to subject,"
                            + " refusal to subject]");
        }
    }

    @Nested
    class Late {

        @Test
        void remindsAndEscalatesWhileTheCorrectionIsPrepared(Scenario scenario) {
            start(scenario);

            watch(scenario, scenario.deadline(), "Task_PrepareCorrection");
        }

        @Test
        void putsATaskHigherThatBeginsAfterTheReminder(Scenario scenario) {
            start(scenario);
            scenario.moveTo(scenario.deadline().remindAt().plus(SECOND));

            prepare(scenario);

            assertThat(scenario.task("Task_ConfirmCorrection").priority()).isEqualTo(80);
        }

        @Test
        void remindsAndEscalatesByTheSecondClockAfterTheConfirmation(Scenario scenario) {
            var clock = Deadline.startedAt(scenario.now());
            scenario.on("deadline.start").completes(Map.of("deadline", clock.variable()));
            scenario.on("data.correct").keepsWorking();
            start(scenario, quiet(scenario));
            prepare(scenario);
            confirm(scenario);

            watch(scenario, clock, "Task_CorrectData");
        }

        @Test
        void tellsNothingTwiceWhenTheCorrectionIsPreparedAnew(Scenario scenario) {
            var clock = Deadline.startedAt(scenario.now());
            scenario.on("deadline.start").completes(Map.of("deadline", clock.variable()));
            scenario.on("data.correct").keepsWorking();
            start(scenario, quiet(scenario));
            prepare(scenario);
            confirm(scenario);
            scenario.moveTo(clock.overdueAt());

            corrects(scenario, conflict(PHONE));
            scenario.task("Task_PrepareCorrection");
            scenario.moveTo(scenario.now().plus(SECOND));

            assertThat(scenario.letters())
                    .hasToString("[reminder to support, overdue to privacy-officer, overdue-apology to subject]");
        }

        private static void watch(Scenario scenario, Deadline clock, String waitingAt) {
            scenario.moveTo(clock.remindAt().minus(SECOND));
            assertThat(scenario.letters()).isEmpty();
            scenario.moveTo(clock.remindAt());
            assertThat(scenario.letters()).hasToString("[reminder to support]");
            scenario.moveTo(clock.overdueAt().minus(SECOND));
            assertThat(scenario.letters()).hasSize(1);
            scenario.moveTo(clock.overdueAt());
            assertThat(scenario.letters())
                    .hasToString("[reminder to support, overdue to privacy-officer, overdue-apology to subject]");
            scenario.moveTo(clock.laterDueAt().minus(SECOND));
            assertThat(scenario.letters()).hasSize(3);
            scenario.moveTo(clock.laterDueAt());

            assertThat(scenario.letters().getLast()).hasToString("later-term-overdue to privacy-officer");
            assertThat(scenario.waitingAt()).contains(waitingAt);
        }
    }

    @Nested
    class Failing {

        @Test
        void readsNoEarlierResultForTheOneThatIsMissing(Scenario scenario) {
            scenario.on("data.correct")
                    .completes(Map.of("corrections", List.of(changed(NAME), conflict(PHONE))))
                    .completes();
            start(scenario);
            prepare(scenario);
            confirm(scenario);
            prepare(scenario);
            confirm(scenario);

            assertThat(scenario.incident("Task_CorrectData"))
                    .startsWith("IO_MAPPING_ERROR")
                    .contains("corrections != null");
            assertThat(scenario.letters()).isEmpty();
            scenario.mend("Task_CorrectData", Map.of("corrections", List.of(changed(NAME), changed(PHONE))));

            assertThat(scenario.end()).isEqualTo("End_Fulfilled");
        }

        @Test
        void goesOnFromTheFailedStepOnceItIsMended(Scenario scenario) {
            scenario.on("data.correct").failsForGood().completes(Map.of("corrections", List.of(changed(NAME))));
            start(scenario);
            prepare(scenario);
            confirm(scenario);

            assertThat(scenario.incident("Task_CorrectData")).startsWith("JOB_NO_RETRIES");
            scenario.retry("Task_CorrectData");

            assertThat(scenario.end()).isEqualTo("End_Fulfilled");
            assertThat(scenario.jobs("deadline.start")).hasSize(1);
        }
    }

    private static Map<String, ?> keeping(String ground) {
        return Map.of("decision", "keep", "ground", ground);
    }

    private static void start(Scenario scenario) {
        start(scenario, scenario.deadline().variable());
    }

    private static void start(Scenario scenario, Map<String, Object> deadline) {
        scenario.start(RIGHT, Map.of("right", RIGHT, "deadline", deadline));
    }

    private static Map<String, Object> secondClock(Scenario scenario) {
        return Deadline.startedAt(scenario.now()).variable();
    }

    /** A clock of which everything has been told. */
    private static Map<String, Object> quiet(Scenario scenario) {
        var told = new HashMap<>(scenario.deadline().withOneTerm());
        told.put("remindAt", null);
        told.put("overdueAt", null);
        return told;
    }

    private static void corrects(Scenario scenario, Correction... items) {
        scenario.on("data.correct").completes(Map.of("corrections", List.of(items)));
    }

    private static void correctsAtLast(Scenario scenario, List<Correction> first, List<Correction> then) {
        scenario.on("data.correct").completes(Map.of("corrections", first)).completes(Map.of("corrections", then));
    }

    private static void keeps(Scenario scenario, Kept... items) {
        scenario.on("data.destroy").completes(Map.of("kept", List.of(items)));
    }

    private static Correction changed(String item) {
        return new Correction(item, "changed", null);
    }

    private static Correction conflict(String item) {
        return new Correction(item, "conflict", null);
    }

    private static Correction unchangeable(String item) {
        return new Correction(item, "unchangeable", null);
    }

    private static Correction declined(String item, @Nullable String ground) {
        return new Correction(item, "declined", ground);
    }

    private static Kept kept(String item, String reason) {
        return new Kept(item, reason, null);
    }

    private static void sayTheyAreAnothers(Scenario scenario) {
        scenario.task("Task_PrepareCorrection").complete(Map.of("preparation", "nothing-held", "notTheirs", true));
    }

    private static void prepare(Scenario scenario) {
        scenario.task("Task_PrepareCorrection").complete(Map.of("preparation", "ready"));
    }

    private static void askForEvidence(Scenario scenario) {
        scenario.task("Task_PrepareCorrection")
                .complete(Map.of("preparation", "evidence-missing", "missing", List.of("supporting-document")));
    }

    private static void confirm(Scenario scenario) {
        decide(scenario, "confirmed", "");
    }

    private static void decide(Scenario scenario, String confirmation, String ground) {
        var entered = new HashMap<String, Object>(Map.of("confirmation", confirmation));
        if (!ground.isEmpty()) {
            entered.put("ground", ground);
        }
        scenario.task("Task_ConfirmCorrection").complete(entered);
    }

    /** What {@code data.correct} answers of one value. */
    record Correction(String item, String result, @Nullable String ground) {}

    /** What {@code data.destroy} has kept. */
    record Kept(String item, String reason, @Nullable String until) {}
}
