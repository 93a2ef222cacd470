package kz.bazarjoq.requests.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTests {

    private final OwnValues own = own();

    private static OwnValues own() {
        var own = new OwnValues();
        List.of(
                        "Садыкова",
                        "Айгерим",
                        "+77015550101",
                        "aigerim@example.kz",
                        "910415400012",
                        "Алматы",
                        "Samsung Galaxy A54")
                .forEach(own::add);
        return own;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Отдайте соседке: Сауле Ахметова, её телефон +7 700 111 22 33. | Отдайте соседке: █████ █████, её телефон █████.
                    Асель просила перезвонить                                     | █████ просила перезвонить
                    Передайте Жанне Ивановой                                     | Передайте █████ █████
                    Позвоните 8 (702) 333-44-55 вечером                           | Позвоните █████ вечером
                    Городской номер 255-01-01                                     | Городской номер █████
                    Пишите на ivan.petrov@mail.example                            | Пишите на █████
                    Пишите на Aigerim@example.kz                                  | Пишите на █████
                    ИИН мужа 880211300055                                         | ИИН мужа █████
                    С карты 4400 4301 2345 6789                                   | С карты █████
                    Счёт KZ86 125K ZT50 0410 0100                                 | Счёт █████
                    Көршім Гүлмира Ерланқызына беріңіз                            | █████ █████ █████ беріңіз
                    Құрылтай Ержанұлы келеді                                      | █████ █████ келеді
                    Please give it to John Smith, thank you                       | Please give it to █████ █████, thank you
                    """)
    void blacksOutWhatTellsOfOthers(String text, String shown) {
        assertThat(shown(text, List.of(), List.of())).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Здравствуйте! Когда привезут заказ в Алматы?",
                "Это Айгерим Садыкова, мой номер 8 701 555-01-01, почта aigerim@example.kz.",
                "От Айгерима: ИИН 910415400012.",
                "Прошу Вас ответить. Ваш магазин мне нравится.",
                "Заказ 1000123 от 19.03.2026, доставка 2026-03-21 в 10:00.",
                "Телефон Samsung Galaxy не включается. SMS не пришло.",
                "Сәлеметсіз бе! Тапсырысымды қашан жеткізесіздер?",
                "Hello! When will my order come? I'm waiting.",
                "Пришёл не тот цвет: заказывала \"синий\", а привезли зелёный.\nЧто делать? 😕",
            })
    void leavesWhatTellsOfNobodyElse(String text) {
        assertThat(shown(text, List.of(), List.of())).isEqualTo(text);
    }

    @Test
    void takesThePersonsDecisionsBeforeItsOwn() {
        var text = "живёт на улице абая 5, магазин Технодом";

        assertThat(shown(text, List.of("улице абая 5"), List.of("технодом")))
                .isEqualTo("живёт на █████, магазин Технодом");
    }

    @Test
    void tellsHowLongNothingIs() {
        assertThat(new Redaction(own, new Redaction.Words(List.of(), List.of())).pieces("для Сауле"))
                .containsExactly(new Redaction.Piece("для ", false), new Redaction.Piece("Сауле", true))
                .extracting(Redaction.Piece::shown)
                .containsExactly("для ", "█████");
    }

    private String shown(String text, List<String> hide, List<String> keep) {
        return new Redaction(own, new Redaction.Words(hide, keep))
                .pieces(text).stream().map(Redaction.Piece::shown).collect(Collectors.joining());
    }
}
