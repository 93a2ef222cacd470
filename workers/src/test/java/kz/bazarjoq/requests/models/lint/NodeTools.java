package kz.bazarjoq.requests.models.lint;

import com.microsoft.playwright.impl.driver.Driver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * Node and the packages that models are checked and drawn with. The machine's own Node and npm are used where they are new
 * enough, otherwise the Node that Playwright brings and the npm that {@code package.json} names. Packages are installed once
 * for a lock file.
 */
final class NodeTools {

    private static final Path SOURCES = Path.of("workers/src/test/lint");
    private static final Path STORE = Path.of(".local/model-lint");
    private static final int OLDEST_MAJOR = 20;
    private static final Pattern PACKAGE_MANAGER =
            Pattern.compile("\"packageManager\": \"npm@([0-9.]+)\\+sha512\\.([0-9a-f]{128})\"");
    private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");

    private final List<String> node;
    private final Path home;

    private NodeTools(List<String> node, Path home) {
        this.node = node;
        this.home = home;
    }

    /** Installs the packages unless they are there already for this lock file. */
    static synchronized NodeTools installed() {
        try {
            var home = STORE.resolve(hex("SHA-256", Files.readAllBytes(SOURCES.resolve("package-lock.json")))
                    .substring(0, 16));
            var onPath = major("node") >= OLDEST_MAJOR && major(npmOnPath()) > 0;
            var node = List.of(onPath ? "node" : bundledNode());
            Files.createDirectories(STORE);
            try (var channel =
                    FileChannel.open(STORE.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                channel.lock();
                if (!Files.exists(home.resolve("installed"))) {
                    install(home, onPath ? List.of(npmOnPath()) : List.of(node.getFirst(), npm()));
                }
            }
            return new NodeTools(node, home);
        } catch (IOException failure) {
            throw new UncheckedIOException("The tools that check the models can't be installed in " + STORE, failure);
        }
    }

    /** A file of an installed package, such as {@code bpmn-js/dist/bpmn-viewer.production.min.js}. */
    String read(String file) {
        try {
            return Files.readString(home.resolve("node_modules").resolve(file));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Runs a script of ours and returns what it wrote to standard output. */
    String run(String script, Path folder) {
        var command = new ArrayList<>(node);
        command.addAll(List.of(SOURCES.resolve(script).toString(), folder.toString(), home.toString()));
        return output(command, Path.of("")).orElseThrow();
    }

    private static void install(Path home, List<String> npm) throws IOException {
        Files.createDirectories(home);
        for (var file : List.of("package.json", "package-lock.json")) {
            Files.copy(SOURCES.resolve(file), home.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        var command = new ArrayList<>(npm);
        command.addAll(List.of("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"));
        if (output(command, home).isEmpty()) {
            throw new IllegalStateException("Can't be started: " + String.join(" ", command));
        }
        Files.createFile(home.resolve("installed"));
    }

    private static String bundledNode() {
        return Driver.ensureDriverInstalled(Map.of(), false)
                .createProcessBuilder()
                .command()
                .getFirst();
    }

    /** Fetches npm itself from the registry that npm is set to use, checks it and unpacks it. */
    private static String npm() throws IOException {
        var named = PACKAGE_MANAGER.matcher(Files.readString(SOURCES.resolve("package.json")));
        if (!named.find()) {
            throw new IllegalStateException("packageManager in package.json names no npm with its checksum");
        }
        var version = named.group(1);
        var folder = STORE.resolve("npm-" + version).toAbsolutePath();
        var start = folder.resolve("package/bin/npm-cli.js");
        if (!Files.exists(start)) {
            var registry = Optional.ofNullable(System.getenv("npm_config_registry"))
                    .orElse("https://registry.npmjs.org")
                    .replaceFirst("/$", "");
            var archive = download(URI.create("%s/npm/-/npm-%s.tgz".formatted(registry, version)));
            if (!hex("SHA-512", archive).equals(named.group(2))) {
                throw new IllegalStateException(
                        "npm %s from %s is not what package.json names".formatted(version, registry));
            }
            unpack(archive, folder);
        }
        return start.toString();
    }

    private static byte[] download(URI address) throws IOException {
        try (var client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            var answer = client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IOException(address + " answers " + answer.statusCode());
            }
            return answer.body();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while fetching " + address, interrupted);
        }
    }

    private static void unpack(byte[] archive, Path folder) throws IOException {
        try (var tar = new TarArchiveInputStream(new GzipCompressorInputStream(new ByteArrayInputStream(archive)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var file = entry.resolveIn(folder);
                if (entry.isFile()) {
                    Files.createDirectories(file.getParent());
                    Files.copy(tar, file, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    private static String npmOnPath() {
        return WINDOWS ? "npm.cmd" : "npm";
    }

    private static int major(String command) {
        return output(List.of(command, "--version"), Path.of(""))
                .map(version ->
                        Integer.parseInt(version.strip().replaceFirst("^v", "").split("\\.", 2)[0]))
                .orElse(0);
    }

    /** What a command wrote, or nothing where there is no such command. */
    private static Optional<String> output(List<String> command, Path folder) {
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .directory(folder.toAbsolutePath().toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException missing) {
            return Optional.empty();
        }
        try {
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(5, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IllegalStateException("Failed, the reason stands above: " + String.join(" ", command));
            }
            return Optional.of(output);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted: " + String.join(" ", command), interrupted);
        } finally {
            process.destroyForcibly();
        }
    }

    private static String hex(String algorithm, byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
