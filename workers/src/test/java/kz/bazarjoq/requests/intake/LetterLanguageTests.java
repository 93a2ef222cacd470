package kz.bazarjoq.requests.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import kz.bazarjoq.requests.correspondence.IncomingLetter;
import kz.bazarjoq.requests.register.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LetterLanguageTests {

    private static final LetterLanguage LANGUAGES = new LetterLanguage();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
            Запрос о персональных данных | Прошу подтвердить, обрабатываете ли вы мои данные. Әсел Қожахметова | RU
            Запрос о персональных данных | Менің дербес деректерімді өңдейтініңізді растаңыз | KK
            Запрос о персональных данных | Отиниш, менин жеке деректеримди растаныз | KK
            Запрос о персональных данных | Please tell me whether you process my data | EN
            Запрос о персональных данных | - | RU
            Жеке деректер туралы | - | KK
            - | 12345 | RU
            - | - | RU
            """)
    void answersInTheLanguageOfTheLetter(String subject, String text, Language language) {
        assertThat(LANGUAGES.of(letter(subject == null ? "" : subject, text == null ? "" : text)))
                .isEqualTo(language);
    }

    private static IncomingLetter letter(String subject, String text) {
        return new IncomingLetter(
                "<a@b>",
                Optional.empty(),
                subject,
                text,
                text,
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                true);
    }
}
