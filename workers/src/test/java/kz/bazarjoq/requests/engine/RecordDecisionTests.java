package kz.bazarjoq.requests.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** What the timeline says of the decisions in the product's own forms. */
class RecordDecisionTests {

    private final TaskWording wording = new TaskWording(new ProcessFiles(
            new ProcessesProperties("classpath:processes/"), new PathMatchingResourcePatternResolver()));

    @Test
    void saysWhatWasChosenInTheWordsOfTheForm() {
        assertThat(wording.decided("provide-information", "Task_CheckAnswer", Map.of("answer", "nothing-held")))
                .contains("Проверить ответ: Данных нет");
    }

    @Test
    void takesTheWordsFromTheVariableThatTheFormTakesItsOptionsFrom() {
        var variables = Map.of(
                "classification",
                "rights",
                "rights",
                List.of("confirm-processing"),
                "rightOptions",
                List.of(Map.of("value", "confirm-processing", "label", "Подтверждение")));

        assertThat(wording.decided("personal-data-request", "Task_ConfirmRights", variables))
                .contains("Определить, о чём обращение: О персональных данных, Подтверждение");
    }

    @Test
    void writesNothingThatNoAnalystHasWorded() {
        assertThat(wording.decided(
                        "provide-information", "Task_CheckAnswer", Map.of("answer", "Иванов", "other", "Петров")))
                .contains("Проверить ответ");
    }
}
