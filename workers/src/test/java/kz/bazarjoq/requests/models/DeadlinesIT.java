package kz.bazarjoq.requests.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import kz.bazarjoq.requests.models.harness.ProcessTest;
import kz.bazarjoq.requests.models.harness.Scenario;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The terms of policy and law, each as the engine answers it on the day the event happens. */
@ProcessTest("decisions")
class DeadlinesIT {

    private static final String TODAY = "2026-03-19";

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            nullValues = "none",
            textBlock =
                    """
                    unclassified,             received,  30, calendar-days, 3,    working-days
                    confirm-processing,       received,  30, calendar-days, 3,    working-days
                    disclose-data,            received,  none, none,        3,    working-days
                    explain-processing,       received,  none, none,        3,    working-days
                    correct-data,             confirmed, 7,  working-days,  1,    working-days
                    disclose-recipients,      received,  none, none,        3,    working-days
                    disclose-processors,      received,  none, none,        3,    working-days
                    withdraw-consent,         received,  30, calendar-days, 15,   working-days
                    stop-unlawful-processing, confirmed, none, none,        1,    working-days
                    destroy-unlawful-data,    confirmed, 7,  working-days,  1,    working-days
                    block-data,               received,  none, none,        1,    working-days
                    block-data,               confirmed, none, none,        1,    working-days
                    """)
    void knowsTheTermsOfPolicyAndLaw(
            String right,
            String event,
            Integer policyAmount,
            String policyUnit,
            Integer statutoryAmount,
            String statutoryUnit,
            Scenario scenario) {
        var terms = decide(scenario, right, event, TODAY);

        assertThat(terms)
                .containsEntry("policyAmount", policyAmount)
                .containsEntry("policyUnit", policyUnit)
                .containsEntry("statutoryAmount", statutoryAmount)
                .containsEntry("statutoryUnit", statutoryUnit)
                .containsEntry("houseAmount", null);
    }

    @ParameterizedTest
    @CsvSource({
        "correct-data, 7",
        "unsubscribe-newsletter, 1",
        "first-letter, 1",
        "further-letter, 1",
        "stop-unlawful-processing, 7",
        "destroy-unlawful-data, 7",
        "delete-account, 15",
        "answer-question, 3"
    })
    void setsATermOfTheShopWhereNeitherPolicyNorLawCountsFromTheReceipt(
            String right, int workingDays, Scenario scenario) {
        var terms = decide(scenario, right, "received", TODAY);

        assertThat(terms)
                .containsEntry("policyAmount", null)
                .containsEntry("statutoryAmount", null)
                .containsEntry("houseAmount", workingDays)
                .containsEntry("houseUnit", "working-days");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {"2026-01-17, none, none", "2026-01-18, 15, working-days"})
    void countsAWithdrawalByTheLawOfTheDayItIsReceived(
            String receivedOn, Integer statutoryAmount, String statutoryUnit, Scenario scenario) {
        var terms = decide(scenario, "withdraw-consent", "received", receivedOn);

        assertThat(terms)
                .containsEntry("policyAmount", 30)
                .containsEntry("statutoryAmount", statutoryAmount)
                .containsEntry("statutoryUnit", statutoryUnit);
    }

    @ParameterizedTest
    @CsvSource({"confirm-processing, received, 2024-01-23", "withdraw-consent, received, 2024-01-23"})
    void knowsNoTermBeforeThePolicyTookEffect(String right, String event, String receivedOn, Scenario scenario) {
        assertThat(decide(scenario, right, event, receivedOn)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"confirm-processing, confirmed", "no-such-right, received"})
    void guessesNoTermForWhatTheTableDoesNotName(String right, String event, Scenario scenario) {
        assertThat(decide(scenario, right, event, TODAY)).isEmpty();
    }

    private static Map<String, Object> decide(Scenario scenario, String right, String event, String receivedOn) {
        return scenario.decide("deadlines", Map.of("right", right, "event", event, "receivedOn", receivedOn));
    }
}
