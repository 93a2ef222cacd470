package kz.bazarjoq.requests.models.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.model.bpmn.Bpmn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kz.bazarjoq.requests.models.lint.Models.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A task takes no earlier answer, and no ground that wasn't offered. */
class EntryRulesTests {

    private static final String ALONE =
            """
            {"id": "decide", "components": [{"type": "radio", "key": "ground", "valuesKey": "grounds"}]}""";

    private static final String IN_LINES =
            """
            {"id": "decide", "components": [{"type": "dynamiclist", "path": "parts", "components": [
              {"type": "radio", "key": "ground", "valuesKey": "grounds"}]}]}""";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=null",
                "=if some offered in grounds satisfies offered.value = ground then ground else null",
                "=if refused and (some g in grounds satisfies g.value = ground) then ground else null",
                "=for k in kept return if some g in grounds satisfies g.value = ground then context put(k, \"ground\", ground) else k",
                "=if ground = null then \"kept\" else \"refused\""
            })
    void acceptsAGroundThatWasOffered(String source) throws IOException {
        assertThat(broken(ALONE, source)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=ground",
                "=if ground != null then ground else null",
                "=if some g in grounds satisfies g.value = ground then null else ground",
                "=if some g in grounds satisfies g.value = other then ground else null",
                "=if some g in others satisfies g.value = ground then ground else null",
                "=if some g in grounds satisfies g.label = ground then ground else null",
                "=if refused or (some g in grounds satisfies g.value = ground) then ground else null",
                "=context put(kept, \"ground\", ground)"
            })
    void findsAGroundThatMayNotHaveBeenOffered(String source) throws IOException {
        assertThat(broken(ALONE, source))
                .singleElement()
                .asString()
                .startsWith("its outputs take the ground only where");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=for n in 1..2 return if some g in grounds satisfies g.value = parts[n].ground then parts[n].ground else null",
                "=for p in parts return if some g in grounds satisfies g.value = p.ground then p.ground else null",
                "=for k in kept return k.ground"
            })
    void acceptsGroundsInLinesThatWereOffered(String source) throws IOException {
        assertThat(broken(IN_LINES, source)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=for n in 1..2 return parts[n].ground",
                "=for p in parts return p.ground",
                "=for p in parts[decision = \"keep\"] return {ground: p.ground}",
                "=parts.ground"
            })
    void findsGroundsInLinesThatMayNotHaveBeenOffered(String source) throws IOException {
        assertThat(broken(IN_LINES, source))
                .singleElement()
                .asString()
                .startsWith("its outputs take the ground only where");
    }

    @Test
    void findsATaskThatRemembersAnEarlierAnswerAndTakesWhateverIsEntered() throws IOException {
        Files.createDirectories(folder.resolve("right"));
        Files.writeString(folder.resolve("right/decide.form"), ALONE);
        var model = new Model(
                folder,
                folder.resolve("right/right.bpmn"),
                Bpmn.createExecutableProcess("right")
                        .startEvent()
                        .userTask("Task_Decide", task -> task.zeebeFormId("decide"))
                        .endEvent()
                        .done());

        assertThat(EntryRules.broken(model))
                .extracting(Finding::message)
                .containsExactly(
                        "its input empties ground (=null), so that no earlier answer is taken for this one",
                        "its outputs take the ground only where grounds offers it: some offered in grounds satisfies offered.value = …");
    }

    private List<String> broken(String form, String source) throws IOException {
        Files.createDirectories(folder.resolve("right"));
        Files.writeString(folder.resolve("right/decide.form"), form);
        var model = new Model(
                folder,
                folder.resolve("right/right.bpmn"),
                Bpmn.createExecutableProcess("right")
                        .startEvent()
                        .userTask("Task_Decide", task -> task.zeebeFormId("decide")
                                .zeebeInput("=null", "ground")
                                .zeebeOutput(source, "result"))
                        .endEvent()
                        .done());
        return EntryRules.broken(model).map(Finding::message).toList();
    }
}
