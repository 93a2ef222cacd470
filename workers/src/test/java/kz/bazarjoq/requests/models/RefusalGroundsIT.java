package kz.bazarjoq.requests.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.bazarjoq.requests.models.harness.ProcessTest;
import kz.bazarjoq.requests.models.harness.Scenario;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The grounds on which a person may refuse, each with its clause, as the engine answers them. */
@ProcessTest("decisions")
class RefusalGroundsIT {

    private static final String TODAY = "2026-11-23";

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource(
            nullValues = "none",
            delimiter = '|',
            textBlock =
                    """
                    unclassified             | none  | identity-not-established authority-unconfirmed
                    correct-data             | whole | not-documented data-accurate data-blocked
                    correct-data             | part  | data-blocked retention-term
                    withdraw-consent         | keep  | unfulfilled-obligation contrary-to-law other-legal-basis
                    withdraw-consent         | part  | unfulfilled-obligation contrary-to-law retention-term blocked-otherwise
                    delete-account           | keep  | purchase-history unfulfilled-obligation third-party-rights offence-case justice public-interest statistics state-functions
                    delete-account           | part  | unfulfilled-obligation retention-term blocked-otherwise
                    stop-unlawful-processing | whole | processing-lawful
                    destroy-unlawful-data    | whole | obtained-lawfully
                    block-data               | whole | processing-lawful obtained-lawfully
                    stop-unlawful-processing | asked | processing-lawful information-missing
                    destroy-unlawful-data    | asked | obtained-lawfully information-missing
                    block-data               | asked | processing-lawful obtained-lawfully information-missing
                    destroy-unlawful-data    | part  | blocked-otherwise retention-term
                    destroy-unlawful-data    | stop-only | data-lawful
                    """)
    void offersTheGroundsOfTheRight(String right, @Nullable String extent, String codes, Scenario scenario) {
        assertThat(codes(decide(scenario, right, extent, TODAY))).isEqualTo(List.of(codes.split(" ")));
    }

    @ParameterizedTest
    @CsvSource({
        "unclassified, whole",
        "correct-data, whole",
        "correct-data, part",
        "withdraw-consent, keep",
        "withdraw-consent, part",
        "delete-account, keep",
        "delete-account, part",
        "stop-unlawful-processing, asked",
        "destroy-unlawful-data, asked",
        "block-data, asked"
    })
    void namesEachGroundAndItsClauseInEveryLanguage(String right, String extent, Scenario scenario) {
        var grounds = decide(scenario, right, extent, TODAY);

        assertThat(grounds).isNotEmpty().allSatisfy(ground -> {
            assertThat(ground.keySet())
                    .containsExactlyInAnyOrder("value", "label", "clause", "clauseKk", "clauseEn", "ru", "kk", "en");
            assertThat(ground.values()).doesNotContainNull();
            assertThat(List.of("ru", "kk", "en"))
                    .extracting(language -> (String) ground.get(language))
                    .allMatch(text -> Character.isLowerCase(text.charAt(0)) && !text.endsWith("."));
        });
    }

    @Test
    void keepsAgainstAWithdrawalForAMandatoryTermOnlySinceTheCodeKnowsIt(Scenario scenario) {
        assertThat(codes(decide(scenario, "withdraw-consent", "part", "2025-12-31")))
                .contains("contrary-to-law")
                .doesNotContain("retention-term");
        assertThat(codes(decide(scenario, "withdraw-consent", "part", "2026-01-01")))
                .contains("retention-term");
    }

    @Test
    void wordsAnUnconfirmedAuthorityByTheLawOfTheDay(Scenario scenario) {
        assertThat(decide(scenario, "unclassified", null, "2025-12-31"))
                .filteredOn(ground -> "authority-unconfirmed".equals(ground.get("value")))
                .singleElement()
                .satisfies(ground ->
                        assertThat(String.valueOf(ground.get("clause"))).startsWith("Политика"));
        assertThat(decide(scenario, "unclassified", null, "2026-01-01"))
                .filteredOn(ground -> "authority-unconfirmed".equals(ground.get("value")))
                .singleElement()
                .satisfies(ground ->
                        assertThat(String.valueOf(ground.get("clause"))).startsWith("Цифровой кодекс"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"correct-data", "delete-account", "destroy-unlawful-data"})
    void keepsForAMandatoryTermByTheLawOfTheDay(String right, Scenario scenario) {
        assertThat(clausesOfTheTerm(scenario, right, "2025-12-31"))
                .singleElement()
                .asString()
                .contains("№ 94-V");
        assertThat(clausesOfTheTerm(scenario, right, "2026-01-01"))
                .singleElement()
                .asString()
                .contains("Цифровой кодекс");
    }

    @ParameterizedTest
    @ValueSource(strings = {"confirm-processing", "disclose-data", "unsubscribe-newsletter", "no-such-right"})
    void knowsNoGroundToRefuseWhatMustNotBeRefused(String right, Scenario scenario) {
        assertThat(decide(scenario, right, "whole", TODAY)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "stop-unlawful-processing, part",
        "stop-unlawful-processing, stop-only",
        "block-data, part",
        "block-data, stop-only"
    })
    void keepsDataFromDestructionOnlyWhereDestructionIsTheRight(String right, String extent, Scenario scenario) {
        assertThat(decide(scenario, right, extent, TODAY)).isEmpty();
    }

    @Test
    void knowsNoGroundBeforeThePolicyTookEffect(Scenario scenario) {
        assertThat(decide(scenario, "correct-data", "whole", "2024-01-23")).isEmpty();
    }

    private static List<Object> clausesOfTheTerm(Scenario scenario, String right, String receivedOn) {
        return decide(scenario, right, "part", receivedOn).stream()
                .filter(ground -> "retention-term".equals(ground.get("value")))
                .map(ground -> ground.get("clause"))
                .toList();
    }

    private static List<Object> codes(List<Map<String, Object>> grounds) {
        return grounds.stream().map(ground -> ground.get("value")).toList();
    }

    private static List<Map<String, Object>> decide(
            Scenario scenario, String right, @Nullable String extent, String receivedOn) {
        var inputs = new HashMap<>(Map.of("right", right, "receivedOn", receivedOn));
        if (extent != null) {
            inputs.put("extent", extent);
        }
        return scenario.decideAll("refusal-grounds", inputs);
    }
}
