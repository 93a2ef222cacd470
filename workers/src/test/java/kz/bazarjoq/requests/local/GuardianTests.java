package kz.bazarjoq.requests.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardianTests {

    private static final List<String> CLASS_PATH =
            List.of(System.getProperty("java.class.path").split(File.pathSeparator));

    @Test
    void endsTheChildrenOfAKilledProcess(@TempDir Path folder) throws Exception {
        var parent = new ProcessBuilder(
                        JavaProcess.executable(),
                        "-classpath",
                        System.getProperty("java.class.path"),
                        Parent.class.getName(),
                        folder.toString())
                .start();
        try (var output = new BufferedReader(new InputStreamReader(parent.getInputStream(), StandardCharsets.UTF_8))) {
            var child = ProcessHandle.of(Long.parseLong(output.readLine())).orElseThrow();
            assertThat(child.isAlive()).isTrue();

            parent.destroyForcibly();

            assertThat(child.onExit()).succeedsWithin(Duration.ofSeconds(15));
        }
    }

    @Test
    void endsAChildThatIgnoresTheRequestToEnd(@TempDir Path folder) {
        var stubborn = JavaProcess.of(Stubborn.class.getName(), CLASS_PATH).start(folder, folder.resolve("log"));

        stubborn.close();

        assertThat(stubborn.isAlive()).isFalse();
    }

    static final class Parent {

        public static void main(String[] arguments) throws InterruptedException {
            var folder = Path.of(arguments[0]);
            var child = JavaProcess.of(Stubborn.class.getName(), CLASS_PATH).start(folder, folder.resolve("log"));
            System.out.println(child.pid());
            new CountDownLatch(1).await();
        }
    }

    static final class Stubborn {

        public static void main(String[] arguments) throws InterruptedException {
            var never = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try {
                    never.await(1, TimeUnit.MINUTES);
                } catch (InterruptedException interruption) {
                    Thread.currentThread().interrupt();
                }
            }));
            never.await();
        }
    }
}
