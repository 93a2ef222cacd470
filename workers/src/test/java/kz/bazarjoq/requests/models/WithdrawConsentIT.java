package kz.bazarjoq.requests.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kz.bazarjoq.requests.models.harness.Deadline;
import kz.bazarjoq.requests.models.harness.ProcessTest;
import kz.bazarjoq.requests.models.harness.Scenario;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The right to have the processing stopped on withdrawal of consent (policy §6(8) and §8). */
@ProcessTest({"withdraw-consent", "end-processing", "request-information"})
class WithdrawConsentIT {

    private static final String RIGHT = "withdraw-consent";
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Map<String, ?> NEWSLETTER = item("newsletter-contact", "contact", "consent");
    private static final Map<String, ?> PAYMENT = item("payment-payment", "payment", "law");

    @BeforeEach
    void scriptWorkers(Scenario scenario) {
        scenario.on("mail.send").completes();
        scenario.on("data.stop").completes();
        scenario.on("data.destroy").completes(Map.of("kept", List.of()));
        scenario.on("recipients.notify").completes();
        holds(scenario, NEWSLETTER);
    }

    @Nested
    class Complete {

        @Test
        void endsTheProcessingOnceSupportFindsTheLetterComplete(Scenario scenario) {
            start(scenario);

            var task = scenario.task("Task_CheckParticulars");
            assertThat(task.groups()).containsExactly("support");
            assertThat(task.dueAt()).isEqualTo(scenario.deadline().dueAt());
            assertThat(task.form()).isEqualTo("check-particulars");
            task.complete(Map.of("particulars", "complete", "dataMeant", "all"));

            assertThat(scenario.end()).isEqualTo("End_Fulfilled");
            assertThat(scenario.letters()).hasToString("[processing-ended to subject]");
            assertThat(scenario.variable(RIGHT, "outcome")).isEqualTo("fulfilled");
        }

        @Test
        void handsTheSharedProcessNothingButTheContract(Scenario scenario) {
            start(scenario);
            complete(scenario);

            assertThat(scenario.jobs("data.locate").getLast()).satisfies(job -> {
                assertThat(job.process()).isEqualTo("end-processing");
                assertThat(job.variables())
                        .containsOnlyKeys(
                                "requestId",
                                "requestNumber",
                                "right",
                                "language",
                                "receivedAt",
                                "deadline",
                                "caseUrl",
                                "named",
                                "dataHeld",
                                "items");
            });
        }

        @Test
        void isFulfilledInPartWhereSomethingMustBeKept(Scenario scenario) {
            holds(scenario, NEWSLETTER, PAYMENT);
            start(scenario);
            complete(scenario);

            decide(scenario, "as-proposed", "as-proposed");

            assertThat(scenario.end()).isEqualTo("End_PartlyFulfilled");
            assertThat(scenario.letters()).hasToString("[processing-partly-ended to subject]");
            assertThat(scenario.variable(RIGHT, "ground")).isEqualTo("retention-term");
        }

        @Test
        void isFulfilledWhereThePersonHasDestroyedWhatTheTableWantsKept(Scenario scenario) {
            holds(scenario, NEWSLETTER, item("customer-identity", "identity", "offer"));
            start(scenario);
            complete(scenario);

            decide(scenario, "as-proposed", "destroy");

            assertThat(scenario.end()).isEqualTo("End_Fulfilled");
            assertThat(scenario.variable(RIGHT, "outcome")).isEqualTo("fulfilled");
            assertThat(scenario.variable(RIGHT, "ground")).isEqualTo("null");
        }

        @Test
        void isRefusedOnTheGroundThatThePersonNames(Scenario scenario) {
            holds(scenario, PAYMENT);
            start(scenario);
            complete(scenario);

            decide(scenario, "keep");

            assertThat(scenario.end()).isEqualTo("End_Refused");
            assertThat(scenario.letters()).hasToString("[refusal to subject]");
            assertThat(scenario.variable(RIGHT, "ground")).isEqualTo("unfulfilled-obligation");
        }

        @Test
        void saysThatNothingIsHeldOnceAPersonHasChecked(Scenario scenario) {
            scenario.on("data.locate").completes(Map.of("dataHeld", false));
            start(scenario);
            complete(scenario);

            scenario.task("Task_CheckNothingHeld").complete(Map.of("answer", "nothing-held"));

            assertThat(scenario.end()).isEqualTo("End_NothingHeld");
        }
    }

    @Nested
    class Named {

        @Test
        void touchesOnlyTheDataThatTheLetterNames(Scenario scenario) {
            holds(scenario, NEWSLETTER, PAYMENT);
            start(scenario);

            var task = scenario.task("Task_CheckParticulars");
            assertThat(task.variable("itemOptions"))
                    .contains("value:newsletter-contact", "label:Часть newsletter-contact", "value:payment-payment");
            task.complete(
                    Map.of("particulars", "complete", "dataMeant", "some", "named", List.of("newsletter-contact")));

            assertThat(scenario.end()).isEqualTo("End_Fulfilled");
            assertThat(scenario.jobs("data.destroy")).singleElement().satisfies(job -> assertThat(
                            job.variable("treatments"))
                    .contains("newsletter-contact")
                    .doesNotContain("payment-payment"));
        }

        @Test
        void namesNothingThatWasNotFound(Scenario scenario) {
            start(scenario);
            var task = scenario.task("Task_CheckParticulars");

            assertThatThrownBy(() -> task.complete(Map.of(
                            "particulars", "complete", "dataMeant", "some", "named", List.of("payment-payment"))))
                    .hasMessageContaining("payment-payment");
        }

        @Test
        void comesBackWhereItIsNotSaidWhichDataAreMeantOrWhatIsMissing(Scenario scenario) {
            start(scenario);

            for (var said : List.<Map<String, ?>>of(
                    Map.of(),
                    Map.of("particulars", "complete"),
                    Map.of("particulars", "complete", "dataMeant", "some"),
                    Map.of("particulars", "complete", "dataMeant", "some", "named", List.of()),
                    Map.of("particulars", "complete", "dataMeant", "some", "named", List.of("payment-payment")),
                    Map.of("particulars", "missing"),
                    Map.of("particulars", "missing", "missing", List.of()))) {
                scenario.task("Task_CheckParticulars").completePastTheForm(said);
            }

            assertThat(scenario.waitingAt()).contains("Task_CheckParticulars");
            assertThat(scenario.letters()).isEmpty();
            assertThat(scenario.starts("end-processing")).isZero();
        }
    }

    @Nested
    class Incomplete {

        @Test
        void asksForWhatIsMissingAndChecksTheAnswer(Scenario scenario) {
            start(scenario);
            askForParticulars(scenario);

            reply(scenario);
            var task = scenario.task("Task_CheckParticulars");

            assertThat(task.variable("information")).isEqualTo("given");
            assertThat(scenario.letters()).hasToString("[information-request to subject]");
            assertThat(scenario.jobs("mail.send")).singleElement().satisfies(job -> assertThat(job.variable("missing"))
                    .isEqualTo("[\"contact\",\"data-meant\"]"));
            task.complete(Map.of("particulars", "complete", "dataMeant", "all"));
            assertThat(scenario.end()).isEqualTo("End_Fulfilled");
        }

        @Test
        void hasAPersonDecideWhenTheCustomerDoesNotAnswer(Scenario scenario) {
            start(scenario, quiet(scenario));
            askForParticulars(scenario);

            scenario.moveTo(scenario.now().plus(Duration.ofDays(3)));
            scenario.moveTo(scenario.now().plus(Duration.ofDays(4)));
            var task = scenario.task("Task_CheckParticulars");

            assertThat(task.variable("information")).isEqualTo("not-given");
            assertThat(scenario.letters())
                    .hasToString("[information-request to subject, information-reminder to subject]");
            task.complete(Map.of("particulars", "complete", "dataMeant", "all"));
            assertThat(scenario.end()).isEqualTo("End_Fulfilled");
        }

        @Test
        void asksAgainWhenTheAnswerDoesNotSayItEither(Scenario scenario) {
            start(scenario);
            askForParticulars(scenario);
            reply(scenario);

            askForParticulars(scenario);

            assertThat(scenario.letters())
                    .hasToString("[information-request to subject, information-request to subject]");
        }
    }

    @Nested
    class Late {

        @Test
        void remindsAndEscalatesWhileTheLetterIsChecked(Scenario scenario) {
            start(scenario);

            scenario.moveTo(scenario.deadline().remindAt().minus(SECOND));
            assertThat(scenario.letters()).isEmpty();
            scenario.moveTo(scenario.deadline().remindAt());
            assertThat(scenario.letters()).hasToString("[reminder to support]");
            scenario.moveTo(scenario.deadline().overdueAt().minus(SECOND));
            assertThat(scenario.letters()).hasSize(1);
            scenario.moveTo(scenario.deadline().overdueAt());
            assertThat(scenario.letters())
                    .hasToString("[reminder to support, overdue to privacy-officer, overdue-apology to subject]");
            scenario.moveTo(scenario.deadline().laterDueAt().minus(SECOND));
            assertThat(scenario.letters()).hasSize(3);
            scenario.moveTo(scenario.deadline().laterDueAt());

            assertThat(scenario.letters().getLast()).hasToString("later-term-overdue to privacy-officer");
            assertThat(scenario.waitingAt()).contains("Task_CheckParticulars");
        }

        @Test
        void remindsOfNothingOnceTheTermHasPassed(Scenario scenario) {
            holds(scenario, PAYMENT);
            var passed = Deadline.startedAt(scenario.now().minus(Duration.ofDays(10)));
            scenario.start(RIGHT, Map.of("right", RIGHT, "deadline", passed.variable()));
            scenario.moveTo(scenario.now().plus(SECOND));
            complete(scenario);
            scenario.task("Task_DecideTreatments");
            scenario.moveTo(scenario.now().plus(SECOND));

            assertThat(scenario.letters()).hasToString("[overdue to privacy-officer, overdue-apology to subject]");
        }

        @Test
        void tellsNothingTwiceOnceTheSharedProcessKeepsTheClock(Scenario scenario) {
            holds(scenario, PAYMENT);
            start(scenario);
            scenario.moveTo(scenario.deadline().overdueAt());
            complete(scenario);
            scenario.task("Task_DecideTreatments");

            scenario.moveTo(scenario.now().plus(SECOND));
            assertThat(scenario.letters()).hasSize(3);
            scenario.moveTo(scenario.deadline().laterDueAt());

            assertThat(scenario.letters())
                    .hasToString("[reminder to support, overdue to privacy-officer, overdue-apology to subject,"
                            + " later-term-overdue to privacy-officer]");
        }
    }

    private static void holds(Scenario scenario, Map<?, ?>... items) {
        scenario.on("data.locate").completes(Map.of("dataHeld", true, "items", List.of(items)));
    }

    private static Map<String, ?> item(String item, String category, String basis) {
        return Map.of(
                "item",
                item,
                "category",
                category,
                "basis",
                basis,
                "label",
                "Часть " + item,
                "labelKk",
                item + " бөлігі",
                "labelEn",
                "Part " + item);
    }

    /** One decision for each part of the data; what is kept is kept for an obligation. */
    private static void decide(Scenario scenario, String... decisions) {
        var choices = Stream.of(decisions)
                .map(decision -> decision.equals("keep")
                        ? Map.of("decision", decision, "ground", "unfulfilled-obligation")
                        : Map.of("decision", decision))
                .toList();
        scenario.task("Task_DecideTreatments").complete(Map.of("decision", "decided", "choices", choices));
    }

    private static void start(Scenario scenario) {
        start(scenario, scenario.deadline().variable());
    }

    private static void start(Scenario scenario, Map<String, Object> deadline) {
        scenario.start(RIGHT, Map.of("right", RIGHT, "deadline", deadline));
    }

    /** A clock of which everything has been told. */
    private static Map<String, Object> quiet(Scenario scenario) {
        var told = new HashMap<>(scenario.deadline().withOneTerm());
        told.put("remindAt", null);
        told.put("overdueAt", null);
        return told;
    }

    private static void complete(Scenario scenario) {
        scenario.task("Task_CheckParticulars").complete(Map.of("particulars", "complete", "dataMeant", "all"));
    }

    private static void askForParticulars(Scenario scenario) {
        scenario.task("Task_CheckParticulars")
                .complete(Map.of("particulars", "missing", "missing", List.of("contact", "data-meant")));
    }

    private static void reply(Scenario scenario) {
        scenario.reply("reply-1", RIGHT);
    }
}
