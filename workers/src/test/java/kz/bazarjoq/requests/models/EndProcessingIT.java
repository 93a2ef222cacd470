package kz.bazarjoq.requests.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kz.bazarjoq.requests.correspondence.OrderedLetters;
import kz.bazarjoq.requests.models.harness.ProcessTest;
import kz.bazarjoq.requests.models.harness.Scenario;
import kz.bazarjoq.requests.models.harness.UserTask;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Stopping the processing, for a withdrawn consent (policy §6(8)) and for a deleted account (§2). */
@ProcessTest({"end-processing", "withdraw-consent", "delete-account"})
class EndProcessingIT {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Map<String, ?> NEWSLETTER = item("newsletter-contact", "contact", "consent", null);
    private static final Map<String, ?> NEWSLETTER_OF_AN_OPEN_ORDER =
            item("newsletter-contact", "contact", "consent", "open-order");
    private static final Map<String, ?> ACCOUNT_OF_AN_OPEN_ORDER =
            item("customer-contact", "contact", "offer", "open-order");
    private static final Map<String, ?> MESSAGES = item("support-message-message", "message", "consent", null);
    private static final Map<String, ?> ACCOUNT = item("customer-identity", "identity", "offer", null);
    private static final Map<String, ?> PAYMENT = item("payment-payment", "payment", "law", null);
    private static final Map<String, ?> PROFILE = item("customer-profile", "identity", "consent", null);
    private static final OrderedLetters LETTERS = new OrderedLetters();
    private static final Map<String, ?> AS_PROPOSED = Map.of("decision", "as-proposed");
    private static final Map<String, ?> DESTROY = Map.of("decision", "destroy");

    /** A line of the form that leaves nothing to choose. */
    private static final @Nullable Map<String, ?> SHOWN = null;

    private static final Map<String, ?> UNKNOWN = item("no-row", "contact", "no-such-basis", null);

    @BeforeEach
    void scriptWorkers(Scenario scenario) {
        scenario.on("mail.send").completes();
        scenario.on("data.stop").completes();
        scenario.on("data.destroy").completes(Map.of("kept", List.of()));
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
            decide(task, AS_PROPOSED, AS_PROPOSED);

            assertThat(scenario.end()).isEqualTo("End_PartlyFulfilled");
            assertThat(scenario.letters()).hasToString("[processing-partly-ended to subject]");
            assertThat(scenario.variable("end-processing", "outcome")).isEqualTo("partly-fulfilled");
            assertThat(scenario.variable("end-processing", "ground")).isEqualTo("retention-term");
        }

        @Test
        void keepsOnAGroundWhatTheTableWouldDestroyAndEndsTheRest(Scenario scenario) {
            holds(scenario, NEWSLETTER, MESSAGES, PAYMENT);
            start(scenario, "withdraw-consent");

            decide(scenario, AS_PROPOSED, keep("contrary-to-law"), AS_PROPOSED);

            assertThat(scenario.end()).isEqualTo("End_PartlyFulfilled");
            assertThat(scenario.jobs("data.destroy")).singleElement().satisfies(job -> assertThat(
                            treatments(job.variable("treatments")))
                    .containsExactly(
                            "newsletter-contact: destroy",
                            "support-message-message: continue on contrary-to-law",
                            "payment-payment: restrict on retention-term"));
            assertThat(scenario.jobs("mail.send")).singleElement().satisfies(job -> assertThat(
                            job.variable("treatments"))
                    .isEqualTo(scenario.jobs("data.stop").getFirst().variable("treatments")));
            assertThat(scenario.variable("end-processing", "ground")).isEqualTo("contrary-to-law");
        }

        @Test
        void keepsOnAGroundWhatTheTableDoesNotKnow(Scenario scenario) {
            holds(scenario, NEWSLETTER, UNKNOWN);
            start(scenario, "withdraw-consent");

            decide(scenario, AS_PROPOSED, keep("other-legal-basis"));

            assertThat(scenario.end()).isEqualTo("End_PartlyFulfilled");
            assertThat(scenario.variable("end-processing", "ground")).isEqualTo("other-legal-basis");
        }

        @Test
        void endsAtOnceWhileWhatIsRestrictedWaitsForItsTermInTheDatabase(Scenario scenario) {
            holds(scenario, PAYMENT);
            start(scenario, "withdraw-consent");
            decide(scenario, AS_PROPOSED);

            assertThat(scenario.end()).isEqualTo("End_PartlyFulfilled");
            assertThat(scenario.jobs("data.stop"))
                    .singleElement()
                    .satisfies(job -> assertThat(job.variable("treatments")).contains("\"term\":\"P5Y\""));
        }

        @Test
        void weighsAnOpenOrderAsAnObligation(Scenario scenario) {
            holds(scenario, NEWSLETTER, NEWSLETTER_OF_AN_OPEN_ORDER);
            start(scenario, "withdraw-consent");
            decide(scenario, AS_PROPOSED, SHOWN);

            assertThat(scenario.end()).isEqualTo("End_PartlyFulfilled");
            assertThat(scenario.variable("end-processing", "ground")).isEqualTo("unfulfilled-obligation");
        }
    }

    /** The person has destroyed what the table doesn't know, or wants kept. */
    @Nested
    class GrantedByAPerson {

        @Test
        void isFulfilledWhereThePersonHasAllDestroyed(Scenario scenario) {
            holds(scenario, NEWSLETTER, UNKNOWN, ACCOUNT);
            start(scenario, "withdraw-consent");

            decide(scenario, AS_PROPOSED, DESTROY, DESTROY);

            assertThat(scenario.end()).isEqualTo("End_Fulfilled");
            assertThat(scenario.letters()).hasToString("[processing-ended to subject]");
            assertThat(scenario.variable("end-processing", "outcome")).isEqualTo("fulfilled");
            assertThat(Stream.of("data.stop", "data.destroy", "recipients.notify")
                            .map(type -> scenario.jobs(type).getFirst()))
                    .allSatisfy(job -> assertThat(treatments(job.variable("treatments")))
                            .containsExactly(
                                    "newsletter-contact: destroy", "no-row: destroy", "customer-identity: destroy"));
        }

        @Test
        void listsInTheLetterWhatThePersonHasHadDestroyed(Scenario scenario) {
            holds(scenario, PAYMENT, UNKNOWN);
            start(scenario, "delete-account");

            decide(scenario, SHOWN, DESTROY);

            assertThat(scenario.end()).isEqualTo("End_Fulfilled");
            assertThat(lastLetter(scenario)).contains("Часть no-row").doesNotContain("Часть payment-payment");
        }

        @Test
        void isFulfilledInPartWhereSomethingElseStays(Scenario scenario) {
            holds(scenario, ACCOUNT, PAYMENT, NEWSLETTER_OF_AN_OPEN_ORDER);
            start(scenario, "withdraw-consent");

            decide(scenario, DESTROY, AS_PROPOSED, SHOWN);

            assertThat(scenario.end()).isEqualTo("End_PartlyFulfilled");
            assertThat(lastLetter(scenario))
                    .containsSubsequence(
                            "уничтожили их:",
                            "Часть customer-identity",
                            "ограничили к ним доступ",
                            "Часть payment-payment",
                            "Эти данные остаются, пока обязательство не исполнено:",
                            "Часть newsletter-contact",
                            "Обращаться снова для этого не нужно");
        }

        @Test
        void isFulfilledInPartWhereTheDataMapKeepsIt(Scenario scenario) {
            holds(scenario, ACCOUNT);
            scenario.on("data.destroy")
                    .completes(Map.of(
                            "kept",
                            List.of(Map.of(
                                    "item", "customer-identity", "reason", "retention-term", "until", "2029-11-24"))));
            start(scenario, "withdraw-consent");
            decide(scenario, DESTROY);

            scenario.task("Task_ReviewRetained")
                    .complete(Map.of("decision", "keep", "retained", List.of(Map.of("ground", "retention-term"))));

            assertThat(scenario.end()).isEqualTo("End_PartlyFulfilled");
            assertThat(treatments(scenario.jobs("mail.send").getLast().variable("treatments")))
                    .containsExactly("customer-identity: held on retention-term until 2029-11-24");
        }

        @Test
        void keepsOnAnotherGroundWhatTheTableWantsKept(Scenario scenario) {
            holds(scenario, ACCOUNT);
            start(scenario, "withdraw-consent");

            decide(scenario, keep("contrary-to-law"));

            assertThat(scenario.end()).isEqualTo("End_Refused");
            assertThat(scenario.variable("end-processing", "ground")).isEqualTo("contrary-to-law");
        }

        @Test
        void saysAtOnceThatTheContractKeepsWhatAnOpenOrderNeedsToo(Scenario scenario) {
            holds(scenario, NEWSLETTER, ACCOUNT_OF_AN_OPEN_ORDER);
            start(scenario, "withdraw-consent");

            decide(scenario, AS_PROPOSED, AS_PROPOSED);

            assertThat(scenario.end()).isEqualTo("End_PartlyFulfilled");
            assertThat(scenario.variable("end-processing", "ground")).isEqualTo("other-legal-basis");
            assertThat(scenario.jobs("data.stop"))
                    .singleElement()
                    .satisfies(job -> assertThat(job.variable("treatments")).doesNotContain("until-fulfilled"));
            assertThat(lastLetter(scenario))
                    .containsSubsequence("Эти данные остаются:", "Часть customer-contact", "другое законное основание")
                    .doesNotContain("пока обязательство не исполнено");
        }

        @Test
        void destroysNothingOfAContractThatAnOpenOrderNeeds(Scenario scenario) {
            holds(scenario, NEWSLETTER, ACCOUNT_OF_AN_OPEN_ORDER);
            start(scenario, "withdraw-consent");

            decidePastTheForm(scenario, AS_PROPOSED, DESTROY);

            assertThat(scenario.waitingAt()).containsExactly("Task_DecideTreatments");
            assertThat(scenario.jobs("data.stop")).isEmpty();
        }

        @Test
        void destroysNothingThatAnObligationNeedsOrThatIsToBeRestricted(Scenario scenario) {
            holds(scenario, NEWSLETTER_OF_AN_OPEN_ORDER, PAYMENT);
            start(scenario, "withdraw-consent");

            decidePastTheForm(scenario, DESTROY, AS_PROPOSED);
            decidePastTheForm(scenario, keep("contrary-to-law"), AS_PROPOSED);
            decidePastTheForm(scenario, SHOWN, DESTROY);

            assertThat(scenario.waitingAt()).containsExactly("Task_DecideTreatments");
            assertThat(scenario.jobs("data.locate")).hasSize(4);
            assertThat(scenario.jobs("data.stop")).isEmpty();
        }

        private static void decidePastTheForm(Scenario scenario, @Nullable Map<?, ?>... choices) {
            scenario.task("Task_DecideTreatments")
                    .completePastTheForm(Map.of("decision", "decided", "choices", Arrays.asList(choices)));
        }
    }

    /** The customer named some of his data: the rest is none of this request's business. */
    @Nested
    class Named {

        @Test
        void weighsAndTouchesOnlyWhatTheCustomerNamed(Scenario scenario) {
            holds(scenario, NEWSLETTER, MESSAGES, PAYMENT);
            start(scenario, "withdraw-consent", List.of("support-message-message"));

            assertThat(scenario.end()).isEqualTo("End_Fulfilled");
            assertThat(scenario.jobs("data.destroy")).singleElement().satisfies(job -> assertThat(
                            treatments(job.variable("treatments")))
                    .containsExactly("support-message-message: destroy"));
        }

        @Test
        void saysThatWhatTheCustomerNamedIsNotHeldOnceAPersonHasChecked(Scenario scenario) {
            holds(scenario, PAYMENT);
            start(scenario, "withdraw-consent", List.of("newsletter-contact"));

            scenario.task("Task_CheckNothingHeld").complete(Map.of("answer", "nothing-held"));

            assertThat(scenario.end()).isEqualTo("End_NothingHeld");
            assertThat(scenario.jobs("data.stop")).isEmpty();
        }

        @Test
        void doesNotSaySoWhileTheFoundPartsAreUnknownUnlessTheyAreSomebodyElses(Scenario scenario) {
            scenario.on("data.locate").completes(Map.of("dataHeld", true));
            start(scenario, "withdraw-consent", List.of("newsletter-contact"));

            scenario.task("Task_CheckNothingHeld").completePastTheForm(Map.of("answer", "nothing-held"));
            assertThat(scenario.jobs("data.locate")).hasSize(2);
            scenario.task("Task_CheckNothingHeld").complete(Map.of("answer", "nothing-held", "notTheirs", true));

            assertThat(scenario.end()).isEqualTo("End_NothingHeld");
        }
    }

    /** Data that were to be destroyed had to stay. */
    @Nested
    class Retained {

        private static final Map<String, ?> BLOCKED = kept("newsletter-contact", "blocked", null);
        private static final Map<String, ?> UNDER_A_TERM =
                kept("support-message-message", "retention-term", "2029-11-24");

        @Test
        void tellsTheCustomerWhatStaysBlockedAndWhyOnceAPersonHasConfirmedIt(Scenario scenario) {
            holds(scenario, NEWSLETTER, MESSAGES);
            scenario.on("data.destroy").completes(Map.of("kept", List.of(BLOCKED)));
            start(scenario, "withdraw-consent");

            var task = scenario.task("Task_ReviewRetained");
            assertThat(scenario.letters()).isEmpty();
            assertThat(task.groups()).containsExactly("privacy-officer");
            assertThat(task.form()).isEqualTo("review-retained");
            assertThat(scenario.jobs("recipients.notify")).isEmpty();
            task.complete(keeping("blocked-otherwise"));

            assertThat(scenario.end()).isEqualTo("End_PartlyFulfilled");
            assertThat(scenario.jobs("recipients.notify")).hasSize(1);
            assertThat(scenario.letters()).hasToString("[processing-partly-ended to subject]");
            assertThat(scenario.jobs("mail.send")).singleElement().satisfies(job -> {
                assertThat(treatments(job.variable("treatments")))
                        .containsExactly(
                                "newsletter-contact: held on blocked-otherwise", "support-message-message: destroy");
                assertThat(job.variable("grounds")).contains("эти данные заблокированы по другой причине");
            });
            assertThat(scenario.variable("end-processing", "ground")).isEqualTo("blocked-otherwise");
        }

        @Test
        void namesAGroundForEachPartThatStays(Scenario scenario) {
            holds(scenario, NEWSLETTER, MESSAGES, PROFILE);
            keeps(scenario, UNDER_A_TERM, BLOCKED);
            start(scenario, "withdraw-consent");

            scenario.task("Task_ReviewRetained").complete(keeping("retention-term", "blocked-otherwise"));

            assertThat(scenario.end()).isEqualTo("End_PartlyFulfilled");
            assertThat(toldTreatments(scenario))
                    .containsExactly(
                            "newsletter-contact: held on blocked-otherwise",
                            "support-message-message: held on retention-term until 2029-11-24",
                            "customer-profile: destroy");
        }

        @Test
        void namesAPartThatStaysForTwoReasonsWithEach(Scenario scenario) {
            holds(scenario, NEWSLETTER, MESSAGES);
            keeps(scenario, BLOCKED, kept("newsletter-contact", "retention-term", "2029-11-24"), BLOCKED);
            start(scenario, "withdraw-consent");

            scenario.task("Task_ReviewRetained")
                    .complete(keeping("blocked-otherwise", "retention-term", "blocked-otherwise"));

            assertThat(scenario.end()).isEqualTo("End_PartlyFulfilled");
            assertThat(toldTreatments(scenario))
                    .containsExactly(
                            "newsletter-contact: held on blocked-otherwise",
                            "newsletter-contact: held on retention-term until 2029-11-24",
                            "support-message-message: destroy");
        }

        @Test
        void tellsWhatWasStoppedWhereNothingCouldBeDestroyed(Scenario scenario) {
            holds(scenario, ACCOUNT, PAYMENT);
            keeps(scenario, kept("customer-identity", "retention-term", "2029-11-24"));
            start(scenario, "delete-account");

            scenario.task("Task_ReviewRetained").complete(keeping("retention-term"));

            assertThat(scenario.end()).isEqualTo("End_PartlyFulfilled");
            assertThat(scenario.letters()).hasToString("[processing-partly-ended to subject]");
            assertThat(scenario.jobs("recipients.notify")).hasSize(1);
            assertThat(scenario.variable("end-processing", "outcome")).isEqualTo("partly-fulfilled");
            assertThat(scenario.variable("end-processing", "ground")).isEqualTo("retention-term");
            assertThat(lastLetter(scenario))
                    .containsSubsequence(
                            "Мы прекратили обработку этих данных, но уничтожить их (или их часть) пока нельзя:",
                            "Часть customer-identity (до 24 ноября 2029 г.)",
                            "закон обязывает хранить",
                            "История покупок и сведения о том, как вы пользовались сервисом, сохраняются")
                    .doesNotContain("уничтожили", "остаются:");
        }

        @Test
        void destroysTheRestOnceNothingHindersIt(Scenario scenario) {
            scenario.on("data.destroy")
                    .completes(Map.of("kept", List.of(BLOCKED)))
                    .completes(Map.of("kept", List.of()));
            start(scenario, "withdraw-consent");

            scenario.task("Task_ReviewRetained").complete(Map.of("decision", "destroy-again"));

            assertThat(scenario.end()).isEqualTo("End_Fulfilled");
            assertThat(scenario.jobs("data.destroy")).hasSize(2).allSatisfy(job -> assertThat(
                            treatments(job.variable("treatments")))
                    .containsExactly("newsletter-contact: destroy"));
            assertThat(scenario.jobs("recipients.notify")).hasSize(1);
        }

        @Test
        void keepsNothingThatNobodyWantedDestroyed(Scenario scenario) {
            scenario.on("data.destroy")
                    .completes(Map.of("kept", List.of(BLOCKED, kept("no-such-part", "blocked", null))))
                    .completes(Map.of("kept", List.of()));
            start(scenario, "withdraw-consent");

            scenario.task("Task_ReviewRetained").complete(keeping("blocked-otherwise", "blocked-otherwise"));

            assertThat(scenario.task("Task_ReviewRetained").variable("retained"))
                    .contains("name:Часть newsletter-contact", "name:no-such-part");
            assertThat(scenario.letters()).isEmpty();
            scenario.task("Task_ReviewRetained").complete(Map.of("decision", "destroy-again"));
            assertThat(scenario.end()).isEqualTo("End_Fulfilled");
        }

        @Test
        void comesBackUntilEveryGroundIsNamedAndForgetsNone(Scenario scenario) {
            holds(scenario, NEWSLETTER, MESSAGES, PROFILE);
            keeps(scenario, BLOCKED, UNDER_A_TERM);
            start(scenario, "withdraw-consent");

            scenario.task("Task_ReviewRetained").completePastTheForm(Map.of());
            scenario.task("Task_ReviewRetained").completePastTheForm(keeping("blocked-otherwise"));
            scenario.task("Task_ReviewRetained").completePastTheForm(keeping("blocked-otherwise", "other-legal-basis"));

            assertThat(scenario.task("Task_ReviewRetained").variable("retained"))
                    .contains("Часть newsletter-contact", "ground:blocked-otherwise", "ground:null")
                    .doesNotContain("other-legal-basis");
            assertThat(scenario.letters()).isEmpty();
            scenario.task("Task_ReviewRetained").complete(keeping("blocked-otherwise", "retention-term"));
            assertThat(scenario.end()).isEqualTo("End_PartlyFulfilled");
            assertThat(scenario.jobs("data.destroy")).hasSize(1);
        }

        @Test
        void offersNoGroundToRefuseForWhatCouldNotBeDestroyed(Scenario scenario) {
            keeps(scenario, BLOCKED);
            start(scenario, "withdraw-consent");
            var task = scenario.task("Task_ReviewRetained");

            assertThatThrownBy(() -> task.complete(keeping("other-legal-basis")))
                    .hasMessageContaining("other-legal-basis");
        }

        private static void keeps(Scenario scenario, Map<?, ?>... kept) {
            scenario.on("data.destroy").completes(Map.of("kept", List.of(kept)));
        }

        private static Map<String, ?> keeping(String... grounds) {
            return Map.of(
                    "decision",
                    "keep",
                    "retained",
                    Stream.of(grounds).map(ground -> Map.of("ground", ground)).toList());
        }

        private static List<String> toldTreatments(Scenario scenario) {
            return treatments(scenario.jobs("mail.send").getLast().variable("treatments"));
        }

        private static Map<String, ?> kept(String item, String reason, @Nullable String until) {
            var all = new HashMap<String, Object>(Map.of("item", item, "reason", reason));
            all.put("until", until);
            return all;
        }
    }

    @Nested
    class Refused {

        @ParameterizedTest
        @ValueSource(strings = {"withdraw-consent", "delete-account"})
        void refusesWhereAPersonAgreesThatNothingMayEnd(String right, Scenario scenario) {
            holds(scenario, item("customer-address", "address", "consent", "open-order"));
            start(scenario, right);

            decide(scenario, SHOWN);

            assertThat(scenario.end()).isEqualTo("End_Refused");
            assertThat(scenario.letters()).hasToString("[refusal to subject]");
            assertThat(scenario.variable("end-processing", "outcome")).isEqualTo("refused");
            assertThat(scenario.variable("end-processing", "ground")).isEqualTo("unfulfilled-obligation");
            assertThat(scenario.jobs("mail.send")).singleElement().satisfies(job -> assertThat(job.variable("grounds"))
                    .contains("\"clauseKk\"", "№ 94-V"));
        }

        /** The night takes up again what is noted. */
        @ParameterizedTest
        @ValueSource(strings = {"withdraw-consent", "delete-account"})
        void notesWhatWaitsForAnObligationAndSaysThatNobodyNeedAskAgain(String right, Scenario scenario) {
            holds(scenario, ACCOUNT, item("customer-address", "address", "consent", "open-order"));
            start(scenario, right);

            decide(scenario, right.equals("delete-account") ? keep("justice") : AS_PROPOSED, SHOWN);

            assertThat(scenario.end()).isEqualTo("End_Refused");
            assertThat(scenario.jobs("data.stop"))
                    .singleElement()
                    .satisfies(job -> assertThat(job.variable("treatments")).contains("\"term\":\"until-fulfilled\""));
            assertThat(scenario.jobs("data.destroy")).isEmpty();
            assertThat(scenario.jobs("recipients.notify")).isEmpty();
            assertThat(lastLetter(scenario))
                    .containsSubsequence(
                            "Часть customer-identity",
                            "есть неисполненное обязательство",
                            "Часть customer-address",
                            "Обращаться снова для этого не нужно")
                    .doesNotContain("вы можете обратиться снова");
        }

        @Test
        void refusesWhereAPersonKeepsEveryPartOnAGround(Scenario scenario) {
            holds(scenario, ACCOUNT, item("customer-number", "personal-number", "law", null));
            start(scenario, "delete-account");

            decide(scenario, keep("offence-case"), keep("justice"));

            assertThat(scenario.end()).isEqualTo("End_Refused");
            assertThat(scenario.jobs("data.stop")).isEmpty();
            assertThat(scenario.jobs("mail.send")).singleElement().satisfies(job -> assertThat(
                            treatments(job.variable("treatments")))
                    .containsExactly(
                            "customer-identity: continue on offence-case", "customer-number: continue on justice"));
        }

        @Test
        void weighsAgainWhereAGroundIsMissing(Scenario scenario) {
            holds(scenario, NEWSLETTER, PAYMENT);
            start(scenario, "withdraw-consent");

            scenario.task("Task_DecideTreatments").completePastTheForm(Map.of());
            scenario.task("Task_DecideTreatments")
                    .completePastTheForm(
                            Map.of("decision", "decided", "choices", List.of(Map.of("decision", "keep"), AS_PROPOSED)));
            scenario.task("Task_DecideTreatments")
                    .completePastTheForm(Map.of("decision", "decided", "choices", List.of(AS_PROPOSED)));
            scenario.task("Task_DecideTreatments")
                    .completePastTheForm(
                            Map.of("decision", "decided", "choices", List.of(keep("made-up"), AS_PROPOSED)));

            assertThat(scenario.task("Task_DecideTreatments").variable("choices"))
                    .contains("decision:as-proposed")
                    .doesNotContain("decision:keep");
            assertThat(scenario.jobs("data.stop")).isEmpty();
            assertThat(scenario.letters()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"third-party-rights", "retention-term"})
        void keepsNothingOnAGroundThatTheTableDoesNotOffer(String ground, Scenario scenario) {
            holds(scenario, PAYMENT);
            start(scenario, "withdraw-consent");
            var task = scenario.task("Task_DecideTreatments");

            assertThatThrownBy(() -> decide(task, keep(ground))).hasMessageContaining(ground);
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
        void weighsNothingThatOnlyAnEarlierSearchHasFound(Scenario scenario) {
            scenario.on("data.locate")
                    .completes(Map.of("dataHeld", true, "items", List.of(PAYMENT)))
                    .completes(Map.of("dataHeld", true));
            start(scenario, "withdraw-consent");

            scenario.task("Task_DecideTreatments").complete(Map.of("decision", "weigh-again"));

            assertThat(scenario.waitingAt()).containsExactly("Task_CheckNothingHeld");
        }

        @Test
        void grantsNothingWhileTheTableDoesNotKnowEveryPart(Scenario scenario) {
            holds(scenario, NEWSLETTER, UNKNOWN);
            start(scenario, "withdraw-consent");

            decide(scenario, AS_PROPOSED, AS_PROPOSED);

            assertThat(scenario.waitingAt()).containsExactly("Task_DecideTreatments");
            assertThat(scenario.jobs("data.stop")).isEmpty();
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
        void searchesAgainUnlessAPersonSaysThatWhatWasFoundIsSomebodyElses(Scenario scenario) {
            scenario.on("data.locate").completes(Map.of("dataHeld", true));
            start(scenario, "withdraw-consent");

            scenario.task("Task_CheckNothingHeld").completePastTheForm(Map.of());
            scenario.task("Task_CheckNothingHeld").completePastTheForm(Map.of("answer", "nothing-held"));
            assertThat(scenario.jobs("data.locate")).hasSize(3);
            scenario.task("Task_CheckNothingHeld").complete(Map.of("answer", "nothing-held", "notTheirs", true));

            assertThat(scenario.end()).isEqualTo("End_NothingHeld");
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
            decide(scenario, AS_PROPOSED);
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
        void tellsNothingWhileItIsNotKnownWhatWasDestroyed(Scenario scenario) {
            scenario.on("data.destroy").completes();
            start(scenario, "withdraw-consent");

            assertThat(scenario.incident("Task_DestroyData"))
                    .startsWith("IO_MAPPING_ERROR")
                    .contains("kept != null");
            assertThat(scenario.letters()).isEmpty();
            scenario.mend("Task_DestroyData", Map.of("kept", List.of()));

            assertThat(scenario.end()).isEqualTo("End_Fulfilled");
        }

        @Test
        void goesOnFromTheFailedStepOnceItIsMended(Scenario scenario) {
            scenario.on("data.destroy").failsForGood().completes(Map.of("kept", List.of()));
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

        @Test
        void endsAsTheSharedProcessDoes(Scenario scenario) {
            holds(scenario, ACCOUNT);
            startRight(scenario);

            assertThat(scenario.end()).isEqualTo("End_Fulfilled");
            assertThat(scenario.variable("delete-account", "outcome")).isEqualTo("fulfilled");
            assertThat(scenario.variable("delete-account", "ground")).isEqualTo("null");
        }

        @Test
        void isFulfilledWhereThePersonHasDestroyedWhatTheTableDoesNotKnow(Scenario scenario) {
            holds(scenario, ACCOUNT, UNKNOWN);
            startRight(scenario);
            decide(scenario, AS_PROPOSED, DESTROY);

            assertThat(scenario.end()).isEqualTo("End_Fulfilled");
            assertThat(scenario.variable("delete-account", "outcome")).isEqualTo("fulfilled");
            assertThat(scenario.variable("delete-account", "ground")).isEqualTo("null");
        }

        @Test
        void isFulfilledInPartWhereAnObligationIsOpen(Scenario scenario) {
            holds(scenario, ACCOUNT, item("customer-contact", "contact", "offer", "open-order"));
            startRight(scenario);
            decide(scenario, AS_PROPOSED, SHOWN);

            assertThat(scenario.end()).isEqualTo("End_PartlyFulfilled");
            assertThat(scenario.variable("delete-account", "outcome")).isEqualTo("partly-fulfilled");
            assertThat(scenario.variable("delete-account", "ground")).isEqualTo("unfulfilled-obligation");
        }

        @Test
        void isRefusedWhereEveryPartIsKept(Scenario scenario) {
            holds(scenario, ACCOUNT, item("customer-contact", "contact", "offer", "open-order"));
            startRight(scenario);
            decide(scenario, keep("third-party-rights"), SHOWN);

            assertThat(scenario.end()).isEqualTo("End_Refused");
            assertThat(scenario.variable("delete-account", "outcome")).isEqualTo("refused");
            assertThat(scenario.variable("delete-account", "ground")).isEqualTo("third-party-rights");
        }

        @Test
        void endsWhereNothingIsHeld(Scenario scenario) {
            scenario.on("data.locate").completes(Map.of("dataHeld", false, "items", List.of()));
            startRight(scenario);

            scenario.task("Task_CheckNothingHeld").complete(Map.of("answer", "nothing-held"));

            assertThat(scenario.end()).isEqualTo("End_NothingHeld");
        }

        @Test
        void saysThatThereIsNoAccountWhereNothingButTheHistoryIsLeft(Scenario scenario) {
            holds(scenario, PAYMENT, MESSAGES);
            startRight(scenario);

            scenario.task("Task_CheckNothingHeld").complete(Map.of("answer", "nothing-held"));

            assertThat(scenario.end()).isEqualTo("End_NothingHeld");
            assertThat(scenario.letters()).hasToString("[nothing-held to subject]");
            assertThat(scenario.jobs("data.stop")).isEmpty();
            assertThat(scenario.jobs("data.destroy")).isEmpty();
            assertThat(scenario.variable("delete-account", "outcome")).isEqualTo("nothing-held");
        }

        @Test
        void deletesTheAccountThatASecondSearchFindsBesidesTheHistory(Scenario scenario) {
            scenario.on("data.locate")
                    .completes(Map.of("dataHeld", true, "items", List.of(PAYMENT)))
                    .completes(Map.of("dataHeld", true, "items", List.of(PAYMENT, ACCOUNT)));
            startRight(scenario);

            scenario.task("Task_CheckNothingHeld").complete(Map.of("answer", "search-again"));

            assertThat(scenario.end()).isEqualTo("End_Fulfilled");
            assertThat(scenario.letters()).hasToString("[processing-ended to subject]");
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
        all.put("label", "Часть " + item);
        all.put("labelKk", item + " бөлігі");
        all.put("labelEn", "Part " + item);
        return all;
    }

    private static Map<String, ?> keep(String ground) {
        return Map.of("decision", "keep", "ground", ground);
    }

    private static void decide(Scenario scenario, @Nullable Map<?, ?>... choices) {
        decide(scenario.task("Task_DecideTreatments"), choices);
    }

    private static void decide(UserTask task, @Nullable Map<?, ?>... choices) {
        task.complete(Map.of("decision", "decided", "choices", Arrays.asList(choices)));
    }

    /** What becomes of each part of the data, and on which ground. */
    private static List<String> treatments(String json) {
        return JsonMapper.shared().readTree(json).values().stream()
                .map(entry -> entry.path("item").stringValue()
                        + ": "
                        + entry.path("treatment").stringValue()
                        + entry.path("ground").asStringOpt().map(" on "::concat).orElse("")
                        + entry.path("until")
                                .asStringOpt()
                                .map(" until "::concat)
                                .orElse(""))
                .toList();
    }

    private static String lastLetter(Scenario scenario) {
        var job = scenario.jobs("mail.send").getLast();
        var order = new OrderedLetters.Order(job.process(), job.headers(), job.variables(), false);
        return LETTERS.fill(order, "ru").text().replaceAll("\\h", " ");
    }

    private static void start(Scenario scenario, String right) {
        scenario.start(
                "end-processing",
                Map.of("right", right, "deadline", scenario.deadline().variable()));
    }

    private static void start(Scenario scenario, String right, List<String> named) {
        scenario.start(
                "end-processing",
                Map.of(
                        "right",
                        right,
                        "named",
                        named,
                        "deadline",
                        scenario.deadline().variable()));
    }
}
