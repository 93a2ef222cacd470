package kz.bazarjoq.requests.models.lint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The product's processes keep the rules of the house. */
class HouseRulesTests {

    @ParameterizedTest
    @EnumSource
    void areKept(HouseRules rules) {
        assertThat(rules.brokenBy(Models.ours())).isEmpty();
    }
}
