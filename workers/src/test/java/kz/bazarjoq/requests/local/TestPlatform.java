package kz.bazarjoq.requests.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The platform for integration tests: on free ports, with data of its own under {@code target/}, started once for a test
 * run and stopped with it; its logs stay. It runs beside a local platform.
 */
public final class TestPlatform {

    private TestPlatform() {}

    /** Everything but the workers, which a test starts as it needs them. */
    public static Platform withoutWorkers() {
        return Holder.PLATFORM;
    }

    /** Everything, the workers in this process. */
    public static Platform withWorkers() {
        var platform = withoutWorkers();
        platform.workers().start();
        return platform;
    }

    private static final class Holder {

        static final Platform PLATFORM = start();

        private static Platform start() {
            try {
                var folder =
                        Files.createDirectories(Path.of("target", "platform").toAbsolutePath());
                var state = new StateDirectory(Files.createTempDirectory(folder, "run-"));
                var platform = new Platform(state, Ports.free(), Progress.SILENT);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    platform.close();
                    state.clearData();
                }));
                platform.startWithoutWorkers();
                return platform;
            } catch (IOException failure) {
                throw new UncheckedIOException("The folder of the test platform can't be made", failure);
            }
        }
    }
}
