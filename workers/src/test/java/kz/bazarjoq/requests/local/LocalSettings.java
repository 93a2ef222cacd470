package kz.bazarjoq.requests.local;

import java.nio.file.Path;
import java.util.Properties;

/**
 * How a local run was asked for. Maven hands on its own {@code -Dfresh}, {@code -Dports.…} and {@code -Dlocal.directory}
 * as the system properties {@code bazarjoq.local.…}.
 *
 * @param fresh whether data and logs of earlier runs are forgotten
 */
record LocalSettings(StateDirectory state, Ports ports, boolean fresh) {

    static LocalSettings in(Properties properties) {
        var directory = properties.getProperty("bazarjoq.local.directory", "");
        return new LocalSettings(
                new StateDirectory(
                        directory.isBlank()
                                ? StateDirectory.shared()
                                : Path.of(directory).toAbsolutePath().normalize()),
                Ports.chosenIn(properties),
                "true".equalsIgnoreCase(properties.getProperty("bazarjoq.local.fresh", "")));
    }
}
