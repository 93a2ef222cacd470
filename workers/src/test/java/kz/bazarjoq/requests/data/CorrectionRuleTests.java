package kz.bazarjoq.requests.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.List;
import kz.bazarjoq.requests.data.SourceMap.Column;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CorrectionRuleTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 20);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            name          | ' Әйгерім Ұлықбекқызы '     | Әйгерім Ұлықбекқызы
            name          | 'O''Нил "Ко"; drop table x; --' | 'O''Нил "Ко"; drop table x; --'
            name          | Сауле 👩‍👧                  | Сауле 👩‍👧
            text          | 'кв. 5, домофон #7'         | 'кв. 5, домофон #7'
            phone         | 8 (701) 555-01-99           | +77015550199
            phone         | 87015550199                 | +77015550199
            phone         | +49 30 901820               | +4930901820
            email         | Saule+1@Example.kz          | Saule+1@Example.kz
            iin           | 0612 1160 0012              | 061211600012
            date-of-birth | 1.2.1987                    | 1987-02-01
            date-of-birth | 1987-02-01                  | 1987-02-01
            date-of-birth | 20.03.2026                  | 2026-03-20
            postal-code   | a15g7m6                     | A15G7M6
            postal-code   | 050 000                     | 050000
            choice        | kk                          | kk
            """)
    void writesAValidValueInOneWay(String rule, String typed, String written) {
        assertThat(rule(rule).check(typed)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            name          | '  '             | EMPTY
            name          | '12 - 34'        | NO_NAME
            name          | '👩'              | NO_NAME
            phone         | +7 701 555       | NO_PHONE
            phone         | нет              | NO_PHONE
            phone         | +7 000 000 00 00 | NO_PHONE
            email         | saule.example.kz | NO_EMAIL
            email         | 's a@example.kz' | NO_EMAIL
            email         | saule@example    | NO_EMAIL
            iin           | 061211600013     | NO_IIN
            iin           | 06121160001      | NO_IIN
            date-of-birth | 31.02.1987       | NO_DATE_OF_BIRTH
            date-of-birth | 21.03.2026       | NO_DATE_OF_BIRTH
            date-of-birth | 31.12.1899       | NO_DATE_OF_BIRTH
            date-of-birth | вчера            | NO_DATE_OF_BIRTH
            postal-code   | 05000            | NO_POSTAL_CODE
            choice        | de               | NO_CHOICE
            """)
    void saysWhatIsWrong(String rule, String typed, CorrectionFault fault) {
        refuses(rule, typed, fault);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000x", "а\u0007б", "Сауле\nМаратовна", "Сауле\tМаратовна", "Сау\u2028ле"})
    void refusesControlCharactersInOneLine(String typed) {
        refuses("name", typed, CorrectionFault.CHARACTERS);
    }

    @Test
    void takesSeveralLinesInATextAlone() {
        assertThat(rule("text").check("раз\r\nдва")).isEqualTo("раз\nдва");
    }

    @Test
    void takesTenThousandCharactersAndNoMore() {
        var longest = "👩" + "қ".repeat(9_999);

        assertThat(rule("name").check(longest)).isEqualTo(longest);
        refuses("name", longest + "қ", CorrectionFault.TOO_LONG);
    }

    @Test
    void takesComposedAndDecomposedLettersForTheSame() {
        assertThat(rule("name").check("Зои\u0306")).isEqualTo("Зой");
    }

    private static void refuses(String rule, String typed, CorrectionFault fault) {
        assertThatExceptionOfType(InvalidCorrectionException.class)
                .isThrownBy(() -> rule(rule).check(typed))
                .extracting(InvalidCorrectionException::fault)
                .isEqualTo(fault);
    }

    private static CorrectionRule rule(String rule) {
        var choices = rule.equals("choice") ? List.of("ru", "kk") : null;
        return new CorrectionRule(
                new Column(
                        new LocalizedText("", "", ""), null, null, rule, choices, null, null, null, null, null, null),
                TODAY);
    }
}
