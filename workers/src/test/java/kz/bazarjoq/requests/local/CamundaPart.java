package kz.bazarjoq.requests.local;

import io.camunda.client.CamundaClient;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Camunda as a whole: Zeebe with its gateway, Operate and Tasklist in one process. */
public final class CamundaPart extends ProcessPart {

    private static final Duration LIMIT = Duration.ofMinutes(4);

    private final StateDirectory state;
    private final Ports ports;
    private final Progress progress;

    CamundaPart(StateDirectory state, Ports ports, Progress progress) {
        super("Camunda", state.log("camunda"), LIMIT);
        this.state = state;
        this.ports = ports;
        this.progress = progress;
    }

    /** Where clients connect over gRPC. */
    public String grpcAddress() {
        return ports.url(Service.CAMUNDA_GRPC);
    }

    /** Where clients connect over REST; Tasklist and Operate are below it. */
    public String restAddress() {
        return ports.url(Service.CAMUNDA);
    }

    /** A client of the running engine, for the caller to close. */
    public CamundaClient client() {
        return CamundaClient.newClientBuilder()
                .grpcAddress(URI.create(grpcAddress()))
                .restAddress(URI.create(restAddress()))
                .preferRestOverGrpc(false)
                .build();
    }

    /** Where its health and metrics are. */
    public String managementAddress() {
        return ports.url(Service.CAMUNDA_MANAGEMENT);
    }

    @Override
    URI readiness() {
        return URI.create(managementAddress() + "/actuator/health/readiness");
    }

    @Override
    ChildProcess launch() {
        var distribution = CamundaDistribution.directory(progress);
        var libraries = distribution.resolve("lib");
        var home = state.data("camunda");
        return JavaProcess.of(
                        "io.camunda.application.StandaloneCamunda",
                        List.of(
                                distribution.resolve("config").toString(),
                                ClassJar.write(OpenRestApi.class, home).toString(),
                                TasklistSchema.write(libraries, home).toString(),
                                libraries.resolve("*").toString()))
                .withOptions(
                        "-Xms256m",
                        "-Xmx640m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:MaxDirectMemorySize=256m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Xshare:auto",
                        "-Dfile.encoding=UTF-8",
                        "-Dapp.home=" + home,
                        "-Dbasedir=" + distribution)
                .withEnvironment(environment())
                .start(home, log());
    }

    private Map<String, String> environment() {
        var environment = new HashMap<String, String>();
        environment.put("SPRING_PROFILES_ACTIVE", "operate,tasklist,broker,consolidated-auth,auth");
        environment.put("SPRING_MAIN_SOURCES", OpenRestApi.class.getName());
        environment.put("CAMUNDA_DATABASE_TYPE", "opensearch");
        environment.put("CAMUNDA_DATABASE_CLUSTERNAME", "opensearch");
        environment.put("CAMUNDA_DATABASE_URL", ports.url(Service.OPENSEARCH));
        searchStoreOf("OPERATE", environment);
        searchStoreOf("TASKLIST", environment);
        environment.put("CAMUNDA_REST_QUERY_ENABLED", "true");
        // Tasklist asks for a plugin otherwise that this OpenSearch doesn't have, and doesn't start.
        environment.put("CAMUNDA_TASKLIST_ARCHIVERENABLED", "false");
        environment.put(
                "ZEEBE_BROKER_EXPORTERS_OPENSEARCH_CLASSNAME",
                "io.camunda.zeebe.exporter.opensearch.OpensearchExporter");
        environment.put("ZEEBE_BROKER_EXPORTERS_OPENSEARCH_ARGS_URL", ports.url(Service.OPENSEARCH));
        environment.put("ZEEBE_BROKER_EXPORTERS_OPENSEARCH_ARGS_BULK_DELAY", "1");
        environment.put("ZEEBE_BROKER_EXPORTERS_OPENSEARCH_ARGS_INDEX_NUMBEROFSHARDS", "1");
        environment.put(
                "ZEEBE_BROKER_DATA_DIRECTORY",
                state.data("camunda").resolve("zeebe").toString());
        environment.put("ZEEBE_BROKER_DATA_LOGSEGMENTSIZE", "32MB");
        environment.put("ZEEBE_BROKER_DATA_DISK_FREESPACE_PROCESSING", "200MB");
        environment.put("ZEEBE_BROKER_DATA_DISK_FREESPACE_REPLICATION", "100MB");
        environment.put("ZEEBE_BROKER_EXPERIMENTAL_ROCKSDB_MEMORYLIMIT", "64MB");
        listen(environment);
        return environment;
    }

    private void searchStoreOf(String application, Map<String, String> environment) {
        var prefix = "CAMUNDA_" + application + "_";
        environment.put(prefix + "DATABASE", "opensearch");
        environment.put(prefix + "OPENSEARCH_URL", ports.url(Service.OPENSEARCH));
        environment.put(prefix + "ZEEBEOPENSEARCH_URL", ports.url(Service.OPENSEARCH));
        // A task is seen a second after it is there, not five.
        environment.put(prefix + "IMPORTER_READERBACKOFF", "1000");
        environment.put(prefix + "ZEEBE_GATEWAYADDRESS", "localhost:" + ports.of(Service.CAMUNDA_GRPC));
        environment.put(prefix + "ZEEBE_RESTADDRESS", ports.url(Service.CAMUNDA));
    }

    /** On this machine alone: the passwords of a local run are known to all. */
    private void listen(Map<String, String> environment) {
        environment.put("SERVER_ADDRESS", "127.0.0.1");
        environment.put("SERVER_PORT", port(Service.CAMUNDA));
        environment.put("MANAGEMENT_SERVER_ADDRESS", "127.0.0.1");
        environment.put("MANAGEMENT_SERVER_PORT", port(Service.CAMUNDA_MANAGEMENT));
        environment.put("ZEEBE_BROKER_NETWORK_HOST", "127.0.0.1");
        environment.put("ZEEBE_BROKER_NETWORK_COMMANDAPI_PORT", port(Service.CAMUNDA_COMMAND));
        environment.put("ZEEBE_BROKER_NETWORK_INTERNALAPI_PORT", port(Service.CAMUNDA_INTERNAL));
        environment.put("ZEEBE_BROKER_GATEWAY_NETWORK_HOST", "127.0.0.1");
        environment.put("ZEEBE_BROKER_GATEWAY_NETWORK_PORT", port(Service.CAMUNDA_GRPC));
    }

    private String port(Service service) {
        return String.valueOf(ports.of(service));
    }
}
