package kz.bazarjoq.requests.local;

import java.nio.file.Path;

/** Where the local platform keeps what it downloads, its data and its logs. */
final class StateDirectory {

    private StateDirectory() {}

    /** The folder of the project's local runs, whose unpacked Camunda the tests use too. */
    static Path shared() {
        return Path.of(System.getProperty("bazarjoq.local.directory", ".local"))
                .toAbsolutePath()
                .normalize();
    }
}
