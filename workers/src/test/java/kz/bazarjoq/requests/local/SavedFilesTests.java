package kz.bazarjoq.requests.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kz.bazarjoq.requests.engine.ProcessesSaved;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.util.FileSystemUtils;

class SavedFilesTests {

    private static final String DIAGRAM = "correct-data/correct-data.bpmn";

    @TempDir
    private Path processes;

    private final List<String> console = new ArrayList<>();

    @BeforeEach
    void copyTheProcesses() throws IOException {
        FileSystemUtils.copyRecursively(Path.of("processes"), processes);
    }

    @Test
    void saysOnlyWhatCameOfItWhereTheRulesAreKept() {
        save(true);

        assertThat(console).containsExactly("Saved");
    }

    @Test
    void remarksWhichElementOfWhichFileBreaksWhichRule() throws IOException {
        breakARule();

        save(true);

        assertThat(console)
                .hasSize(2)
                .last()
                .asString()
                .startsWith("Remark: ")
                .contains(DIAGRAM, "a candidate group owns it");
    }

    @Test
    void leavesItAtWhatTheEngineRefuses() throws IOException {
        breakARule();

        save(false);

        assertThat(console).containsExactly("Saved");
    }

    private void breakARule() throws IOException {
        var diagram = processes.resolve(DIAGRAM);
        Files.writeString(
                diagram,
                Files.readString(diagram).replaceFirst("candidateGroups=\"support\"", "candidateGroups=\"sales\""));
    }

    private void save(boolean taken) {
        new SavedFiles(processes, console::add)
                .onApplicationEvent(new PayloadApplicationEvent<>(this, new ProcessesSaved(taken, "Saved")));
    }
}
