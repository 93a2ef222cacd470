package kz.bazarjoq.requests.correspondence.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewTextTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "чт, 19 мар. 2026 г. в 12:00, BazarJoq <info@bazarjoq.kz>:\n\n> Ваш код",
                "On Thu, Mar 19, 2026 at 12:00 PM BazarJoq <info@bazarjoq.kz> wrote:\n\n> Your code",
                "On Thu, Mar 19, 2026 at 12:00 PM BazarJoq the Shop of All\n<info@bazarjoq.kz> wrote:\n\n> Your code",
                "19.03.2026, 12:00, \"BazarJoq\" <info@bazarjoq.kz>:\n> Ваш код",
                "Четверг, 19 марта 2026, 12:00 +05:00 от BazarJoq <info@bazarjoq.kz>:\n \nВаш код без пометки",
                "19 марта 2026 г., в 12:00, BazarJoq <info@bazarjoq.kz> написал(а):\n\n> Ваш код",
                "2026 ж. 19 нау., 12:00, BazarJoq <info@bazarjoq.kz> жазды:\n> Кодыңыз",
                "-----Original Message-----\nFrom: BazarJoq\nYour code",
                "-------- Пересылаемое сообщение --------\nВаш код",
                "________________________________\nОт: BazarJoq <info@bazarjoq.kz>\nОтправлено: 19 марта 2026 г.\nКому: a\nТема: b\n\nВаш код",
                "From: BazarJoq <info@bazarjoq.kz>\nSent: Thursday, March 19, 2026\nTo: a\nSubject: b\n\nYour code",
                "> Ваш код",
                "-- \nИван Иванов\n+7 701 123 45 67",
                "Отправлено с iPhone",
                "Sent from my Galaxy",
                "Отправлено из мобильной Почты Mail.ru",
            })
    void cutsOffWhatTheCustomerDidNotWrite(String rest) {
        assertThat(NewText.of("Мой ответ.\n\n" + rest).replaceAll("\\s*_+$", ""))
                .isEqualTo("Мой ответ.");
    }

    @Test
    void keepsAnswersThatStandBelowAndBetweenTheQuotation() {
        var text =
                """
                чт, 19 мар. 2026 г. в 12:00, BazarJoq <info@bazarjoq.kz>:
                > Какое имя?
                Иван
                > Какой телефон?
                Тот же""";

        assertThat(NewText.of(text)).isEqualTo("Иван\nТот же");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Я писал вам 19 марта на адрес info@bazarjoq.kz, ответа нет.",
                "От: этого письма зависит многое",
                "Сроки:\n- 30 дней",
                "Мой телефон: +7 701 123 45 67",
                "Мои данные на 19.03.2026:\nимя Иван",
            })
    void keepsOrdinaryText(String text) {
        assertThat(NewText.of(text)).isEqualTo(text);
    }
}
