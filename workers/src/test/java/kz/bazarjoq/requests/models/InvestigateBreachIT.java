package kz.bazarjoq.requests.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.bazarjoq.requests.correspondence.OrderedLetters;
import kz.bazarjoq.requests.models.harness.Deadline;
import kz.bazarjoq.requests.models.harness.ProcessTest;
import kz.bazarjoq.requests.models.harness.Scenario;
import kz.bazarjoq.requests.models.harness.SeenJob;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** The three rights that begin with information of a breach (policy §6(9), §6(10), §8) and the inquiry that they share. */
@ProcessTest({
    "investigate-breach",
    "stop-unlawful-processing",
    "destroy-unlawful-data",
    "block-data",
    "request-information"
})
class InvestigateBreachIT {

    private static final String SHARED = "investigate-breach";
    private static final String STOP = "stop-unlawful-processing";
    private static final String DESTROY = "destroy-unlawful-data";
    private static final String BLOCK = "block-data";
    private static final List<?> ITEMS =
            List.of(item("account-contact", "телефон"), item("purchases", "заказы"), item("payments", "оплаты"));
    private static final List<?> BLOCKED = List.of(Map.of("item", "account-contact", "reason", "blocked"));
    private static final List<Map<String, String>> KEPT_FOR_TWO_REASONS = List.of(
            Map.of("item", "purchases", "reason", "retention-term", "until", "2031-03-01"),
            Map.of("item", "payments", "reason", "retention-term", "until", "2031-03-01"),
            Map.of("item", "account-contact", "reason", "blocked"));
    private static final OrderedLetters LETTERS = new OrderedLetters();
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final String FAR_AWAY = "2999-12-31T00:00:00+05:00";

    @BeforeEach
    void scriptWorkers(Scenario scenario) {
        scenario.on("deadline.start")
                .completes(job -> Map.of(
                        "deadline", clock(termOf(job), event(job), scenario).variable()));
        scenario.on("data.locate").completes(Map.of("dataHeld", true, "items", ITEMS));
        for (var type : List.of("data.block", "data.unblock", "data.stop", "recipients.notify", "mail.send")) {
            scenario.on(type).completes();
        }
        scenario.on("data.destroy").completes(Map.of("kept", List.of()));
    }

    @Nested
    class Confirmed {

        @ParameterizedTest
        @ValueSource(strings = {STOP, BLOCK})
        void stopsTheProcessingTellsTheRecipientsAndTheCustomer(String right, Scenario scenario) {
            start(scenario, right);

            confirm(scenario);

            assertThat(scenario.end()).isEqualTo("End_Fulfilled");
            assertThat(scenario.letters()).hasToString("[data-blocked to subject, processing-stopped to subject]");
            assertThat(scenario.path(SHARED))
                    .containsSubsequence(
                            "Task_BlockData",
                            "Task_Inquire",
                            "Task_StopProcessing",
                            "Task_LiftBlock",
                            "Task_NotifyStopped",
                            "Task_SendStopped");
            assertThat(scenario.jobs("data.destroy")).isEmpty();
            assertThat(scenario.variable(right, "outcome")).isEqualTo("fulfilled");
        }

        @Test
        void liftsItsOwnBlockBeforeItDestroys(Scenario scenario) {
            start(scenario, DESTROY);

            destroy(scenario);

            assertThat(scenario.end()).isEqualTo("End_Fulfilled");
            assertThat(scenario.letters()).hasToString("[data-blocked to subject, data-destroyed to subject]");
            assertThat(scenario.path(SHARED))
                    .containsSubsequence(
                            "Task_StopProcessing", "Task_LiftBlock", "Task_DestroyData", "Task_NotifyDestroyed");
            for (var type : List.of("data.block", "data.unblock", "data.stop", "data.destroy")) {
                assertThat(scenario.jobs(type)).as(type).singleElement().satisfies(job -> assertThat(job.headers())
                        .containsEntry("reason", "breach"));
            }
            assertThat(scenario.jobs("recipients.notify")).singleElement().satisfies(job -> assertThat(job.headers())
                    .containsEntry("action", "destroyed"));
        }

        @ParameterizedTest
        @CsvSource({STOP + ", processing-stopped, stop", DESTROY + ", data-destroyed, destroy"})
        void treatsOnlyTheDataThatTheBreachConcerns(String right, String letter, String treatment, Scenario scenario) {
            start(scenario, right);

            scenario.task("Task_Inquire").complete(onlyPayments(right, Map.of("rest", "none")));

            assertThat(scenario.end()).isEqualTo("End_Fulfilled");
            assertThat(scenario.letters().getLast()).hasToString(letter + " to subject");
            for (var type : List.of("data.stop", "recipients.notify")) {
                assertThat(scenario.jobs(type)).singleElement().satisfies(job -> assertThat(treatments(job))
                        .containsExactly("payments " + treatment));
            }
            assertThat(scenario.jobs("data.destroy"))
                    .allSatisfy(job -> assertThat(treatments(job)).containsExactly("payments destroy"));
            assertThat(lastLetter(scenario, "ru")).contains("- оплаты\n").doesNotContain("телефон", "заказы");
        }

        @Test
        void asksOfNoOtherDataWhereAllThatWasFoundIsTicked(Scenario scenario) {
            start(scenario, STOP);

            scenario.task("Task_Inquire")
                    .completePastTheForm(Map.of(
                            "breach",
                            "confirmed",
                            "affected",
                            "some",
                            "affectedItems",
                            List.of("account-contact", "purchases", "payments"),
                            "rest",
                            "lawful",
                            "ground",
                            "processing-lawful"));

            assertThat(scenario.end()).isEqualTo("End_Fulfilled");
            assertThat(scenario.variable(STOP, "ground")).isEqualTo("null");
        }

        @Test
        void namesAllThatWasFoundWhereTheBreachConcernsAllOfIt(Scenario scenario) {
            start(scenario, DESTROY);

            destroy(scenario);

            assertThat(scenario.end()).isEqualTo("End_Fulfilled");
            assertThat(scenario.jobs("data.destroy")).singleElement().satisfies(job -> assertThat(treatments(job))
                    .containsExactly("account-contact destroy", "purchases destroy", "payments destroy"));
            assertThat(lastLetter(scenario, "en")).contains("- телефон en\n- заказы en\n- оплаты en\n");
        }

        @Test
        void showsTheOfficerWhatAnObligationNeeds(Scenario scenario) {
            var owed = new HashMap<>(item("purchases", "заказы"));
            owed.put("obligation", "open-order");
            scenario.on("data.locate").completes(Map.of("dataHeld", true, "items", List.of(owed)));
            start(scenario, STOP);

            assertThat(scenario.task("Task_Inquire").variable("itemOptions"))
                    .isEqualTo("[{label:заказы (нужно для неисполненного обязательства),value:purchases}]");
        }

        @Test
        void hasAPersonDecideAboutWhatMustNotBeDestroyed(Scenario scenario) {
            scenario.on("data.destroy").completes(Map.of("kept", BLOCKED));
            start(scenario, DESTROY);
            destroy(scenario);

            var task = scenario.task("Task_ReviewKept");
            assertThat(task.groups()).containsExactly("privacy-officer");
            assertThat(task.form()).isEqualTo("review-kept");
            assertThat(task.dueAt())
                    .isEqualTo(clock(DESTROY, "confirmed", scenario).dueAt());
            task.complete(Map.of("decision", "keep", "ground", "blocked-otherwise"));

            assertThat(scenario.end()).isEqualTo("End_PartlyFulfilled");
            assertThat(scenario.letters()).hasToString("[data-blocked to subject, data-partly-destroyed to subject]");
            assertThat(scenario.variable(DESTROY, "outcome")).isEqualTo("partly-fulfilled");
            assertThat(scenario.variable(DESTROY, "ground")).isEqualTo("blocked-otherwise");
            assertThat(scenario.jobs("recipients.notify"))
                    .as("they are told once, also of what stays")
                    .singleElement()
                    .satisfies(job -> assertThat(treatments(job))
                            .containsExactly("account-contact held", "purchases destroy", "payments destroy"));
        }

        @Test
        void namesAGroundForEachReasonForWhichSomethingStays(Scenario scenario) {
            scenario.on("data.destroy").completes(Map.of("kept", KEPT_FOR_TWO_REASONS));
            start(scenario, DESTROY);
            destroy(scenario);

            assertThat(scenario.task("Task_ReviewKept").variable("reason")).isEqualTo("retention-term");
            scenario.task("Task_ReviewKept").complete(Map.of("decision", "keep", "ground", "retention-term"));
            assertThat(scenario.task("Task_ReviewKept").variable("reason")).isEqualTo("blocked");
            assertThat(scenario.letters()).hasToString("[data-blocked to subject]");
            scenario.task("Task_ReviewKept").complete(Map.of("decision", "keep", "ground", "blocked-otherwise"));

            assertThat(scenario.end()).isEqualTo("End_PartlyFulfilled");
            assertThat(scenario.variable(DESTROY, "ground")).isEqualTo("retention-term");
            assertThat(scenario.jobs("data.destroy")).hasSize(1);
            assertThat(lastLetter(scenario, "ru"))
                    .containsSubsequence(
                            "- телефон\n",
                            "Основание: эти данные заблокированы по другой причине",
                            "Где это сказано: Закон РК № 94-V",
                            "- заказы (до 1 марта 2031 г.)",
                            "- оплаты (до 1 марта 2031 г.)",
                            "Основание: закон обязывает хранить",
                            "Где это сказано: Цифровой кодекс")
                    .as("nor does it tell of a destruction, where everything stayed")
                    .doesNotContain("Эти данные мы уничтожили");
        }

        @Test
        void asksForEveryGroundAnewOnceItHasDestroyedAgain(Scenario scenario) {
            scenario.on("data.destroy")
                    .completes(Map.of("kept", KEPT_FOR_TWO_REASONS))
                    .completes(Map.of("kept", KEPT_FOR_TWO_REASONS.subList(0, 2)));
            start(scenario, DESTROY);
            destroy(scenario);

            scenario.task("Task_ReviewKept").complete(Map.of("decision", "keep", "ground", "retention-term"));
            scenario.task("Task_ReviewKept").complete(Map.of("decision", "destroy-again"));
            assertThat(scenario.task("Task_ReviewKept").variable("reason")).isEqualTo("retention-term");
            scenario.task("Task_ReviewKept").complete(Map.of("decision", "keep", "ground", "retention-term"));

            assertThat(scenario.end()).isEqualTo("End_PartlyFulfilled");
            assertThat(scenario.jobs("data.destroy")).hasSize(2);
            assertThat(lastLetter(scenario, "ru"))
                    .containsSubsequence("Эти данные мы уничтожили", "- телефон", "уничтожить пока нельзя", "- заказы");
        }

        @Test
        void destroysTheRestOnceNothingHindersIt(Scenario scenario) {
            scenario.on("data.destroy").completes(Map.of("kept", BLOCKED)).completes(Map.of("kept", List.of()));
            start(scenario, DESTROY);
            destroy(scenario);

            scenario.task("Task_ReviewKept").complete(Map.of("decision", "destroy-again"));

            assertThat(scenario.end()).isEqualTo("End_Fulfilled");
            assertThat(scenario.jobs("data.destroy")).hasSize(2);
            assertThat(scenario.letters().getLast()).hasToString("data-destroyed to subject");
        }

        @Test
        void refusesToDestroyOnAGroundThatAPersonChoseWhereTheDataAreLawful(Scenario scenario) {
            start(scenario, DESTROY);

            scenario.task("Task_Inquire")
                    .complete(Map.of(
                            "breach", "confirmed", "affected", "all", "remedy", "stop", "stopGround", "data-lawful"));

            assertThat(scenario.end()).isEqualTo("End_PartlyFulfilled");
            assertThat(scenario.letters()).hasToString("[data-blocked to subject, processing-stopped-only to subject]");
            assertThat(scenario.path(SHARED))
                    .containsSubsequence(
                            "Task_StopProcessing", "Task_LiftBlock", "Task_NotifyStopped", "Task_SendStoppedOnly");
            assertThat(scenario.jobs("data.destroy")).isEmpty();
            assertThat(scenario.variable(DESTROY, "outcome")).isEqualTo("partly-fulfilled");
            assertThat(scenario.variable(DESTROY, "ground")).isEqualTo("data-lawful");
            assertThat(scenario.jobs("mail.send").getLast()).satisfies(job -> {
                assertThat(job.variable("ground")).isEqualTo("data-lawful");
                assertThat(job.variable("grounds")).contains("data-lawful", "25-бап", "article 25(2)(8)");
            });
        }

        @ParameterizedTest
        @ValueSource(strings = {"obtained-lawfully", "retention-term", "blocked-otherwise"})
        void offersNoOtherGroundNotToDestroy(String ground, Scenario scenario) {
            start(scenario, DESTROY);

            assertThatThrownBy(() -> scenario.task("Task_Inquire")
                            .complete(Map.of(
                                    "breach", "confirmed", "affected", "all", "remedy", "stop", "stopGround", ground)))
                    .hasMessageContaining("data-lawful");
        }

        @ParameterizedTest
        @ValueSource(strings = {STOP, BLOCK})
        void destroysNothingUnderARightThatDoesNotAskForIt(String right, Scenario scenario) {
            start(scenario, right);

            scenario.task("Task_Inquire")
                    .completePastTheForm(Map.of(
                            "breach",
                            "confirmed",
                            "affected",
                            "all",
                            "remedy",
                            "destroy",
                            "stopGround",
                            "data-lawful"));

            assertThat(scenario.end()).isEqualTo("End_Fulfilled");
            assertThat(scenario.letters().getLast()).hasToString("processing-stopped to subject");
            assertThat(scenario.jobs("data.destroy")).isEmpty();
            assertThat(scenario.variable(right, "ground")).isEqualTo("null");
        }

        @ParameterizedTest
        @CsvSource({STOP + ", " + STOP, BLOCK + ", " + STOP, DESTROY + ", " + DESTROY})
        void countsTheSecondTermByTheRightThatIsCarriedOut(String right, String counted, Scenario scenario) {
            start(scenario, right);

            if (right.equals(DESTROY)) {
                destroy(scenario);
            } else {
                confirm(scenario);
            }

            scenario.end();
            assertThat(scenario.jobs("deadline.start").getLast()).satisfies(job -> {
                assertThat(job.variable("right")).isEqualTo(right);
                assertThat(termOf(job)).isEqualTo(counted);
                assertThat(event(job)).isEqualTo("confirmed");
            });
        }
    }

    /** The customer reported more than was confirmed. */
    @Nested
    class ConfirmedInPart {

        @ParameterizedTest
        @CsvSource({
            STOP + ", processing-lawful, processing-stopped, stop",
            BLOCK + ", obtained-lawfully, processing-stopped, stop",
            DESTROY + ", obtained-lawfully, data-destroyed, destroy"
        })
        void refusesTheRestOnAGroundThatAPersonChose(
                String right, String ground, String letter, String treatment, Scenario scenario) {
            start(scenario, right);

            scenario.task("Task_Inquire").complete(onlyPayments(right, Map.of("rest", "lawful", "ground", ground)));

            assertThat(scenario.end()).isEqualTo("End_PartlyFulfilled");
            assertThat(scenario.variable(right, "outcome")).isEqualTo("partly-fulfilled");
            assertThat(scenario.variable(right, "ground")).isEqualTo(ground);
            assertThat(scenario.letters()).hasToString("[data-blocked to subject, %s to subject]".formatted(letter));
            assertThat(scenario.jobs("data.stop")).singleElement().satisfies(job -> assertThat(treatments(job))
                    .containsExactly("account-contact continue", "purchases continue", "payments " + treatment));
            assertThat(lastLetter(scenario, "ru"))
                    .containsSubsequence(
                            "Нарушение подтвердилось",
                            "- оплаты\n",
                            "В отношении остальных найденных данных нарушение не подтвердилось",
                            "- телефон\n",
                            "- заказы\n",
                            "Основание: проверка не подтвердила нарушения",
                            "Где это сказано: Закон РК № 94-V",
                            "уполномоченный орган");
        }

        @Test
        void namesBothGroundsWhereNothingIsDestroyed(Scenario scenario) {
            start(scenario, DESTROY);

            scenario.task("Task_Inquire")
                    .complete(onlyPayments(
                            DESTROY,
                            Map.of(
                                    "remedy", "stop",
                                    "stopGround", "data-lawful",
                                    "rest", "lawful",
                                    "ground", "obtained-lawfully")));

            assertThat(scenario.end()).isEqualTo("End_PartlyFulfilled");
            assertThat(scenario.letters().getLast()).hasToString("processing-stopped-only to subject");
            assertThat(lastLetter(scenario, "ru"))
                    .containsSubsequence(
                            "- оплаты\n",
                            "Основание: сами данные получены законно",
                            "- телефон\n",
                            "- заказы\n",
                            "Основание: проверка не подтвердила нарушения");
        }

        @Test
        void namesTheGroundOfTheRestBesideThatOfWhatCannotBeDestroyed(Scenario scenario) {
            scenario.on("data.destroy").completes(Map.of("kept", kept("payments")));
            start(scenario, DESTROY);
            confirmPayments(scenario);

            scenario.task("Task_ReviewKept").complete(Map.of("decision", "keep", "ground", "blocked-otherwise"));

            assertThat(scenario.end()).isEqualTo("End_PartlyFulfilled");
            assertThat(lastLetter(scenario, "ru"))
                    .containsSubsequence(
                            "- оплаты\n",
                            "Основание: эти данные заблокированы по другой причине",
                            "- телефон\n",
                            "- заказы\n",
                            "Основание: проверка не подтвердила нарушения");
        }

        @Test
        void staysRefusedInPartOnceTheConfirmedPartIsDestroyedAfterAll(Scenario scenario) {
            scenario.on("data.destroy")
                    .completes(Map.of("kept", kept("payments")))
                    .completes(Map.of("kept", List.of()));
            start(scenario, DESTROY);
            confirmPayments(scenario);

            scenario.task("Task_ReviewKept").complete(Map.of("decision", "destroy-again"));

            assertThat(scenario.end()).isEqualTo("End_PartlyFulfilled");
            assertThat(scenario.variable(DESTROY, "ground")).isEqualTo("obtained-lawfully");
            assertThat(scenario.letters().getLast()).hasToString("data-destroyed to subject");
            assertThat(lastLetter(scenario, "ru")).contains("Основание: проверка не подтвердила нарушения");
        }

        @Test
        void keepsNothingOfTheRestAsIfItWereToBeDestroyed(Scenario scenario) {
            scenario.on("data.destroy")
                    .completes(Map.of("kept", kept("purchases")))
                    .completes(Map.of("kept", List.of()));
            start(scenario, DESTROY);
            confirmPayments(scenario);

            scenario.task("Task_ReviewKept").complete(Map.of("decision", "keep", "ground", "blocked-otherwise"));

            scenario.task("Task_ReviewKept").complete(Map.of("decision", "destroy-again"));
            assertThat(scenario.end()).isEqualTo("End_PartlyFulfilled");
        }

        private static void confirmPayments(Scenario scenario) {
            scenario.task("Task_Inquire")
                    .complete(onlyPayments(DESTROY, Map.of("rest", "lawful", "ground", "obtained-lawfully")));
        }

        private static List<?> kept(String item) {
            return List.of(Map.of("item", item, "reason", "blocked"));
        }
    }

    @Nested
    class NotConfirmed {

        @ParameterizedTest
        @CsvSource({
            STOP + ", processing-lawful",
            DESTROY + ", obtained-lawfully",
            BLOCK + ", processing-lawful",
            BLOCK + ", obtained-lawfully"
        })
        void unblocksAndRefusesOnAGroundThatAPersonChose(String right, String ground, Scenario scenario) {
            start(scenario, right);

            refuse(scenario, ground);

            assertThat(scenario.end()).isEqualTo("End_RefusedNotConfirmed");
            assertThat(scenario.letters()).hasToString("[data-blocked to subject, refusal to subject]");
            assertThat(scenario.path(SHARED)).containsSubsequence("Task_UnblockData", "Task_SendRefusal");
            assertThat(scenario.variable(right, "outcome")).isEqualTo("refused");
            assertThat(scenario.variable(right, "ground")).isEqualTo(ground);
            assertThat(scenario.jobs("data.stop")).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"obtained-lawfully", "data-accurate", "blocked-otherwise"})
        void offersNoGroundThatIsNotOneOfTheRight(String ground, Scenario scenario) {
            start(scenario, STOP);

            assertThatThrownBy(() -> refuse(scenario, ground)).hasMessageContaining("processing-lawful");
        }

        @Test
        void handsTheLetterTheGroundWithItsClause(Scenario scenario) {
            start(scenario, STOP);
            refuse(scenario, "processing-lawful");
            scenario.end();

            assertThat(scenario.jobs("mail.send").getLast()).satisfies(job -> {
                assertThat(job.variable("ground")).isEqualTo("processing-lawful");
                assertThat(job.variable("grounds")).contains("ст. 25 п. 2 подп. 8)", "25-бап", "article 25(2)(8)");
            });
        }

        @ParameterizedTest
        @ValueSource(strings = {STOP, DESTROY, BLOCK})
        void tellsThatNothingIsHeldWithoutBlockingAnything(String right, Scenario scenario) {
            scenario.on("data.locate").completes(Map.of("dataHeld", false));
            start(scenario, right);

            inquire(scenario, "nothing-held");

            assertThat(scenario.end()).isEqualTo("End_NothingHeld");
            assertThat(scenario.letters()).hasToString("[nothing-held to subject]");
            assertThat(scenario.jobs("data.block")).isEmpty();
            assertThat(scenario.variable(right, "outcome")).isEqualTo("nothing-held");
        }
    }

    @Nested
    class NothingFound {

        @BeforeEach
        void findNothing(Scenario scenario) {
            scenario.on("data.locate").completes(Map.of("dataHeld", false));
        }

        @Test
        void refusesWithoutTellingOfABlocking(Scenario scenario) {
            start(scenario, STOP);

            refuse(scenario, "processing-lawful");

            assertThat(scenario.end()).isEqualTo("End_RefusedNotConfirmed");
            assertThat(scenario.letters()).hasToString("[refusal to subject]");
            assertTellsOfABlockingOnlyIfThereWasOne(scenario);
        }

        @ParameterizedTest
        @ValueSource(strings = {STOP, BLOCK})
        void confirmsNoBreachWhereNothingWasFound(String right, Scenario scenario) {
            start(scenario, right);

            confirm(scenario);

            assertConfirmedNothing(scenario);
        }

        @Test
        void neitherDestroysNorRefusesToDestroyWhereNothingWasFound(Scenario scenario) {
            start(scenario, DESTROY);

            destroy(scenario);
            assertConfirmedNothing(scenario);
            scenario.task("Task_Inquire")
                    .complete(Map.of(
                            "breach", "confirmed", "affected", "all", "remedy", "stop", "stopGround", "data-lawful"));

            assertConfirmedNothing(scenario);
        }

        private void assertConfirmedNothing(Scenario scenario) {
            assertThat(scenario.waitingAt()).contains("Task_Inquire");
            assertThat(scenario.letters()).isEmpty();
            assertThat(scenario.jobs("data.stop")).isEmpty();
        }

        private void assertTellsOfABlockingOnlyIfThereWasOne(Scenario scenario) {
            assertThat(scenario.jobs("data.block")).isEmpty();
            assertThat(lastLetter(scenario, "ru"))
                    .contains("Если на время этой проверки мы блокировали данные, эта блокировка снята");
            assertThat(lastLetter(scenario, "kk"))
                    .contains("Егер осы тексеру кезінде деректерді бұғаттаған болсақ, ол бұғаттау алынды");
            assertThat(lastLetter(scenario, "en"))
                    .contains("If we blocked data for this investigation, that blocking has been lifted");
        }
    }

    @Nested
    class NotTheirs {

        @ParameterizedTest
        @ValueSource(strings = {STOP, DESTROY, BLOCK})
        void unblocksWhatIsSomebodyElsesAndTellsThatNothingIsHeld(String right, Scenario scenario) {
            start(scenario, right);

            scenario.task("Task_Inquire").complete(Map.of("breach", "nothing-held", "notTheirs", true));

            assertThat(scenario.end()).isEqualTo("End_NothingHeld");
            assertThat(scenario.letters()).hasToString("[data-blocked to subject, nothing-held-unblocked to subject]");
            assertThat(scenario.path(SHARED)).containsSubsequence("Task_UnblockData", "Task_SendNotTheirs");
            assertThat(scenario.jobs("data.unblock")).singleElement().satisfies(job -> assertThat(job.headers())
                    .containsEntry("reason", "breach"));
            assertThat(scenario.variable(right, "outcome")).isEqualTo("nothing-held");
            assertThat(scenario.variable(right, "ground")).isEqualTo("null");
        }

        @Test
        void comesBackUnlessAPersonSaysThatTheDataAreSomebodyElses(Scenario scenario) {
            start(scenario, STOP);

            scenario.task("Task_Inquire").completePastTheForm(Map.of("breach", "nothing-held"));
            scenario.task("Task_Inquire").completePastTheForm(Map.of("breach", "nothing-held", "notTheirs", false));

            assertThat(scenario.task("Task_Inquire").element()).isEqualTo("Task_Inquire");
            assertThat(scenario.letters()).hasToString("[data-blocked to subject]");
            refuse(scenario, "processing-lawful");
            assertThat(scenario.end()).isEqualTo("End_RefusedNotConfirmed");
        }

        @Test
        void takesNoEarlierTickForThisOne(Scenario scenario) {
            start(scenario, STOP);
            scenario.task("Task_Inquire")
                    .completePastTheForm(Map.of(
                            "breach", "more-information", "notTheirs", true, "missing", List.of("circumstances")));
            reply(scenario, "reply-1");

            scenario.task("Task_Inquire").completePastTheForm(Map.of("breach", "nothing-held"));

            assertThat(scenario.waitingAt()).contains("Task_Inquire");
        }
    }

    @Nested
    class Undecided {

        @Test
        void asksAgainWhatTheInquiryFound(Scenario scenario) {
            start(scenario, STOP);

            scenario.task("Task_Inquire").completePastTheForm(Map.of());
            scenario.task("Task_Inquire").completePastTheForm(Map.of("breach", "not-confirmed"));
            scenario.task("Task_Inquire")
                    .completePastTheForm(Map.of("breach", "not-confirmed", "ground", "obtained-lawfully"));
            scenario.task("Task_Inquire").completePastTheForm(Map.of("breach", "more-information"));
            scenario.task("Task_Inquire")
                    .completePastTheForm(Map.of("breach", "more-information", "missing", List.of()));

            assertThat(scenario.task("Task_Inquire").element()).isEqualTo("Task_Inquire");
            assertThat(scenario.letters()).hasToString("[data-blocked to subject]");
            refuse(scenario, "processing-lawful");
            assertThat(scenario.end()).isEqualTo("End_RefusedNotConfirmed");
        }

        @Test
        void asksAgainWhatBecomesOfDataThatTheCustomerWantsDestroyed(Scenario scenario) {
            start(scenario, DESTROY);

            scenario.task("Task_Inquire").completePastTheForm(Map.of("breach", "confirmed", "affected", "all"));
            scenario.task("Task_Inquire")
                    .completePastTheForm(Map.of("breach", "confirmed", "affected", "all", "remedy", "stop"));
            scenario.task("Task_Inquire")
                    .completePastTheForm(Map.of("breach", "confirmed", "affected", "all", "stopGround", "data-lawful"));
            scenario.task("Task_Inquire")
                    .completePastTheForm(Map.of(
                            "breach",
                            "confirmed",
                            "affected",
                            "all",
                            "remedy",
                            "stop",
                            "stopGround",
                            "obtained-lawfully"));

            assertThat(scenario.task("Task_Inquire").element()).isEqualTo("Task_Inquire");
            assertThat(scenario.jobs("data.stop")).isEmpty();
            refuse(scenario, "obtained-lawfully");
            assertThat(scenario.end()).isEqualTo("End_RefusedNotConfirmed");
            assertThat(scenario.variable(DESTROY, "ground")).isEqualTo("obtained-lawfully");
        }

        @Test
        void asksAgainWhichDataABreachConcerns(Scenario scenario) {
            start(scenario, STOP);

            scenario.task("Task_Inquire").completePastTheForm(Map.of("breach", "confirmed"));
            scenario.task("Task_Inquire").completePastTheForm(Map.of("breach", "confirmed", "affected", "some"));
            scenario.task("Task_Inquire")
                    .completePastTheForm(Map.of("breach", "confirmed", "affected", "some", "affectedItems", List.of()));
            scenario.task("Task_Inquire")
                    .completePastTheForm(
                            Map.of("breach", "confirmed", "affected", "some", "affectedItems", List.of("devices")));

            assertThat(scenario.task("Task_Inquire").element()).isEqualTo("Task_Inquire");
            assertThat(scenario.jobs("data.stop")).isEmpty();
            confirm(scenario);
            assertThat(scenario.end()).isEqualTo("End_Fulfilled");
        }

        @Test
        void asksAgainOnWhatGroundTheRestIsRefused(Scenario scenario) {
            start(scenario, DESTROY);
            var lawful = Map.of("rest", "lawful", "ground", "obtained-lawfully");

            for (var rest : List.<Map<String, ?>>of(
                    Map.of(),
                    Map.of("ground", "obtained-lawfully"),
                    Map.of("rest", "lawful"),
                    Map.of("rest", "lawful", "ground", "data-lawful"),
                    Map.of("rest", "lawful", "ground", "obtained-lawfully", "remedy", "stop"),
                    Map.of("rest", "lawful", "remedy", "stop", "stopGround", "data-lawful"))) {
                scenario.task("Task_Inquire").completePastTheForm(onlyPayments(DESTROY, rest));
            }
            scenario.task("Task_Inquire")
                    .completePastTheForm(onlyPayments(
                            DESTROY,
                            Map.of("affectedItems", List.of(), "rest", "lawful", "ground", "obtained-lawfully")));

            assertThat(scenario.task("Task_Inquire").element()).isEqualTo("Task_Inquire");
            assertThat(scenario.jobs("data.stop")).isEmpty();
            scenario.task("Task_Inquire").complete(onlyPayments(DESTROY, lawful));
            assertThat(scenario.end()).isEqualTo("End_PartlyFulfilled");
        }

        @Test
        void keepsNothingThatWasNotToBeDestroyed(Scenario scenario) {
            scenario.on("data.destroy")
                    .completes(Map.of("kept", List.of(Map.of("item", "devices", "reason", "blocked"))))
                    .completes(Map.of("kept", List.of()));
            start(scenario, DESTROY);
            destroy(scenario);

            scenario.task("Task_ReviewKept").complete(Map.of("decision", "keep", "ground", "blocked-otherwise"));

            scenario.task("Task_ReviewKept").complete(Map.of("decision", "destroy-again"));
            assertThat(scenario.end()).isEqualTo("End_Fulfilled");
        }

        @Test
        void takesNoEarlierDecisionForThisOne(Scenario scenario) {
            start(scenario, STOP);
            ask(scenario);
            reply(scenario, "reply-1");

            scenario.task("Task_Inquire").completePastTheForm(Map.of());

            assertThat(scenario.waitingAt()).contains("Task_Inquire");
            assertThat(scenario.starts("request-information")).isOne();
        }

        @Test
        void asksAgainWhatBecomesOfTheRest(Scenario scenario) {
            scenario.on("data.destroy").completes(Map.of("kept", BLOCKED));
            start(scenario, DESTROY);
            destroy(scenario);

            scenario.task("Task_ReviewKept").completePastTheForm(Map.of());
            scenario.task("Task_ReviewKept").completePastTheForm(Map.of("decision", "keep"));
            scenario.task("Task_ReviewKept")
                    .completePastTheForm(Map.of("decision", "keep", "ground", "obtained-lawfully"));

            scenario.task("Task_ReviewKept").complete(Map.of("decision", "keep", "ground", "blocked-otherwise"));
            assertThat(scenario.end()).isEqualTo("End_PartlyFulfilled");
            assertThat(scenario.jobs("data.destroy")).hasSize(1);
        }
    }

    @Nested
    class Information {

        @Test
        void goesBackToTheOfficerWithTheCustomersReply(Scenario scenario) {
            start(scenario, STOP);
            ask(scenario);

            reply(scenario, "reply-1");
            reply(scenario, "reply-1");
            var task = scenario.task("Task_Inquire");

            assertThat(task.variable("information")).isEqualTo("given");
            assertThat(scenario.jobs("data.locate")).as("what he wrote of").hasSize(2);
            assertThat(scenario.jobs("data.block")).hasSize(2);
            assertThat(scenario.jobs("mail.send").getLast().variable("missing"))
                    .isEqualTo("[\"circumstances\",\"data-meant\"]");
            task.complete(Map.of("breach", "confirmed", "affected", "all"));
            assertThat(scenario.end()).isEqualTo("End_Fulfilled");
            assertThat(scenario.letters())
                    .hasToString(
                            "[data-blocked to subject, information-request to subject, processing-stopped to subject]");
        }

        @Test
        void leavesTheDecisionToTheOfficerWhenTheCustomerDoesNotAnswer(Scenario scenario) {
            start(scenario, STOP);
            ask(scenario);
            scenario.moveTo(scenario.now().plus(Duration.ofDays(3)));
            scenario.moveTo(scenario.now().plus(Duration.ofDays(4)));

            assertThat(scenario.task("Task_Inquire").variable("information")).isEqualTo("not-given");
            assertThat(scenario.jobs("data.locate")).hasSize(1);
            refuse(scenario, "information-missing");

            assertThat(scenario.end()).isEqualTo("End_RefusedNotConfirmed");
            assertThat(scenario.variable(STOP, "ground")).isEqualTo("information-missing");
        }
    }

    @Nested
    class SearchedAgain {

        @Test
        void blocksWhatIsFoundWithinADayAndTellsOfIt(Scenario scenario) {
            scenario.on("data.locate")
                    .completes(Map.of("dataHeld", false))
                    .completes(Map.of("dataHeld", true, "items", ITEMS));
            start(scenario, STOP);

            inquire(scenario, "search-again");

            assertThat(scenario.task("Task_Inquire").dueAt())
                    .isEqualTo(scenario.deadline().dueAt());
            assertThat(scenario.letters()).hasToString("[data-blocked to subject]");
            assertThat(scenario.jobs("deadline.start").getLast()).satisfies(job -> {
                assertThat(termOf(job)).isEqualTo(BLOCK);
                assertThat(OffsetDateTime.parse(job.variable("receivedAt")).toInstant())
                        .isEqualTo(scenario.now());
            });
            confirm(scenario);
            assertThat(scenario.end()).isEqualTo("End_Fulfilled");
        }

        @Test
        void blocksTheRestOfWhatWasFoundBeforeWithoutAnotherLetter(Scenario scenario) {
            start(scenario, STOP);

            inquire(scenario, "search-again");

            assertThat(scenario.waitingAt()).contains("Task_Inquire");
            assertThat(scenario.jobs("data.block")).hasSize(2);
            assertThat(scenario.letters()).hasToString("[data-blocked to subject]");
        }

        @Test
        void liftsTheBlockOfWhatIsNotFoundAnyMore(Scenario scenario) {
            scenario.on("data.locate").completes(Map.of("dataHeld", true)).completes(Map.of("dataHeld", false));
            start(scenario, STOP);
            inquire(scenario, "search-again");

            scenario.task("Task_Inquire").complete(Map.of("breach", "nothing-held", "notTheirs", true));

            assertThat(scenario.end()).isEqualTo("End_NothingHeld");
            assertThat(scenario.jobs("data.unblock")).hasSize(1);
        }

        @Test
        void refusesForWantOfInformationOnlyOnceItWasAskedFor(Scenario scenario) {
            start(scenario, STOP);

            scenario.task("Task_Inquire")
                    .completePastTheForm(Map.of("breach", "not-confirmed", "ground", "information-missing"));

            assertThat(scenario.waitingAt()).contains("Task_Inquire");
            assertThat(scenario.letters()).hasToString("[data-blocked to subject]");
        }
    }

    /** Nothing was found until the customer's answer said what to look for. */
    @Nested
    class FoundLater {

        @BeforeEach
        void findNothingAtFirst(Scenario scenario) {
            scenario.on("data.locate")
                    .completes(Map.of("dataHeld", false))
                    .completes(Map.of("dataHeld", true, "items", ITEMS));
        }

        @Test
        void blocksWhatTheAnswerLetsBeFound(Scenario scenario) {
            start(scenario, STOP);
            ask(scenario);
            assertThat(scenario.jobs("data.block")).isEmpty();
            scenario.moveTo(scenario.now().plus(Duration.ofDays(1)));
            var repliedAt = scenario.now();

            reply(scenario, "reply-1");

            assertThat(scenario.task("Task_Inquire").variable("dataHeld")).isEqualTo("true");
            assertThat(scenario.task("Task_Inquire").dueAt())
                    .as("the inquiry keeps its term")
                    .isEqualTo(scenario.deadline().dueAt());
            assertThat(scenario.jobs("data.block")).singleElement().satisfies(job -> {
                assertThat(job.variable("right")).isEqualTo(STOP);
                assertThat(job.headers()).containsEntry("reason", "breach");
            });
            assertThat(scenario.letters()).hasToString("[information-request to subject, data-blocked to subject]");
            assertThat(scenario.jobs("deadline.start").getLast()).satisfies(job -> {
                assertThat(job.variable("right")).isEqualTo(STOP);
                assertThat(termOf(job)).isEqualTo(BLOCK);
                assertThat(event(job)).isEqualTo("received");
                assertThat(OffsetDateTime.parse(job.variable("receivedAt")).toInstant())
                        .isEqualTo(repliedAt);
            });
            refuse(scenario, "processing-lawful");
            assertThat(scenario.end()).isEqualTo("End_RefusedNotConfirmed");
            assertThat(scenario.jobs("data.unblock")).hasSize(1);
        }

        @Test
        void blocksNothingWhereTheAnswerHelpsToFindNothing(Scenario scenario) {
            scenario.on("data.locate").completes(Map.of("dataHeld", false));
            start(scenario, STOP);
            ask(scenario);

            reply(scenario, "reply-1");
            inquire(scenario, "nothing-held");

            assertThat(scenario.end()).isEqualTo("End_NothingHeld");
            assertThat(scenario.jobs("data.locate")).hasSize(2);
            assertThat(scenario.jobs("data.block")).isEmpty();
            assertThat(scenario.letters()).hasToString("[information-request to subject, nothing-held to subject]");
        }

        @Test
        void searchesNoMoreWithoutAnAnswer(Scenario scenario) {
            start(scenario, STOP);
            ask(scenario);
            scenario.moveTo(scenario.now().plus(Duration.ofDays(3)));
            scenario.moveTo(scenario.now().plus(Duration.ofDays(4)));

            assertThat(scenario.task("Task_Inquire").variable("information")).isEqualTo("not-given");
            assertThat(scenario.jobs("data.locate")).hasSize(1);
        }
    }

    @Nested
    class Clocks {

        @Test
        void givesTheInquiryTheDeadlineThatWasHandedIn(Scenario scenario) {
            start(scenario, STOP);

            var task = scenario.task("Task_Inquire");

            assertThat(task.groups()).containsExactly("privacy-officer");
            assertThat(task.form()).isEqualTo("inquire");
            assertThat(task.dueAt()).isEqualTo(scenario.deadline().dueAt());
            assertThat(scenario.jobs("deadline.start")).singleElement().satisfies(job -> {
                assertThat(job.variable("right")).isEqualTo(STOP);
                assertThat(termOf(job)).isEqualTo(BLOCK);
                assertThat(event(job)).isEqualTo("received");
            });
        }

        @Test
        void givesTheInquiryOfABlockingATermOfItsOwn(Scenario scenario) {
            start(scenario, BLOCK, clock(BLOCK, "received", scenario).variable());

            assertThat(scenario.task("Task_Inquire").dueAt())
                    .isEqualTo(clock(STOP, "received", scenario).dueAt());
            assertThat(scenario.jobs("deadline.start"))
                    .extracting(InvestigateBreachIT::termOf)
                    .containsExactly(STOP, BLOCK);
            assertThat(scenario.jobs("deadline.start"))
                    .extracting(job -> job.variable("right"))
                    .containsOnly(BLOCK);
        }

        @Test
        void keepsTheClockOfTheBlocking(Scenario scenario) {
            scenario.on("data.block").keepsWorking();
            start(scenario, STOP);

            assertKeepsItsClock("Block", clock(BLOCK, "received", scenario), scenario);
        }

        @Test
        void keepsTheClockOfTheBlockingThatTheAnswerMadePossible(Scenario scenario) {
            scenario.on("data.locate")
                    .completes(Map.of("dataHeld", false))
                    .completes(Map.of("dataHeld", true, "items", ITEMS));
            scenario.on("data.block").keepsWorking();
            var silent = new HashMap<>(scenario.deadline().variable());
            silent.putAll(Map.of("remindAt", FAR_AWAY, "overdueAt", FAR_AWAY, "laterDueAt", FAR_AWAY));
            start(scenario, STOP, silent);
            ask(scenario);
            reply(scenario, "reply-1");

            assertKeepsItsClock("BlockFound", clock(BLOCK, "received", scenario), scenario);

            scenario.on("data.block").completes();
            assertThat(scenario.task("Task_Inquire").dueAt())
                    .isEqualTo(scenario.deadline().dueAt());
        }

        @Test
        void keepsTheClockOfTheInquiry(Scenario scenario) {
            start(scenario, STOP);

            assertKeepsItsClock("Inquiry", scenario.deadline(), scenario);
            assertThat(scenario.waitingAt()).contains("Task_Inquire");
        }

        @Test
        void keepsTheClockOfTheRemedy(Scenario scenario) {
            scenario.on("data.stop").keepsWorking();
            start(scenario, STOP);
            confirm(scenario);

            assertKeepsItsClock("Remedy", clock(STOP, "confirmed", scenario), scenario);
        }

        @Test
        void keepsTheClockOfTheUnblocking(Scenario scenario) {
            scenario.on("data.unblock").keepsWorking();
            start(scenario, STOP);
            refuse(scenario, "processing-lawful");

            assertKeepsItsClock("Unblock", clock(BLOCK, "confirmed", scenario), scenario);
        }

        @ParameterizedTest
        @CsvSource({"true, ''", "false, 'overdue to privacy-officer, overdue-apology to subject, '"})
        void tellsOfALateBlockingOnlyOnce(boolean delayTold, String letters, Scenario scenario) {
            var late = Deadline.startedAt(scenario.now().minus(Duration.ofDays(4)));
            scenario.on("deadline.start").completes(Map.of("deadline", late.variable()));
            scenario.on("data.block").keepsWorking();
            startAfterADelay(scenario, STOP, scenario.deadline().variable(), delayTold);
            scenario.moveTo(scenario.now().plus(SECOND));

            scenario.on("data.block").completes();

            assertThat(scenario.task("Task_Inquire").dueAt())
                    .isEqualTo(scenario.deadline().dueAt());
            assertThat(scenario.letters()).hasToString("[%sdata-blocked to subject]".formatted(letters));
        }

        @Test
        void givesTheInquiryOfALateBlockingItsFullClock(Scenario scenario) {
            var told = new HashMap<>(scenario.deadline().variable());
            told.put("remindAt", null);
            told.put("overdueAt", null);
            startAfterADelay(scenario, BLOCK, told, true);

            assertKeepsItsClock("Inquiry", clock(STOP, "received", scenario), scenario);
        }

        @Test
        void tellsOfNoInquiryThatWasLateWhenTheCustomerWasTold(Scenario scenario) {
            var late = Deadline.startedAt(scenario.now().minus(Duration.ofDays(4)));
            scenario.on("deadline.start").completes(Map.of("deadline", late.variable()));
            startAfterADelay(scenario, BLOCK, late.variable(), true);
            scenario.moveTo(scenario.now().plus(SECOND));

            assertThat(scenario.waitingAt()).contains("Task_Inquire");
            assertThat(scenario.letters()).hasToString("[data-blocked to subject]");
        }

        @Test
        void staysSilentOnceARightIsDone(Scenario scenario) {
            start(scenario, STOP);
            confirm(scenario);
            scenario.end();

            scenario.moveTo(scenario.deadline().laterDueAt());

            assertThat(scenario.letters()).hasSize(2);
        }

        private void assertKeepsItsClock(String phase, Deadline deadline, Scenario scenario) {
            var before = scenario.letters().size();

            scenario.moveTo(deadline.remindAt().minus(SECOND));
            assertThat(scenario.letters()).hasSize(before);
            scenario.moveTo(deadline.remindAt());
            assertThat(lettersSince(before, scenario)).hasToString("[reminder to privacy-officer]");

            scenario.moveTo(deadline.overdueAt().minus(SECOND));
            assertThat(scenario.path(SHARED)).doesNotContain("Timer_%sOverdue".formatted(phase));
            scenario.moveTo(deadline.overdueAt());
            assertThat(lettersSince(before, scenario))
                    .hasToString(
                            "[reminder to privacy-officer, overdue to privacy-officer, overdue-apology to subject]");

            scenario.moveTo(deadline.laterDueAt().minus(SECOND));
            assertThat(scenario.path(SHARED)).doesNotContain("Timer_%sLaterTermOverdue".formatted(phase));
            scenario.moveTo(deadline.laterDueAt());
            assertThat(lettersSince(before, scenario)).hasSize(4);
            assertThat(scenario.letters().getLast()).hasToString("later-term-overdue to privacy-officer");
        }

        private List<?> lettersSince(int count, Scenario scenario) {
            var letters = scenario.letters();
            return letters.subList(count, letters.size());
        }
    }

    @Nested
    class Failing {

        @Test
        void blocksAgainWhenTheShopCannotBeReachedForAWhile(Scenario scenario) {
            scenario.on("data.block").failsOnce().completes();
            start(scenario, STOP);

            confirm(scenario);

            assertThat(scenario.end()).isEqualTo("End_Fulfilled");
        }

        @Test
        void letsNothingBackIntoUseWhileTheDestructionFails(Scenario scenario) {
            scenario.on("data.destroy").failsForGood().completes(Map.of("kept", List.of()));
            start(scenario, DESTROY);
            destroy(scenario);

            assertThat(scenario.incident("Task_DestroyData")).startsWith("JOB_NO_RETRIES");
            assertThat(scenario.jobs("data.stop")).hasSize(1);
            assertThat(scenario.letters()).hasToString("[data-blocked to subject]");
            scenario.retry("Task_DestroyData");

            assertThat(scenario.end()).isEqualTo("End_Fulfilled");
            assertThat(scenario.jobs("data.unblock")).hasSize(1);
        }

        @Test
        void blocksAndTellsNothingWhileItIsNotKnownWhetherDataAreHeld(Scenario scenario) {
            scenario.on("data.locate").completes();
            start(scenario, STOP);

            assertThat(scenario.incident("Task_LocateData"))
                    .startsWith("IO_MAPPING_ERROR")
                    .contains("dataHeld != null");
            assertThat(scenario.jobs("data.block")).isEmpty();
            scenario.mend("Task_LocateData", Map.of("dataHeld", true, "items", ITEMS));

            assertThat(scenario.task("Task_Inquire").variable("dataHeld")).isEqualTo("true");
        }

        @Test
        void runsNoBlockingWithoutAClock(Scenario scenario) {
            scenario.on("deadline.start").completes();
            start(scenario, STOP);

            assertThat(scenario.incident("Task_StartBlockClock")).startsWith("IO_MAPPING_ERROR");
            scenario.mend(
                    "Task_StartBlockClock",
                    Map.of("deadline", clock(BLOCK, "received", scenario).variable()));

            assertThat(scenario.waitingAt()).contains("Task_Inquire");
        }

        @Test
        void saysNothingOfADestructionWhileItIsNotKnownWhatStayed(Scenario scenario) {
            scenario.on("data.destroy").completes();
            start(scenario, DESTROY);
            destroy(scenario);

            assertThat(scenario.incident("Task_DestroyData")).startsWith("IO_MAPPING_ERROR");
            assertThat(scenario.letters()).hasToString("[data-blocked to subject]");
            scenario.mend("Task_DestroyData", Map.of("kept", List.of()));

            assertThat(scenario.end()).isEqualTo("End_Fulfilled");
        }

        @Test
        void saysNothingOfAnUnblockingThatHasNotHappened(Scenario scenario) {
            scenario.on("data.unblock").failsForGood().completes();
            start(scenario, STOP);
            refuse(scenario, "processing-lawful");

            assertThat(scenario.incident("Task_UnblockData")).startsWith("JOB_NO_RETRIES");
            assertThat(scenario.letters()).hasToString("[data-blocked to subject]");
            scenario.retry("Task_UnblockData");

            assertThat(scenario.end()).isEqualTo("End_RefusedNotConfirmed");
        }
    }

    private static void start(Scenario scenario, String right) {
        start(scenario, right, scenario.deadline().variable());
    }

    private static void start(Scenario scenario, String right, Map<String, Object> deadline) {
        scenario.start(right, Map.of("right", right, "deadline", deadline));
    }

    private static void startAfterADelay(
            Scenario scenario, String right, Map<String, Object> deadline, boolean delayTold) {
        scenario.start(right, Map.of("right", right, "deadline", deadline, "delayTold", delayTold));
    }

    private static void inquire(Scenario scenario, String breach) {
        scenario.task("Task_Inquire").complete(Map.of("breach", breach));
    }

    private static void confirm(Scenario scenario) {
        scenario.task("Task_Inquire").complete(Map.of("breach", "confirmed", "affected", "all"));
    }

    private static void ask(Scenario scenario) {
        scenario.task("Task_Inquire")
                .complete(Map.of("breach", "more-information", "missing", List.of("circumstances", "data-meant")));
    }

    private static void destroy(Scenario scenario) {
        scenario.task("Task_Inquire").complete(Map.of("breach", "confirmed", "affected", "all", "remedy", "destroy"));
    }

    /** That the breach concerns the payments only; under the right to destruction these are destroyed unless it is said otherwise. */
    private static Map<String, Object> onlyPayments(String right, Map<String, ?> more) {
        var breach = new HashMap<String, Object>(
                Map.of("breach", "confirmed", "affected", "some", "affectedItems", List.of("payments")));
        if (right.equals(DESTROY)) {
            breach.put("remedy", "destroy");
        }
        breach.putAll(more);
        return breach;
    }

    private static void refuse(Scenario scenario, String ground) {
        scenario.task("Task_Inquire").complete(Map.of("breach", "not-confirmed", "ground", ground));
    }

    private static void reply(Scenario scenario, String id) {
        scenario.reply(id, STOP, DESTROY, BLOCK);
    }

    private static Map<String, String> item(String code, String name) {
        return Map.of("item", code, "label", name, "labelKk", name + " kk", "labelEn", name + " en");
    }

    /** What was decided on each part of the data, as the job has it. */
    private static List<String> treatments(SeenJob job) {
        return JsonMapper.shared().readTree(job.variable("treatments")).values().stream()
                .map(part -> part.path("item").asString() + " "
                        + part.path("treatment").asString())
                .toList();
    }

    private static String lastLetter(Scenario scenario, String language) {
        var job = scenario.jobs("mail.send").getLast();
        var order = new OrderedLetters.Order(job.process(), job.headers(), job.variables(), false);
        return LETTERS.fill(order, language).text().replaceAll("\\h", " ");
    }

    private static String termOf(SeenJob job) {
        var termOf = job.variable("termOf");
        return termOf.isEmpty() ? job.variable("right") : termOf;
    }

    private static String event(SeenJob job) {
        return job.headers().getOrDefault("event", "");
    }

    /** A clock that starts now: blocking is due first, then what was confirmed, then an inquiry. */
    private static Deadline clock(String right, String event, Scenario scenario) {
        var days = right.equals(BLOCK) ? 1 : event.equals("confirmed") ? 2 : 4;
        var due = scenario.now().plus(Duration.ofDays(days));
        return new Deadline(
                due.minus(Duration.ofHours(6)),
                due,
                due.plus(SECOND),
                due.plus(Duration.ofDays(10)).plus(SECOND));
    }
}
