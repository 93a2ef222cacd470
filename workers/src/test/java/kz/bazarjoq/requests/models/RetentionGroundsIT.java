package kz.bazarjoq.requests.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import kz.bazarjoq.requests.models.harness.ProcessTest;
import kz.bazarjoq.requests.models.harness.Scenario;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of each part of the data, as the engine answers it on the day the request comes in. */
@ProcessTest("decisions")
class RetentionGroundsIT {

    private static final String TODAY = "2026-11-23";
    private static final String[] CATEGORIES = {
        "identity",
        "personal-number",
        "contact",
        "preference",
        "address",
        "purchase",
        "payment",
        "consent",
        "message",
        "technical"
    };

    @ParameterizedTest(name = "{0}: {1} on {2}, {3}")
    @CsvSource(
            nullValues = "none",
            textBlock =
                    """
                    withdraw-consent, contact,         consent, none,       destroy,  none,                   none
                    withdraw-consent, technical,       consent, none,       destroy,  none,                   none
                    withdraw-consent, contact,         consent, open-order, continue, unfulfilled-obligation, until-fulfilled
                    withdraw-consent, purchase,        offer,   return,     continue, unfulfilled-obligation, until-fulfilled
                    withdraw-consent, purchase,        offer,   none,       restrict, retention-term,         P5Y
                    withdraw-consent, payment,         law,     none,       restrict, retention-term,         P5Y
                    withdraw-consent, consent,         law,     none,       restrict, retention-term,         P3Y
                    withdraw-consent, technical,       law,     none,       continue, contrary-to-law,        none
                    withdraw-consent, contact,         law,     none,       continue, none,                   none
                    withdraw-consent, identity,        offer,   none,       continue, other-legal-basis,      none
                    withdraw-consent, technical,       consent, open-order, continue, unfulfilled-obligation, until-fulfilled
                    withdraw-consent, payment,         law,     open-order, continue, unfulfilled-obligation, until-fulfilled
                    withdraw-consent, consent,         law,     open-order, continue, unfulfilled-obligation, until-fulfilled
                    withdraw-consent, identity,        offer,   open-order, continue, other-legal-basis,      none
                    withdraw-consent, contact,         offer,   unpaid-debt, continue, other-legal-basis,     none
                    withdraw-consent, address,         offer,   return,     continue, other-legal-basis,      none
                    withdraw-consent, technical,       law,     open-order, continue, contrary-to-law,        none
                    withdraw-consent, contact,         law,     open-order, continue, none,                   none
                    delete-account,   identity,        offer,   none,       destroy,  none,                   none
                    delete-account,   personal-number, offer,   none,       destroy,  none,                   none
                    delete-account,   contact,         consent, none,       destroy,  none,                   none
                    delete-account,   preference,      offer,   none,       destroy,  none,                   none
                    delete-account,   address,         offer,   none,       destroy,  none,                   none
                    delete-account,   address,         offer,   unpaid-debt, continue, unfulfilled-obligation, until-fulfilled
                    delete-account,   identity,        law,     none,       restrict, retention-term,         P5Y
                    delete-account,   contact,         law,     none,       continue, none,                   none
                    delete-account,   purchase,        offer,   none,       continue, none,                   none
                    delete-account,   payment,         law,     none,       continue, none,                   none
                    delete-account,   identity,        offer,   open-order, continue, unfulfilled-obligation, until-fulfilled
                    delete-account,   identity,        law,     return,     continue, unfulfilled-obligation, until-fulfilled
                    delete-account,   purchase,        offer,   open-order, continue, none,                   none
                    delete-account,   payment,         law,     return,     continue, none,                   none
                    delete-account,   message,         consent, unpaid-debt, continue, none,                  none
                    delete-account,   contact,         law,     open-order, continue, none,                   none
                    """)
    void weighsEachPart(
            String right,
            String category,
            String basis,
            @Nullable String obligation,
            String treatment,
            @Nullable String ground,
            @Nullable String term,
            Scenario scenario) {
        var weighed = decide(scenario, right, category, basis, obligation, TODAY);

        assertThat(weighed)
                .containsEntry("treatment", treatment)
                .containsEntry("ground", ground)
                .containsEntry("term", term)
                .hasEntrySatisfying(
                        "clause", clause -> assertThat((String) clause).isNotBlank())
                .hasEntrySatisfying("label", label -> assertThat((String) label).isNotBlank());
    }

    @ParameterizedTest
    @CsvSource({
        "withdraw-consent, payment,  2025-12-31, contrary-to-law, P5Y",
        "withdraw-consent, payment,  2026-01-01, retention-term,  P5Y",
        "withdraw-consent, consent,  2025-12-31, contrary-to-law, P3Y",
        "withdraw-consent, consent,  2026-01-01, retention-term,  P3Y",
        "delete-account,   identity, 2025-12-31, retention-term,  P5Y",
        "delete-account,   identity, 2026-01-01, retention-term,  P5Y"
    })
    void restrictsOnTheLawOfTheDayTheRequestIsReceived(
            String right, String category, String receivedOn, String ground, String term, Scenario scenario) {
        assertThat(decide(scenario, right, category, "law", null, receivedOn))
                .containsEntry("treatment", "restrict")
                .containsEntry("ground", ground)
                .containsEntry("term", term);
    }

    @ParameterizedTest
    @CsvSource({
        "withdraw-consent, contact, no-such-basis, 2026-11-23",
        "delete-account, no-such-category, offer, 2026-11-23",
        "no-such-right, contact, consent, 2026-11-23",
        "withdraw-consent, contact, consent, 2024-01-23"
    })
    void leavesToAPersonWhatTheTableDoesNotKnow(
            String right, String category, String basis, String receivedOn, Scenario scenario) {
        assertThat(decide(scenario, right, category, basis, null, receivedOn)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-17", "2025-12-31", "2026-01-01", TODAY})
    void keepsNothingOnAGroundThatNoLetterCouldExplain(String receivedOn, Scenario scenario) {
        for (var right : new String[] {"withdraw-consent", "delete-account"}) {
            var worded = Stream.of("keep", "part")
                    .flatMap(extent -> scenario
                            .decideAll(
                                    "refusal-grounds",
                                    Map.of("right", right, "extent", extent, "receivedOn", receivedOn))
                            .stream())
                    .map(ground -> ground.get("value"))
                    .toList();
            for (var category : new String[] {"identity", "contact", "purchase", "payment", "consent", "technical"}) {
                for (var basis : new String[] {"consent", "offer", "law"}) {
                    for (var obligation : new String[] {"none", "open-order"}) {
                        var ground = decide(scenario, right, category, basis, obligation, receivedOn)
                                .get("ground");
                        assertThat(ground == null || worded.contains(ground))
                                .as("%s, %s on %s: %s", right, category, basis, ground)
                                .isTrue();
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-17", "2025-12-31", "2026-01-01", TODAY})
    void awaitsNoObligationForWhatStaysAnyway(String receivedOn, Scenario scenario) {
        for (var right : new String[] {"withdraw-consent", "delete-account"}) {
            for (var category : CATEGORIES) {
                for (var basis : new String[] {"consent", "offer", "law"}) {
                    var later = decide(scenario, right, category, basis, null, receivedOn);
                    for (var obligation : new String[] {"open-order", "unpaid-debt", "return"}) {
                        var now = decide(scenario, right, category, basis, obligation, receivedOn);
                        if ("continue".equals(later.get("treatment"))) {
                            assertThat(now)
                                    .as("%s, %s on %s", right, category, basis)
                                    .isEqualTo(later);
                        } else {
                            assertThat(now)
                                    .as("%s, %s on %s", right, category, basis)
                                    .containsEntry("term", "until-fulfilled");
                        }
                    }
                }
            }
        }
    }

    private static Map<String, Object> decide(
            Scenario scenario,
            String right,
            String category,
            String basis,
            @Nullable String obligation,
            String receivedOn) {
        var inputs = new HashMap<String, Object>(
                Map.of("right", right, "category", category, "basis", basis, "receivedOn", receivedOn));
        inputs.put("obligation", obligation);
        return scenario.decide("retention-grounds", inputs);
    }
}
