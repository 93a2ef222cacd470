package kz.bazarjoq.requests.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateDirectoryTests {

    @TempDir
    Path folder;

    @Test
    void isForOnePlatformAtATime() throws IOException {
        var state = new StateDirectory(folder.resolve("state"));
        var lock = state.lock();

        assertThatExceptionOfType(LocalFailure.class)
                .isThrownBy(state::lock)
                .withMessageContaining("runs already")
                .withMessageContaining("Ctrl-C");

        lock.channel().close();
        assertThat(state.lock().isValid()).isTrue();
    }

    @Test
    void forgetsDataAndLogsAndNothingElse() throws IOException {
        var state = new StateDirectory(folder);
        Files.writeString(state.data("postgresql").resolve("file"), "data");
        Files.writeString(state.log("camunda"), "log");
        var camunda = Files.createDirectory(folder.resolve("camunda-8.6.0"));

        state.clear();

        assertThat(folder.resolve("data")).doesNotExist();
        assertThat(folder.resolve("logs")).doesNotExist();
        assertThat(camunda).exists();
    }
}
