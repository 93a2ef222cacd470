package kz.bazarjoq.requests.local;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadinessTests {

    private static final URI NOBODY =
            URI.create("http://localhost:" + Ports.free().of(Service.WORKERS) + "/");

    @TempDir
    Path folder;

    private Path log;

    @BeforeEach
    void nameTheLog() {
        log = folder.resolve("part.log");
    }

    @Test
    void namesTheLogOfAPartThatDiesWhileStarting() {
        try (var process = start("die")) {
            assertThatExceptionOfType(LocalFailure.class)
                    .isThrownBy(() -> readiness(Duration.ofSeconds(30)).await(process, NOBODY))
                    .withMessageContaining("Part has ended while it was starting")
                    .withMessageContaining(log.toString());
        }
    }

    @Test
    void believesTheLogOfAPartThatStaysAliveAfterAFailedStart() {
        try (var process = start("hang")) {
            assertThatExceptionOfType(LocalFailure.class)
                    .isThrownBy(() -> readiness(Duration.ofSeconds(30)).await(process, NOBODY))
                    .withMessageContaining("Part can't start. The disk is full")
                    .withMessageContaining(log.toString());
        }
    }

    @Test
    void givesUpOnAPartThatTakesTooLong() {
        try (var process = start("wait")) {
            assertThatExceptionOfType(LocalFailure.class)
                    .isThrownBy(() -> readiness(Duration.ofMillis(1_200)).await(process, NOBODY))
                    .withMessageContaining("Part isn't ready after 1 s")
                    .withMessageContaining(log.toString());
        }
    }

    private static Readiness readiness(Duration limit) {
        return new Readiness("Part", limit);
    }

    private ChildProcess start(String behaviour) {
        return JavaProcess.of(
                        Behaviour.class.getName(),
                        List.of(System.getProperty("java.class.path").split(File.pathSeparator)))
                .withArguments(List.of(behaviour))
                .start(folder, log);
    }

    static final class Behaviour {

        public static void main(String[] arguments) throws InterruptedException {
            if (arguments[0].equals("die")) {
                System.exit(1);
            }
            if (arguments[0].equals("hang")) {
                System.out.println("Application run failed: No space left on device");
            }
            new CountDownLatch(1).await();
        }
    }
}
