package kz.bazarjoq.requests.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** OpenSearch, the search store that Operate and Tasklist read from. */
public final class OpenSearchPart extends ProcessPart {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final StateDirectory state;
    private final Ports ports;
    private final Progress progress;

    OpenSearchPart(StateDirectory state, Ports ports, Progress progress) {
        super("OpenSearch", state.log("opensearch"), LIMIT);
        this.state = state;
        this.ports = ports;
        this.progress = progress;
    }

    /** Where it answers. */
    public String url() {
        return ports.url(Service.OPENSEARCH);
    }

    @Override
    URI readiness() {
        return URI.create(url() + "/_cluster/health?wait_for_status=yellow&timeout=1s");
    }

    @Override
    ChildProcess launch() {
        var home = state.data("opensearch");
        writeSettings(home);
        var classPath = new ArrayList<String>();
        classPath.add(JavaProcess.ownClasses().toString());
        new OpenSearchClassPath(progress).files().forEach(file -> classPath.add(file.toString()));
        return JavaProcess.of(OpenSearchMain.class.getName(), classPath)
                .withOptions(
                        "-Xms256m",
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:MaxDirectMemorySize=64m",
                        "-Dlog4j2.disable.jmx=true",
                        "-Djava.io.tmpdir=" + state.data("opensearch-temporary"))
                .withArguments(List.of(
                        "-basePath", home.toString(),
                        "-confPath", home.toString(),
                        "-numOfNode", "1",
                        // The runner adds the number of the node.
                        "-baseHttpPort", String.valueOf(ports.of(Service.OPENSEARCH) - 1),
                        "-clusterName", "opensearch"))
                .start(home, log());
    }

    private static void writeSettings(Path home) {
        try {
            Files.writeString(
                    home.resolve("opensearch.yml"),
                    """
                    discovery.type: single-node
                    transport.port: 0
                    node.processors: 2
                    cluster.routing.allocation.disk.threshold_enabled: false
                    action.auto_create_index: true
                    """);
        } catch (IOException failure) {
            throw new UncheckedIOException("The settings of OpenSearch can't be written to " + home, failure);
        }
    }
}
