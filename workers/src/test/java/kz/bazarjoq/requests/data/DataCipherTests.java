package kz.bazarjoq.requests.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataCipherTests {

    static final String KEY = "NDMyMTA5ODc2NTQzMjEwOTg3NjU0MzIxMDk4NzY1NDM=";

    private static final String PLACE = "package/1/0";

    private final DataCipher cipher = cipher(KEY);

    static DataCipher cipher(String key) {
        return new DataCipher(new KeptDataProperties(key, Duration.ofDays(7)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Әйгерім Ұлықбекқызы", "👩‍👩‍👧‍👦 \"O'Нил\""})
    void givesBackWhatWasEncrypted(String text) {
        var encrypted = cipher.encrypt(bytes(text), PLACE);

        assertThat(cipher(KEY).decrypt(encrypted, PLACE)).isEqualTo(bytes(text));
    }

    @Test
    void encryptsTheSameDifferentlyEachTime() {
        var once = cipher.encrypt(bytes("Айгерим"), PLACE);

        assertThat(cipher.encrypt(bytes("Айгерим"), PLACE)).isNotEqualTo(once);
    }

    @Test
    void refusesWhatStoodAtAnotherPlace() {
        var encrypted = cipher.encrypt(bytes("Айгерим"), PLACE);

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> cipher.decrypt(encrypted, "package/2/0"))
                .withMessageContaining("package/2/0");
    }

    @Test
    void refusesWhatWasChangedOrCutShort() {
        var encrypted = cipher.encrypt(bytes("Айгерим"), PLACE);
        encrypted[encrypted.length - 1] ^= 1;

        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> cipher.decrypt(encrypted, PLACE));
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> cipher.decrypt(new byte[3], PLACE));
    }

    @Test
    void refusesAnotherKey() {
        var encrypted = cipher("YWJjZGVmZ2hpamFiY2RlZmdoaWphYmNkZWZnaGlqYWI=").encrypt(bytes("Айгерим"), PLACE);

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> cipher.decrypt(encrypted, PLACE))
                .withMessageContaining("bazarjoq.data.key");
    }

    @ParameterizedTest
    @CsvSource({"'', isn't set", "not base64!, isn't Base64", "c2hvcnQ=, has 5 bytes"})
    void refusesToStartWithoutAStrongKeyAndNeverShowsIt(String key, String problem) {
        assertThatExceptionOfType(InvalidDataKeyException.class)
                .isThrownBy(() -> cipher(key))
                .withMessageContaining("bazarjoq.data.key " + problem)
                .satisfies(failure -> assertThat(new InvalidDataKeyFailureAnalyzer().analyze(failure))
                        .hasFieldOrPropertyWithValue("action", InvalidDataKeyException.REMEDY + ".")
                        .extracting("description")
                        .asString()
                        .doesNotContain("c2hvcnQ="));
        assertThat(new KeptDataProperties(KEY, Duration.ofDays(7)).toString()).doesNotContain(KEY);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
