package kz.bazarjoq.requests.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlatformTests {

    @TempDir
    Path folder;

    @Test
    void noticesThatTheDatabaseHasDied() {
        try (var platform = new Platform(new StateDirectory(folder), Ports.free(), Progress.SILENT)) {
            platform.postgres().start();
            assertThat(platform.dead()).isEmpty();

            platform.postgres().process().orElseThrow().destroyForcibly();

            await().untilAsserted(() -> assertThat(platform.dead()).hasValue(platform.postgres()));
        }
    }

    @Test
    void missesNoPartThatWasStopped() {
        try (var platform = new Platform(new StateDirectory(folder), Ports.free(), Progress.SILENT)) {
            platform.postgres().start();
            platform.mail().start();

            platform.postgres().stop();
            platform.mail().stop();

            assertThat(platform.dead()).isEmpty();
        }
    }
}
