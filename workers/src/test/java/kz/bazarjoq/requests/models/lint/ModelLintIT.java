package kz.bazarjoq.requests.models.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The models follow bpmnlint's rules and those of each Camunda version they run on: no error, no warning. */
class ModelLintIT {

    @SuppressWarnings("NullAway.Init")
    private static NodeTools tools;

    @BeforeAll
    static void install() {
        tools = NodeTools.installed();
    }

    @Test
    void findsNothingWrongWithTheModels() {
        assertThat(lint(Models.FOLDER)).isEmpty();
    }

    @Test
    void findsNothingWrongWithTheSampleRight() {
        assertThat(lint(Models.SAMPLES)).isEmpty();
    }

    @Test
    void namesFileElementAndRuleOfWhatIsWrong(@TempDir Path folder) throws IOException {
        var model = Files.readString(Models.FOLDER.resolve("provide-information/provide-information.bpmn"));
        Files.writeString(
                folder.resolve("broken.bpmn"),
                model.replace("<zeebe:taskDefinition type=\"data.locate\" retries=\"5\" />", ""));

        assertThat(lint(folder)).isNotEmpty().allSatisfy(finding -> {
            assertThat(finding.file()).isEqualTo("broken.bpmn");
            assertThat(finding.element()).isEqualTo("Task_LocateData");
            assertThat(finding.rule()).startsWith("camunda-compat/");
        });
    }

    private static List<Finding> lint(Path folder) {
        return List.of(JsonMapper.shared().readValue(tools.run("lint.mjs", folder), Finding[].class));
    }
}
