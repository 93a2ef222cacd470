package kz.bazarjoq.requests.local;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.PGConnection;

/**
 * Makes a sample database: its tables, then its rows, then its keys and indexes. People are invented a few thousand at a time
 * while those before them are copied, so that any number takes the same memory.
 */
record SampleLoad(DataSource database, String schema, String tables) {

    private static final int AT_A_TIME = 2_500;
    private static final int AHEAD = 2;

    /**
     * @param tables the version of the schema that has the tables and not yet their keys
     */
    SampleLoad {}

    /** A database that is finished already is left as it is; one that a start was killed over is filled anew. */
    void create(int customers, Supplier<? extends SampleRows> empty) {
        if (flyway("latest").info().pending().length == 0) {
            return;
        }
        flyway(tables).migrate();
        fill(customers, empty);
        flyway("latest").migrate();
    }

    private Flyway flyway(String target) {
        return Flyway.configure()
                .dataSource(database)
                .schemas(schema)
                .defaultSchema(schema)
                .locations("classpath:sample-" + schema)
                .ignoreMigrationPatterns("*:missing")
                .target(target)
                .load();
    }

    private void fill(int customers, Supplier<? extends SampleRows> empty) {
        try (var connection = database.getConnection();
                var threads = Executors.newFixedThreadPool(AHEAD)) {
            connection.setAutoCommit(false);
            truncate(connection, empty.get());
            var manager = connection.unwrap(PGConnection.class).getCopyAPI();
            var coming = new ArrayDeque<Future<SampleRows>>();
            for (var first = 1; first <= customers || !coming.isEmpty(); first += AT_A_TIME) {
                if (first <= customers) {
                    coming.add(threads.submit(rows(first, Math.min(first + AT_A_TIME - 1, customers), empty)));
                }
                if (coming.size() > AHEAD || first > customers) {
                    for (var table : coming.remove().get().tables()) {
                        table.copy(manager);
                    }
                }
            }
            connection.commit();
        } catch (SQLException | IOException | ExecutionException failure) {
            throw new IllegalStateException("The sample database " + schema + " can't be filled", failure);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while filling the sample database " + schema, ending);
        }
    }

    private static Callable<SampleRows> rows(int first, int last, Supplier<? extends SampleRows> empty) {
        return () -> {
            var rows = empty.get();
            IntStream.rangeClosed(first, last).forEach(rows::add);
            return rows;
        };
    }

    private static void truncate(Connection connection, SampleRows rows) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(
                    "truncate " + rows.tables().stream().map(CopyTable::name).collect(Collectors.joining(", ")));
        }
    }
}
