package kz.bazarjoq.requests.models.harness;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TaskFormTests {

    private final TaskForm form = TaskForm.of(
            "decide",
            """
            {"components": [
              {"type": "text", "text": "What is it?"},
              {"type": "group", "components": [
                {"type": "radio", "key": "decision", "values": [{"label": "Yes", "value": "yes"}],
                 "validate": {"required": true}}]},
              {"type": "checklist", "key": "rights", "valuesKey": "rightOptions",
               "validate": {"required": true}, "conditional": {"hide": "=decision = null"}},
              {"type": "dynamiclist", "path": "choices", "components": [
                {"type": "radio", "key": "ground", "valuesKey": "grounds", "validate": {"required": true}}]},
              {"type": "textfield", "key": "requestNumber", "disabled": true}]}"""
                    .getBytes(StandardCharsets.UTF_8));

    private final Map<String, ?> variables = Map.of(
            "rightOptions", List.of(Map.of("label", "Confirm", "value", "confirm-processing")),
            "grounds", List.of(Map.of("label", "Law", "value", "contrary-to-law")));

    @Test
    void takesWhatAPersonCanEnter() {
        assertThatCode(() -> form.check(Map.of("decision", "yes", "rights", List.of("confirm-processing")), variables))
                .doesNotThrowAnyException();
    }

    @Test
    void takesNoFieldThatIsNotThere() {
        assertThatThrownBy(() -> form.check(Map.of("decision", "yes", "comment", "x"), variables))
                .hasMessageContaining("comment");
    }

    @Test
    void takesNoFieldThatIsOnlyShown() {
        assertThatThrownBy(() -> form.check(Map.of("decision", "yes", "requestNumber", "x"), variables))
                .hasMessageContaining("requestNumber");
    }

    @Test
    void takesNoOptionThatIsNotOffered() {
        assertThatThrownBy(() -> form.check(Map.of("decision", "no"), variables))
                .hasMessageContaining("decision");
        assertThatThrownBy(() -> form.check(Map.of("decision", "yes", "rights", List.of("fly")), variables))
                .hasMessageContaining("rights");
    }

    @Test
    void isNotSentWithoutWhatIsRequired() {
        assertThatThrownBy(() -> form.check(Map.of(), variables)).hasMessageContaining("decision");
    }

    @Test
    void checksEachLineOfAList() {
        assertThatCode(() -> enter(Arrays.asList(null, Map.of("ground", "contrary-to-law"))))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> enter(List.of(Map.of("ground", "none")))).hasMessageContaining("none");
        assertThatThrownBy(() -> enter(List.of(Map.of("comment", "x")))).hasMessageContaining("comment");
        assertThatThrownBy(() -> enter(List.of(Map.of()))).hasMessageContaining("ground");
    }

    private void enter(List<?> choices) {
        form.check(Map.of("decision", "yes", "choices", choices), variables);
    }
}
