package kz.bazarjoq.requests.local;

import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The workers in a process of their own, on the class path of the running test, to be killed by it. */
public final class WorkersProcess extends ProcessPart {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Platform platform;
    private final int port;
    private final Map<String, String> properties;

    private WorkersProcess(Platform platform, Path log, int port, Map<String, String> properties) {
        super("Workers", log, LIMIT);
        this.platform = platform;
        this.port = port;
        this.properties = properties;
    }

    /**
     * Workers for the platform, not yet started, with a port of their own.
     *
     * @param extra settings beside those that the platform gives them
     */
    public static WorkersProcess of(Platform platform, Map<String, String> extra) {
        var port = Ports.free().of(Service.WORKERS);
        var properties = new TreeMap<>(new WorkersSettings(platform, port).properties());
        properties.put("logging.config", "classpath:local-platform/logback-console.xml");
        properties.putAll(extra);
        return new WorkersProcess(platform, platform.state().log("workers-" + port), port, properties);
    }

    /** Where their pages are. */
    public String url() {
        return "http://localhost:" + port;
    }

    @Override
    URI readiness() {
        return URI.create(url() + "/actuator/health/readiness");
    }

    @Override
    ChildProcess launch() {
        return JavaProcess.of(
                        WorkersMain.class.getName(),
                        List.of(System.getProperty("java.class.path").split(File.pathSeparator)))
                .withOptions("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
                .withArguments(List.of(WorkersMain.arguments(properties)))
                .start(platform.state().root(), log());
    }
}
