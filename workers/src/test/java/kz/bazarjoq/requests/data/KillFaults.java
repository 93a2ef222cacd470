package kz.bazarjoq.requests.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import kz.bazarjoq.requests.data.FaultContext.Databases;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Kills a process of the product (SIGKILL) at each statement that changes something and at each commit, then lets the job come again:
 * the end is that of the undisturbed run, in every table of every database. {@code ./mvnw verify -Pfaults} runs it.
 */
class KillFaults {

    private static Copies pristine;

    @BeforeAll
    static void createTheShop() {
        pristine = Copies.of(60);
        // Brings the product's own tables.
        FaultContext.start(pristine.databases()).close();
    }

    @ParameterizedTest
    @EnumSource(Act.class)
    void endsAsUndisturbedWhereverItIsKilled(Act act) {
        var before = pristine.copy();
        try (var product = FaultContext.start(before.databases())) {
            act.before(product);
        }
        var undisturbed = before.copy();
        var passed = new AtomicInteger();
        try (var product = FaultContext.start(undisturbed.counted())) {
            CountedDriver.tell(sql -> passed.incrementAndGet());
            act.run(product);
        } finally {
            CountedDriver.tell(sql -> {});
        }
        var expected = undisturbed.everything();
        assertThat(expected).isNotEqualTo(before.everything());
        assertThat(passed).hasPositiveValue();

        System.out.printf("%s: killed at each of %d statements and after the last%n", act, passed.get());
        IntStream.rangeClosed(1, passed.get() + 1).parallel().forEach(statement -> {
            var copies = before.copy();
            kill(act, statement, copies.counted());
            try (var product = FaultContext.start(copies.databases())) {
                act.run(product);
            }
            assertThat(copies.everything())
                    .as("%s killed at statement %d", act, statement)
                    .isEqualTo(expected);
            copies.drop();
        });
    }

    private static void kill(Act act, int statement, Databases databases) {
        try {
            var process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-cp",
                            System.getProperty("java.class.path"),
                            KilledWorker.class.getName(),
                            act.name(),
                            Integer.toString(statement),
                            databases.product(),
                            databases.shop(),
                            databases.crm())
                    .redirectErrorStream(true)
                    .start();
            var said = new StringBuilder();
            try (var output =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                for (var line = output.readLine(); !KilledWorker.THERE.equals(line); line = output.readLine()) {
                    assertThat(line)
                            .as("%s comes to statement %d, but: %s", act, statement, said)
                            .isNotNull();
                    said.append(line).append('\n');
                }
            } finally {
                process.destroyForcibly().waitFor();
            }
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
