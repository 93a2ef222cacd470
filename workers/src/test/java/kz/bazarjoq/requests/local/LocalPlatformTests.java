package kz.bazarjoq.requests.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalPlatformTests {

    @TempDir
    Path folder;

    @Test
    void endsWithOneClearMessageWhenAPortIsTaken() throws Exception {
        var ports = Ports.free();
        try (var other = new ServerSocket(ports.of(Service.CAMUNDA), 1, InetAddress.getLoopbackAddress());
                var run = new LocalRun(new StateDirectory(folder.resolve("state")), ports)) {

            assertThat(run.awaitExit()).isEqualTo(1);

            assertThat(run.output())
                    .contains("Another program listens on port %d (camunda).".formatted(other.getLocalPort()))
                    .contains("-Dports.camunda=18080")
                    .doesNotContain("Starting");
        }
    }

    @Test
    void endsWithOneClearMessageWhenItRunsAlready() throws Exception {
        var state = new StateDirectory(folder.resolve("state"));
        var lock = state.lock();

        try (var run = new LocalRun(state, Ports.free())) {
            assertThat(run.awaitExit()).isEqualTo(1);

            assertThat(lock.isValid()).isTrue();
            assertThat(run.output()).contains("The local platform runs already").doesNotContain("Stopping");
        }
    }
}
