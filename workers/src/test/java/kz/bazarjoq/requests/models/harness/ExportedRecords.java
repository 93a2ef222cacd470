package kz.bazarjoq.requests.models.harness;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import kz.bazarjoq.requests.local.ClassJar;
import kz.bazarjoq.requests.models.exporter.RecordingExporter;

/** Receives every record that the broker exports, as lines of JSON, and hands them on in the order of the log. */
public final class ExportedRecords implements AutoCloseable {

    private final ServerSocket server;
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

    /** Listens at a free port; start the broker with {@link #environment} afterwards. */
    public ExportedRecords() {
        try {
            server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Thread.ofPlatform().daemon().name("exported-records").start(this::receive);
    }

    /** What a broker needs in its environment to export its records to here; the jar is written into the folder. */
    public Map<String, String> environment(Path folder) {
        var prefix = "ZEEBE_BROKER_EXPORTERS_RECORDING_";
        return Map.of(
                prefix + "CLASSNAME", RecordingExporter.class.getName(),
                prefix + "JARPATH",
                        ClassJar.write(RecordingExporter.class, folder).toString(),
                prefix + "ARGS_PORT", Integer.toString(server.getLocalPort()));
    }

    /** Hands each record from now on to the listener, in the thread that receives them. */
    public void listen(Consumer<String> listener) {
        listeners.add(listener);
    }

    void forget(Consumer<String> listener) {
        listeners.remove(listener);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void receive() {
        while (!server.isClosed()) {
            try (var connection = server.accept();
                    var reader = new BufferedReader(
                            new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
                reader.lines().forEach(line -> listeners.forEach(listener -> listener.accept(line)));
            } catch (IOException | UncheckedIOException brokerGone) {
                // A broker that ends or starts anew connects again.
            }
        }
    }
}
