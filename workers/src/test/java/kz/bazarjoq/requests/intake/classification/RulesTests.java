package kz.bazarjoq.requests.intake.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RulesTests {

    private static final String RULES =
            """
            reach: 4
            negation:
              before:
                ru: [не, не надо]
                en: [not, "don't"]
                except: [до сих пор не, не могу]
              after:
                ru: [не нужно]
                kk: [керек емес]
            meanings:
              удалить:
                ru: [удалить, удалите, удаление]
                kk: [өшір*]
                en: [delete]
                except: [өшірме*]
              аккаунт:
                ru: [аккаунт, учётная запись, учётной записи]
                kk: [аккаунт*, есептік жазба*]
                en: [account]
              незаконно:
                ru: [незаконно]
              заказ:
                ru: [заказ]
              бонусы:
                ru: [бонусы]
              вопрос:
                ru: [вопрос]
            rights:
              delete:
                for:
                  - удалить + аккаунт / !незаконно
                  - subject: Удаление учётной записи
                against: [заказ]
                unless: [бонусы]
              destroy:
                for: [удалить + аккаунт / незаконно]
            otherwise:
              question:
                for: [вопрос]
              confirm:
                for: [subject: Запрос]
            """;

    private final Rules rules = RulesFile.read(RULES);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Удалите мой аккаунт",
                "прошу об удалении моей УЧЕТНОЙ ЗАПИСИ",
                "Мой акаунт удалите",
                "Аккаунтымды өшіріңіз",
                "аккаунтымды оширип тастаныз",
                "есептік жазбамды өшіріп беріңізші",
                "Please delete my account.",
                "Салем, аккаунт удалите",
                "Вы до сих пор не удалили мой аккаунт!",
                "Не могу удалить аккаунт",
                "Мне он не нужен, удалите аккаунт",
                "Здравствуйте.\nУдалите,\nпожалуйста, аккаунт",
            })
    void findsARightInAnyFormOfItsWords(String text) {
        assertThat(rights("", text)).containsExactly("delete");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Не удаляйте, не надо удалить мой аккаунт",
                "Удалить аккаунт не нужно",
                "Аккаунтымды өшірмеңіз",
                "Please don't delete my account",
                "Удалите это. Мой аккаунт работает",
                "- удалите комментарий\n- верните аккаунт",
                "Удалите мне из корзины тот старый красный чайник и проверьте аккаунт",
                "Нажимаю «Удалить аккаунт», что дальше",
                "Удалите заказ, он привязан к аккаунту",
                "Удалите аккаунт? Нет, у меня там бонусы",
            })
    void findsNothingWhereItIsDeniedQuotedFarAwayOrAboutSomethingElse(String text) {
        assertThat(rights("", text)).isEmpty();
    }

    @Test
    void saysWhichWordsLedToItByWhichRule() {
        var found = rules.suggest(LetterWords.of("Аккаунт", "Вы получили это незаконно.\nУдалите\nмой аккаунт!"));

        assertThat(found).singleElement().satisfies(suggestion -> {
            assertThat(suggestion.right()).isEqualTo("destroy");
            assertThat(suggestion.bySubject()).isFalse();
            assertThat(suggestion.reasons())
                    .extracting(Reason::words, Reason::rule, Reason::line)
                    .containsExactly(
                            tuple(List.of("Удалите мой аккаунт", "незаконно"), "удалить + аккаунт / незаконно", 36));
            assertThat(suggestion).asString().doesNotContain("мой");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "Re: удаление учётной записи, delete, true",
        "Удалите аккаунт, delete, false",
        "Fwd: Удалите аккаунт, '', false",
        "PDR-2026-000123 Удалите аккаунт, '', false",
        "RE: [2]: запрос, confirm, true",
    })
    void readsInASubjectWhatTheCustomerWroteHimself(String subject, String right, boolean bySubject) {
        var found = rules.suggest(LetterWords.of(subject, ""));

        assertThat(found.stream().map(Suggestion::right)).isEqualTo(right.isEmpty() ? List.of() : List.of(right));
        assertThat(found.stream().anyMatch(Suggestion::bySubject)).isEqualTo(bySubject);
    }

    @Test
    void assumesTheFirstThatAppliesOnlyWhereTheLetterSaysNothing() {
        assertThat(rights("Запрос", "Есть вопрос")).containsExactly("question");
        assertThat(rights("Запрос", "Здравствуйте")).containsExactly("confirm");
        assertThat(rights("Запрос", "Есть вопрос. Удалите аккаунт")).containsExactly("delete");
    }

    @Test
    void isDoneSoonWithALetterThatIsMadeToKeepItBusy() {
        var letter = "удалите ".repeat(20_000) + "не удалите аккаунт ".repeat(10_000);

        Assertions.assertTimeout(Duration.ofSeconds(10), () -> rights("", letter));
    }

    private List<String> rights(String subject, String text) {
        return rules.suggest(LetterWords.of(subject, text)).stream()
                .map(Suggestion::right)
                .toList();
    }
}
