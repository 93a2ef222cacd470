package kz.bazarjoq.requests.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeInTextTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "123456",
                "123 456",
                "123\u00A0456",
                "Код: 123456.",
                "Ваш код 123456, спасибо",
                "Мой код — 123 456",
                "PDR-2026-000789 123456",
                "Здравствуйте!\n\n123456\n\nИван, тел. +7 701 765 43 21, индекс 050000",
                "Индекс 050000. Код: 123456",
                "Code is 123456",
                "*123456*",
                "заказ №654321, код 123456",
            })
    void findsTheCode(String text) {
        assertThat(CodeInText.find(text)).contains("123456");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*\n", "\"", "* ", "123 456 ", "код"})
    void looksThroughAnythingInNoTime(String part) {
        var text = part.repeat(200_000);

        assertThat(assertTimeoutPreemptively(Duration.ofSeconds(5), () -> CodeInText.find(text)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "PDR-2026-123456",
                "Re: [PDR-2026-123456]",
                "12345",
                "1234567",
                "+7 701 123 456 7",
                "+7 701 123-45-67",
                "+77011234567",
                "061211600012",
                "12 3456",
                "заказ №123456",
                "4400 1234 5678 9010",
            })
    void takesNothingElseForOne(String text) {
        assertThat(CodeInText.find(text)).isEmpty();
    }
}
