package kz.bazarjoq.requests.correspondence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** Where several rights of one letter are late, each of the letters says which it is about. */
class LateRightsTests {

    private final OrderedLetters letters = new OrderedLetters();

    @ParameterizedTest
    @CsvSource({
        "overdue-apology, subject, ru, («Исправление персональных данных»), письмо с кодом",
        "overdue-apology, subject, kk, («Дербес деректерді түзету»), код жазылған хат",
        "overdue-apology, subject, en, (“Correction of personal data”), e-mail with a code",
        "reminder, support, ru, («Исправление персональных данных»), кодом",
        "overdue, privacy-officer, ru, («Исправление персональных данных»), кодом",
        "later-term-overdue, privacy-officer, ru, («Исправление персональных данных»), кодом"
    })
    void aLetterOfARightNamesItAndSpeaksOfNoCode(
            String template, String to, String language, String name, String code) {
        assertThat(text(template, to, language, "\"correct-data\""))
                .contains(name)
                .doesNotContain(code);
    }

    @ParameterizedTest
    @CsvSource({
        "overdue-apology, sender, ru, письмо с кодом",
        "overdue-apology, sender, kk, код жазылған хат",
        "overdue-apology, sender, en, e-mail with a code",
        "reminder, support, ru, Срок по обращению",
        "overdue, privacy-officer, ru, Срок по обращению"
    })
    void aLetterOfTheIntakeNamesNone(String template, String to, String language, String said) {
        assertThat(text(template, to, language, "null")).contains(said).doesNotContain("«", "“");
    }

    private String text(String template, String to, String language, String right) {
        var variables = JsonMapper.shared()
                .readTree(
                        """
                        {"requestId": "1", "language": "ru", "right": %s, "deadline": {"dueAt": "2026-11-26T23:59:59+05:00"}}"""
                                .formatted(right));
        var order = new OrderedLetters.Order(
                "personal-data-request",
                Map.of("template", template, "to", to),
                Map.of(
                        "requestId", variables.path("requestId"),
                        "language", variables.path("language"),
                        "right", variables.path("right"),
                        "deadline", variables.path("deadline")),
                false);
        return letters.fill(order, language).text();
    }
}
