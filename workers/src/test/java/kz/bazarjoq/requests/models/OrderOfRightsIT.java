package kz.bazarjoq.requests.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import kz.bazarjoq.requests.models.harness.ProcessTest;
import kz.bazarjoq.requests.models.harness.Scenario;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of several rights come first, as the engine answers it. */
@ProcessTest("decisions")
class OrderOfRightsIT {

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    block-data,             1
                    stop-unlawful-processing, 1
                    disclose-data,          1
                    unsubscribe-newsletter, 1
                    a-new-right,            1
                    correct-data,           2
                    delete-account,         3
                    withdraw-consent,       4
                    """)
    void blocksAndTellsBeforeItCorrectsAndCorrectsBeforeItDestroys(String right, int turn, Scenario scenario) {
        assertThat(scenario.decide("order-of-rights", Map.of("right", right, "receivedOn", "2026-11-23")))
                .containsEntry("turn", turn);
    }
}
