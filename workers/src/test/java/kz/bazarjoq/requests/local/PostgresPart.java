package kz.bazarjoq.requests.local;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** PostgreSQL with the databases {@code requests} of the workers, {@code shop} and {@code crm} of the sample shop. */
public final class PostgresPart implements Part {

    /** The superuser; nobody needs a password on the local machine. */
    public static final String USER = "postgres";

    /** The workers' role in their own database, and the one that owns its tables. */
    static final String WORKERS = "requests";

    static final String OWNER = "requests_owner";

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int PROBE_MILLIS = 2_000;

    private final StateDirectory state;
    private final Ports ports;
    private @Nullable EmbeddedPostgres running;

    PostgresPart(StateDirectory state, Ports ports) {
        this.state = state;
        this.ports = ports;
    }

    /** The address of a database, without user and password. */
    public String jdbcUrl(String database) {
        // logServerErrorDetail=false keeps the values of a row out of exceptions and logs.
        return "jdbc:postgresql://localhost:%d/%s?logServerErrorDetail=false"
                .formatted(ports.of(Service.POSTGRES), database);
    }

    /** Connections to a database. */
    public DataSource dataSource(String database) {
        var dataSource = new PGSimpleDataSource();
        dataSource.setUrl(jdbcUrl(database));
        dataSource.setUser(USER);
        return dataSource;
    }

    @Override
    public String name() {
        return "PostgreSQL";
    }

    @Override
    public Path log() {
        return state.log("postgresql");
    }

    @Override
    public synchronized void start() {
        if (running != null) {
            return;
        }
        var data = state.data("postgresql");
        try {
            running = EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(
                            StateDirectory.shared().resolve("postgresql").toFile())
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPort(ports.of(Service.POSTGRES))
                    .setPGStartupWait(LIMIT)
                    .setServerConfig("fsync", "on")
                    .setServerConfig("max_connections", "100")
                    .setOutputRedirector(Redirect.appendTo(log().toFile()))
                    .setErrorRedirector(Redirect.appendTo(log().toFile()))
                    .start();
            process().ifPresent(Guardian::watch);
            createDatabases();
        } catch (IOException | IllegalStateException failure) {
            throw DiskSpace.translate(
                    failure,
                    data,
                    new LocalFailure(
                            "PostgreSQL doesn't start: " + failure.getMessage(),
                            "Its log says why: " + log(),
                            failure));
        }
    }

    @Override
    public synchronized void stop() {
        if (running != null) {
            try {
                running.close();
            } catch (IOException failure) {
                throw new UncheckedIOException("PostgreSQL doesn't stop", failure);
            }
            running = null;
        }
    }

    /** Nobody listens where it did: its main process isn't ours to ask, and stays listed until its new parent asks. */
    @Override
    public synchronized boolean hasDied() {
        if (running == null) {
            return false;
        }
        try (var socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.of(Service.POSTGRES)), PROBE_MILLIS);
            return false;
        } catch (ConnectException refused) {
            return true;
        } catch (IOException busy) {
            return false;
        }
    }

    /** Its main process while it runs. */
    Optional<ProcessHandle> process() {
        var file = state.data("postgresql").resolve("postmaster.pid");
        try {
            return Files.exists(file)
                    ? ProcessHandle.of(
                            Long.parseLong(Files.readAllLines(file).getFirst().strip()))
                    : Optional.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException("The process of PostgreSQL can't be found", failure);
        }
    }

    private void createDatabases() {
        var jdbc = JdbcClient.create(dataSource("postgres"));
        createUnlessThere(jdbc, "role %s login".formatted(OWNER), "pg_roles where rolname", OWNER);
        createUnlessThere(jdbc, "role %s login".formatted(WORKERS), "pg_roles where rolname", WORKERS);
        createUnlessThere(jdbc, "database requests owner " + OWNER, "pg_database where datname", "requests");
        createUnlessThere(jdbc, "database shop", "pg_database where datname", "shop");
        createUnlessThere(jdbc, "database crm", "pg_database where datname", "crm");
    }

    private static void createUnlessThere(JdbcClient jdbc, String what, String where, String name) {
        var exists = jdbc.sql("select exists (select from %s = :name)".formatted(where))
                .param("name", name)
                .query(Boolean.class)
                .single();
        if (!exists) {
            jdbc.sql("create " + what).update();
        }
    }
}
