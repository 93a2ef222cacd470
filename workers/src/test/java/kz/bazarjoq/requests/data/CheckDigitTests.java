package kz.bazarjoq.requests.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckDigitTests {

    @ParameterizedTest
    @ValueSource(strings = {"061211600012", "910415400012"})
    void agreesWithAnIssuedNumber(String number) {
        assertThat(CheckDigit.holds(number)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"061211600013", "06121160001", "0612116000122", "06121160001a", ""})
    void findsAWrongOne(String number) {
        assertThat(CheckDigit.holds(number)).isFalse();
    }

    @Test
    void takesTheSecondWeightsWhereTheFirstGiveTen() {
        assertThat(CheckDigit.completing("00000000010")).hasValue(1);
    }

    @Test
    void knowsNumbersThatAreNeverIssued() {
        assertThat(CheckDigit.completing("00000000281")).isEmpty();
        assertThat(CheckDigit.holds("000000002810")).isFalse();
    }
}
