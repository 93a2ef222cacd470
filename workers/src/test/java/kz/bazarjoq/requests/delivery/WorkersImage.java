package kz.bazarjoq.requests.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;

/** The image of the workers without Docker: the files that the Dockerfile puts there, and its commands, run by hand. */
final class WorkersImage {

    private static final Dockerfile FILE = Dockerfile.read();

    private final Path build;
    private final Path app;
    private final Path log;

    private WorkersImage(Path folder) {
        this.build = folder.resolve("build");
        this.app = folder.resolve("app");
        this.log = folder.resolve("log");
    }

    /** Extracts the packaged jar by the Dockerfile's command and copies its layers together. */
    static WorkersImage buildIn(Path folder) throws IOException {
        var image = new WorkersImage(folder);
        Files.createDirectories(image.build);
        Files.createSymbolicLink(
                image.build.resolve("target"), Path.of("target").toAbsolutePath());
        var extract = FILE.instructions("RUN").stream()
                .filter(run -> run.contains("jarmode"))
                .findFirst()
                .orElseThrow();
        image.run(List.of("bash", "-c", extract.replaceFirst("^java ", java() + " ")), image.build);
        for (var layer : Dockerfile.LAYERS) {
            FileSystemUtils.copyRecursively(image.build.resolve("layers").resolve(layer), image.app);
        }
        return image;
    }

    /** The layers that the jar has. */
    List<String> layers() throws IOException {
        try (var layers = Files.list(build.resolve("layers"))) {
            return layers.map(layer -> layer.getFileName().toString()).toList();
        }
    }

    /** The files of the image, relative to its folder. */
    List<String> files() throws IOException {
        try (var files = Files.walk(app)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> app.relativize(file).toString())
                    .toList();
        }
    }

    /** Starts it with nothing in its environment but this and what the Dockerfile sets. */
    Process start(Map<String, String> environment) throws IOException {
        return start(environment, log, List.of());
    }

    /** Has it do a command as {@code docker compose run workers} does, and tells how that ended. */
    int run(Map<String, String> environment, String... command) throws IOException, InterruptedException {
        var process = start(environment, app.resolveSibling("command"), List.of(command));
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException("No end of " + List.of(command));
        }
        return process.exitValue();
    }

    /** What the last command said. */
    String said() {
        return Compose.read(app.resolveSibling("command"));
    }

    private Process start(Map<String, String> environment, Path output, List<String> arguments) throws IOException {
        var words = FILE.words("ENTRYPOINT");
        var builder = new ProcessBuilder(words).directory(app.toFile());
        builder.command().set(0, java());
        builder.command().addAll(arguments);
        builder.environment().clear();
        builder.environment().putAll(FILE.environment());
        builder.environment().putAll(environment);
        return builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    }

    /** Whether the Dockerfile's health check finds it well, asked at this port in the place of its own. */
    boolean isHealthy(int port) {
        var own = FILE.instruction("EXPOSE");
        var check = FILE.healthCheck().stream()
                .map(word -> word.replace("/127.0.0.1/" + own + " ", "/127.0.0.1/" + port + " "))
                .toList();
        return exitCode(check, app) == 0;
    }

    String log() {
        return Compose.read(log);
    }

    private void run(List<String> command, Path folder) {
        if (exitCode(command, folder) != 0) {
            throw new IllegalStateException("%s failed; run ./mvnw package first".formatted(command));
        }
    }

    private int exitCode(List<String> command, Path folder) {
        try {
            var process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolveSibling("output").toFile())
                    .start();
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IllegalStateException("No end of " + command);
            }
            return process.exitValue();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
