package kz.bazarjoq.requests.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import kz.bazarjoq.requests.models.harness.ProcessTest;
import kz.bazarjoq.requests.models.harness.Scenario;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which evidence of who wrote is enough for which right, as the engine answers it on the day the request came in. */
@ProcessTest("decisions")
class IdentityAssuranceIT {

    private static final String TODAY = "2026-11-23";

    @ParameterizedTest(name = "{0}: nothing {1}, sender {2}, code {3}, staff {4}")
    @CsvSource(
            textBlock =
                    """
                    unsubscribe-newsletter,   false, true,  true, true
                    answer-question,          true,  true,  true, true
                    confirm-processing,       false, false, true, true
                    disclose-data,            false, false, true, true
                    explain-processing,       false, false, true, true
                    disclose-recipients,      false, false, true, true
                    disclose-processors,      false, false, true, true
                    correct-data,             false, false, true, true
                    stop-unlawful-processing, false, false, true, true
                    block-data,               false, false, true, true
                    withdraw-consent,         false, false, true, false
                    destroy-unlawful-data,    false, false, true, false
                    delete-account,           false, false, true, false
                    a-new-right,              false, false, true, false
                    """)
    void wantsTheMoreTheLessCanBeUndone(
            String right, boolean nothing, boolean sender, boolean code, boolean staff, Scenario scenario) {
        assertThat(isEnough(scenario, right, "none", TODAY)).isEqualTo(nothing);
        assertThat(isEnough(scenario, right, "unknown-address", TODAY))
                .isEqualTo(nothing || right.equals("unsubscribe-newsletter"));
        assertThat(isEnough(scenario, right, "sender-address", TODAY)).isEqualTo(sender);
        assertThat(isEnough(scenario, right, "code-to-address-on-file", TODAY)).isEqualTo(code);
        assertThat(isEnough(scenario, right, "decided-by-staff", TODAY)).isEqualTo(staff);
        assertThat(isEnough(scenario, right, "representative-admitted", TODAY)).isEqualTo(staff);
        assertThat(isEnough(scenario, right, "confirmed-by-officer", TODAY)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    withdraw-consent | 2026-01-17 | Политика от 24.01.2024, §6(8), §8
                    withdraw-consent | 2026-01-18 | Политика от 24.01.2024, §6(8), §8; закон № 94-V, ст. 8 п. 7
                    delete-account   | 2025-12-31 | Политика от 24.01.2024, §2
                    delete-account   | 2026-01-01 | Политика от 24.01.2024, §2; Цифровой кодекс, ст. 41 п. 1
                    """)
    void namesTheClauseOfTheDay(String right, String receivedOn, String clause, Scenario scenario) {
        assertThat(decide(scenario, right, "code-to-address-on-file", receivedOn))
                .containsEntry("sufficient", true)
                .containsEntry("clause", clause);
    }

    @ParameterizedTest
    @ValueSource(strings = {"unsubscribe-newsletter", "disclose-data", "delete-account"})
    void isCautiousWithWhatCameBeforeThePolicy(String right, Scenario scenario) {
        assertThat(isEnough(scenario, right, "sender-address", "2024-01-23")).isFalse();
        assertThat(isEnough(scenario, right, "decided-by-staff", "2024-01-23")).isFalse();
        assertThat(isEnough(scenario, right, "code-to-address-on-file", "2024-01-23"))
                .isTrue();
    }

    private static boolean isEnough(Scenario scenario, String right, String method, String receivedOn) {
        var answer = decide(scenario, right, method, receivedOn);
        assertThat(answer).containsOnlyKeys("sufficient", "label", "clause").doesNotContainValue(null);
        return Boolean.TRUE.equals(answer.get("sufficient"));
    }

    private static Map<String, Object> decide(Scenario scenario, String right, String method, String receivedOn) {
        return scenario.decide(
                "identity-assurance", Map.of("right", right, "method", method, "receivedOn", receivedOn));
    }
}
