package kz.bazarjoq.requests.local;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A local run as its user starts it: a process of its own, whose parent stands for Maven. */
final class LocalRun implements AutoCloseable {

    private static final Duration READY = Duration.ofMinutes(6);
    private static final Duration ENDED = Duration.ofSeconds(15);

    private final StateDirectory state;
    private final Path output;
    private final ChildProcess parent;

    LocalRun(StateDirectory state, Ports ports) {
        this.state = state;
        var options = new ArrayList<String>();
        options.add("-Dbazarjoq.local.directory=" + state.root());
        for (var service : Service.values()) {
            options.add("-Dbazarjoq.local.ports.%s=%d".formatted(service.key(), ports.of(service)));
        }
        output = outputBeside(state.root());
        parent = JavaProcess.of(
                        Parent.class.getName(),
                        List.of(System.getProperty("java.class.path").split(File.pathSeparator)))
                .withOptions(options.toArray(String[]::new))
                .start(Path.of("").toAbsolutePath(), output);
    }

    String output() {
        try {
            return Files.readString(output);
        } catch (IOException failure) {
            throw new UncheckedIOException("The run's output can't be read", failure);
        }
    }

    /** Waits until everything is ready and the sample letter is sent. */
    void awaitReady() {
        Awaitility.await("the local platform")
                .atMost(READY)
                .failFast("The run has ended; see " + output, () -> !parent.isAlive())
                .until(() -> output().contains("Ctrl-C stops everything"));
    }

    /** All processes of the run but the parent. */
    List<ProcessHandle> processes() {
        var root = ProcessHandle.of(parent.pid()).orElseThrow();
        var database = new PostgresPart(state, Ports.free()).process().stream();
        return Stream.concat(
                        root.descendants(),
                        database.flatMap(main -> Stream.concat(Stream.of(main), main.descendants())))
                .distinct()
                .toList();
    }

    /** The process of the platform itself. */
    ProcessHandle platform() {
        return ProcessHandle.of(parent.pid())
                .orElseThrow()
                .children()
                .findFirst()
                .orElseThrow();
    }

    void killParent() {
        ProcessHandle.of(parent.pid()).ifPresent(ProcessHandle::destroyForcibly);
    }

    /** Waits for the end of the run and returns its exit code. */
    int awaitExit() {
        Awaitility.await("the end of the run").atMost(READY).until(() -> !parent.isAlive());
        return parent.exitCode();
    }

    static void awaitEndOf(List<ProcessHandle> processes) {
        Awaitility.await("the end of all processes").atMost(ENDED).until(() -> processes.stream()
                .noneMatch(ProcessHandle::isAlive));
    }

    @Override
    public void close() {
        var left = parent.isAlive() ? processes() : List.<ProcessHandle>of();
        parent.close();
        awaitEndOf(left);
    }

    private static Path outputBeside(Path folder) {
        try {
            Files.createDirectories(folder.getParent());
            return Files.createTempFile(folder.getParent(), "run-", ".output");
        } catch (IOException failure) {
            throw new UncheckedIOException("The run's output has no place", failure);
        }
    }

    /** Starts the platform as Maven does and ends with its exit code. */
    static final class Parent {

        public static void main(String[] arguments) throws IOException, InterruptedException {
            var command = new ArrayList<String>();
            command.add(JavaProcess.executable());
            System.getProperties().forEach((name, value) -> {
                if (String.valueOf(name).startsWith("bazarjoq.local.")) {
                    command.add("-D" + name + "=" + value);
                }
            });
            command.addAll(List.of(
                    "-Xmx400m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-classpath",
                    System.getProperty("java.class.path"),
                    LocalPlatform.class.getName()));
            System.exit(new ProcessBuilder(command).inheritIO().start().waitFor());
        }
    }
}
