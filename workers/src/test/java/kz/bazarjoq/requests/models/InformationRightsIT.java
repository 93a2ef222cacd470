package kz.bazarjoq.requests.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import kz.bazarjoq.requests.models.harness.ProcessTest;
import kz.bazarjoq.requests.models.harness.Scenario;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rights to information (policy §6(2), (3), (5), (6)), and what they share with the first of them. */
@ProcessTest({
    "provide-information",
    "confirm-processing",
    "disclose-data",
    "explain-processing",
    "disclose-recipients",
    "disclose-processors"
})
class InformationRightsIT {

    private static final String INFORMATION = "provide-information";

    @BeforeEach
    void scriptWorkers(Scenario scenario) {
        scenario.on("data.locate").completes(Map.of("dataHeld", true));
        scenario.on("data.package").completes();
        scenario.on("mail.send").completes();
    }

    @Nested
    class EachRight {

        @ParameterizedTest
        @CsvSource({
            "disclose-data,       composition-and-sources",
            "explain-processing,  bases-purposes-terms",
            "disclose-recipients, recipients",
            "disclose-processors, processors"
        })
        void isAnsweredWithWhatItAsksFor(String right, String content, Scenario scenario) {
            start(scenario, right);

            scenario.task("Task_CheckAnswer").complete(Map.of("answer", "held"));

            assertThat(scenario.end()).isEqualTo("End_Fulfilled");
            assertThat(scenario.variable(right, "outcome")).isEqualTo("fulfilled");
            assertThat(scenario.jobs("data.package"))
                    .singleElement()
                    .satisfies(job -> assertThat(job.variable("content")).isEqualTo(content));
            assertThat(scenario.letters()).hasToString("[answer to subject]");
            assertThat(scenario.jobs("mail.send"))
                    .allSatisfy(job -> assertThat(job.variable("right")).isEqualTo(right));
        }

        @ParameterizedTest
        @CsvSource({"disclose-data", "explain-processing", "disclose-recipients", "disclose-processors"})
        void tellsWhereNothingIsHeldOnceAPersonHasChecked(String right, Scenario scenario) {
            scenario.on("data.locate").completes(Map.of("dataHeld", false));
            start(scenario, right);
            assertThat(scenario.letters()).isEmpty();

            scenario.task("Task_CheckAnswer").complete(Map.of("answer", "nothing-held"));

            assertThat(scenario.end()).isEqualTo("End_NothingHeld");
            assertThat(scenario.variable(right, "outcome")).isEqualTo("nothing-held");
            assertThat(scenario.jobs("data.package")).isEmpty();
            assertThat(scenario.letters()).hasToString("[answer-nothing-held to subject]");
        }
    }

    @Nested
    class Checked {

        @Test
        void isPackagedBeforeAPersonChecksIt(Scenario scenario) {
            scenario.on("data.package").keepsWorking();

            start(scenario, "disclose-data");

            assertThat(scenario.tasks()).isEmpty();
            assertThat(scenario.waitingAt()).containsExactly("Call_ProvideInformation", "Task_PackageAnswer");
        }

        @Test
        void isPackagedAnewWhenItIsSearchedAgain(Scenario scenario) {
            start(scenario, "disclose-data");

            scenario.task("Task_CheckAnswer").complete(Map.of("answer", "search-again"));
            scenario.task("Task_CheckAnswer").complete(Map.of("answer", "held"));

            assertThat(scenario.end()).isEqualTo("End_Fulfilled");
            assertThat(scenario.jobs("data.locate")).hasSize(2);
            assertThat(scenario.jobs("data.package")).hasSize(2);
            assertThat(scenario.letters()).hasSize(1);
        }

        @Test
        void promisesNoAnswerThatWasNeverPackaged(Scenario scenario) {
            scenario.on("data.locate").completes(Map.of("dataHeld", false)).completes(Map.of("dataHeld", true));
            start(scenario, "disclose-recipients");

            scenario.task("Task_CheckAnswer").complete(Map.of("answer", "held"));
            assertThat(scenario.letters()).isEmpty();
            scenario.task("Task_CheckAnswer").complete(Map.of("answer", "held"));

            assertThat(scenario.end()).isEqualTo("End_Fulfilled");
            assertThat(scenario.jobs("data.package")).hasSize(1);
        }

        @Test
        void answersNothingOnAChoiceThatWasMadeBeforeItWasSearchedAgain(Scenario scenario) {
            scenario.on("data.locate").completes(Map.of("dataHeld", false)).completes(Map.of("dataHeld", true));
            start(scenario, "disclose-data");

            scenario.task("Task_CheckAnswer").complete(Map.of("answer", "held"));
            scenario.task("Task_CheckAnswer").completePastTheForm(Map.of());
            scenario.task("Task_CheckAnswer");

            assertThat(scenario.letters()).isEmpty();
            assertThat(scenario.jobs("data.locate")).hasSize(3);
        }

        @Test
        void confirmsTheProcessingWithoutPackagingAnything(Scenario scenario) {
            scenario.on("data.locate").completes(Map.of("dataHeld", false));
            start(scenario, "confirm-processing");

            scenario.task("Task_CheckAnswer").complete(Map.of("answer", "held"));

            assertThat(scenario.end()).isEqualTo("End_Fulfilled");
            assertThat(scenario.jobs("data.package")).isEmpty();
        }

        @Test
        void overlooksNoPackageThatFailed(Scenario scenario) {
            scenario.on("data.package").failsForGood().completes();
            start(scenario, "explain-processing");

            assertThat(scenario.incident("Task_PackageAnswer")).startsWith("JOB_NO_RETRIES");
            assertThat(scenario.tasks()).isEmpty();
            scenario.retry("Task_PackageAnswer");

            scenario.task("Task_CheckAnswer").complete(Map.of("answer", "held"));
            assertThat(scenario.end()).isEqualTo("End_Fulfilled");
            assertThat(scenario.jobs("data.locate")).hasSize(1);
        }

        @Test
        void handsTheSharedProcessNothingButItsContract(Scenario scenario) {
            start(scenario, "disclose-data");

            assertThat(scenario.jobs("data.package"))
                    .singleElement()
                    .satisfies(job -> assertThat(job.process()).isEqualTo(INFORMATION))
                    .satisfies(job -> assertThat(job.variables())
                            .containsOnlyKeys(
                                    "requestId",
                                    "requestNumber",
                                    "right",
                                    "language",
                                    "receivedAt",
                                    "deadline",
                                    "caseUrl",
                                    "content",
                                    "dataHeld"));
        }
    }

    private static void start(Scenario scenario, String right) {
        scenario.start(
                right, Map.of("right", right, "deadline", scenario.deadline().variable()));
    }
}
