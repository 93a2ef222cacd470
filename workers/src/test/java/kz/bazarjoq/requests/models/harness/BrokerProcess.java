package kz.bazarjoq.requests.models.harness;

import static java.util.Map.entry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.bazarjoq.requests.local.ChildProcess;
import kz.bazarjoq.requests.local.ClassJar;
import kz.bazarjoq.requests.local.JavaProcess;
import kz.bazarjoq.requests.models.exporter.EarlyClock;
import org.awaitility.Awaitility;

/** The broker in a JVM of its own: free ports, a controlled clock, data in memory; it ends with the test's JVM. */
final class BrokerProcess {

    private static final Path WORK = Path.of("target", "process-tests");

    /** In the week before the spring holidays, which scenarios can then live through whenever the tests are run. */
    private static final Instant STARTS_AT = Instant.parse("2026-03-17T04:00:00Z");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path log = WORK.resolve("broker.log");
    private final int gateway = freePort();
    private final int rest = freePort();
    private final int management = freePort();
    private final MemoryFolder data = MemoryFolder.create();
    private final ChildProcess process;

    private BrokerProcess(Path distribution, ExportedRecords records) throws IOException {
        Files.createDirectories(WORK);
        var environment = new HashMap<>(environment());
        environment.putAll(records.environment(WORK));
        var classPath = List.of(
                distribution.resolve("config").toString(),
                distribution.resolve("lib").toString() + "/*",
                ClassJar.write(EarlyClock.class, WORK).toString());
        process = JavaProcess.of("io.camunda.application.StandaloneBroker", classPath)
                .withOptions("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dfile.encoding=UTF-8")
                .withEnvironment(environment)
                .start(WORK, log);
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
    }

    /** Starts it and waits until it is ready. */
    static BrokerProcess start(Path distribution, ExportedRecords records) {
        try {
            var broker = new BrokerProcess(distribution, records);
            Awaitility.await("the broker to be ready; its log is " + broker.log.toAbsolutePath())
                    .atMost(Duration.ofSeconds(120))
                    .pollDelay(Duration.ofSeconds(3))
                    .pollInterval(Duration.ofMillis(100))
                    .until(broker::ready);
            return broker;
        } catch (IOException failure) {
            throw new UncheckedIOException("The broker doesn't start", failure);
        }
    }

    URI grpcAddress() {
        return URI.create("http://127.0.0.1:" + gateway);
    }

    URI restAddress() {
        return URI.create("http://127.0.0.1:" + rest);
    }

    /** Sends a command to the broker's management API and returns the answer, a JSON document. */
    String manage(String path, String body) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + management + "/actuator/" + path))
                .header("Content-Type", "application/json");
        var posted = body.isEmpty() ? request : request.POST(HttpRequest.BodyPublishers.ofString(body));
        try {
            var answer = http.send(posted.build(), BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(path + " answers " + answer.statusCode() + ": " + answer.body());
            }
            return answer.body();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private boolean ready() {
        if (!process.isAlive()) {
            throw new IllegalStateException("The broker ended while starting; see " + log.toAbsolutePath());
        }
        try {
            manage("health/readiness", "");
            return true;
        } catch (UncheckedIOException | IllegalStateException notYet) {
            return false;
        }
    }

    /** Ends it at once: nothing of its data is wanted any more. */
    void stop() {
        process.kill();
        data.delete();
    }

    private Map<String, String> environment() {
        var environment = new HashMap<>(Map.ofEntries(
                entry("ZEEBE_CLOCK_CONTROLLED", "true"),
                entry("SPRING_MAIN_SOURCES", EarlyClock.class.getName()),
                entry(EarlyClock.STARTS_AT, STARTS_AT.toString()),
                entry("MANAGEMENT_ENDPOINTS_WEB_EXPOSURE_INCLUDE", "*"),
                entry("MANAGEMENT_SERVER_PORT", Integer.toString(management)),
                entry("SERVER_PORT", Integer.toString(rest)),
                entry("ZEEBE_BROKER_GATEWAY_NETWORK_PORT", Integer.toString(gateway)),
                entry("ZEEBE_BROKER_NETWORK_COMMANDAPI_PORT", Integer.toString(freePort())),
                entry("ZEEBE_BROKER_NETWORK_INTERNALAPI_PORT", Integer.toString(freePort())),
                entry("ZEEBE_BROKER_DATA_DIRECTORY", data.path().toString()),
                entry("ZEEBE_BROKER_DATA_LOGSEGMENTSIZE", "16MB"),
                entry("ZEEBE_BROKER_DATA_DISK_ENABLEMONITORING", "false"),
                entry("ZEEBE_LOG_LEVEL", "warn"),
                entry("ATOMIX_LOG_LEVEL", "warn")));
        for (var listener : List.of(
                "MANAGEMENT_SERVER_ADDRESS",
                "SERVER_ADDRESS",
                "ZEEBE_BROKER_NETWORK_HOST",
                "ZEEBE_BROKER_GATEWAY_NETWORK_HOST")) {
            environment.put(listener, "127.0.0.1");
        }
        return environment;
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
