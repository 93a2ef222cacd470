package kz.bazarjoq.requests.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodesTests {

    private final Codes codes = new Codes(properties(IdentityTestBase.KEY));

    @Test
    void derivesTheSameCodeAndTokenFromTheSameNonce() {
        var nonce = codes.newNonce();
        var again = new Codes(properties(IdentityTestBase.KEY));

        assertThat(again.code(nonce)).isEqualTo(codes.code(nonce)).matches("[0-9]{6}");
        assertThat(again.token(nonce)).isEqualTo(codes.token(nonce)).matches("[0-9a-f]{32}");
    }

    @Test
    void derivesOthersUnderAnotherKey() {
        var nonce = codes.newNonce();
        var other = new Codes(properties("YWJjZGVmZ2hpamFiY2RlZmdoaWphYmNkZWZnaGlqYWI="));

        assertThat(other.token(nonce)).isNotEqualTo(codes.token(nonce));
        assertThat(other.codeHash(new UUID(0, 0), "123456")).isNotEqualTo(codes.codeHash(new UUID(0, 0), "123456"));
    }

    @Test
    void hashesOneCodeDifferentlyForEachChallenge() {
        assertThat(codes.codeHash(UUID.randomUUID(), "123456"))
                .isNotEqualTo(codes.codeHash(UUID.randomUUID(), "123456"));
    }

    @Test
    void spreadsCodesEvenly() {
        var byFirstDigit = IntStream.range(0, 50_000)
                .mapToObj(number -> codes.code("nonce " + number).charAt(0))
                .collect(Collectors.groupingBy(digit -> digit, Collectors.counting()));

        assertThat(byFirstDigit).hasSize(10);
        assertThat(byFirstDigit.values())
                .allSatisfy(count -> assertThat(count).isCloseTo(5_000L, Percentage.withPercentage(8)));
    }

    @Test
    void takesANewNonceForEachCode() {
        assertThat(Stream.generate(codes::newNonce).limit(1_000).distinct()).hasSize(1_000);
    }

    @ParameterizedTest
    @CsvSource({"'', isn't set", "not base64!, isn't Base64", "c2hvcnQ=, has 5 bytes"})
    void refusesToStartWithoutAStrongKeyAndNeverShowsIt(String key, String problem) {
        assertThatExceptionOfType(InvalidCodeKeyException.class)
                .isThrownBy(() -> new Codes(properties(key)))
                .withMessageContaining("bazarjoq.identity.code-key " + problem)
                .satisfies(failure -> assertThat(new InvalidCodeKeyFailureAnalyzer().analyze(failure))
                        .hasFieldOrPropertyWithValue("action", InvalidCodeKeyException.REMEDY + ".")
                        .extracting("description")
                        .asString()
                        .doesNotContain("c2hvcnQ="));
    }

    @Test
    void hidesTheKeyInItsText() {
        assertThat(properties(IdentityTestBase.KEY).toString()).doesNotContain(IdentityTestBase.KEY);
    }

    private static IdentityProperties properties(String key) {
        return new IdentityProperties(key, 5, 3, 3, Duration.ofDays(1));
    }
}
