package kz.bazarjoq.requests.data;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The database of one source: read only, and compared with its map before the first use. */
final class SourceDatabase implements AutoCloseable {

    private final SourceMap map;
    private final MapFile file;
    private final HikariDataSource pool = new HikariDataSource();
    private final JdbcTemplate template = new JdbcTemplate();
    private final JdbcClient jdbc;
    private volatile @Nullable LiveSchema schema;

    SourceDatabase(SourceMap map, MapFile file, DataProperties.Source properties) {
        this.map = map;
        this.file = file;
        pool.setPoolName("source-" + map.source());
        pool.setJdbcUrl(properties.url());
        pool.setUsername(properties.username());
        pool.setPassword(properties.password());
        pool.setMaximumPoolSize(properties.maximumPoolSize());
        pool.setMinimumIdle(0);
        pool.setConnectionTimeout(properties.connectionTimeout().toMillis());
        pool.setReadOnly(true);
        // PostgreSQL enforces read-only on a transaction, and there is none while every statement commits itself.
        pool.setAutoCommit(false);
        template.setDataSource(pool);
        // Rows are read in portions, or a customer with a hundred thousand would have to fit into memory.
        template.setFetchSize(1000);
        template.setQueryTimeout((int) properties.queryTimeout().toSeconds());
        jdbc = JdbcClient.create(template);
    }

    SourceMap map() {
        return map;
    }

    /**
     * Reads from the source.
     *
     * @param operation what is read, for the message of a failure; no personal data
     */
    <T> T read(String operation, Function<JdbcClient, T> query) {
        check();
        try {
            return query.apply(jdbc);
        } catch (DataAccessException failure) {
            throw failure(operation, failure);
        }
    }

    /** A column's type as SQL writes it. */
    String type(String table, String column) {
        return check().column(table, column).type();
    }

    /**
     * Compares the map with the live tables, once.
     *
     * @throws InvalidDataMapException when the map says what isn't there
     * @throws SourceUnavailableException when the database can't be asked
     */
    LiveSchema check() {
        var known = schema;
        if (known != null) {
            return known;
        }
        try {
            var live = LiveSchema.read(jdbc, map.schema());
            var problems = new LiveCheck(map, file, live).problems();
            if (problems.isEmpty()) {
                problems = new DestroyCheck(map, file, live, jdbc).problems();
            }
            if (!problems.isEmpty()) {
                throw new InvalidDataMapException(problems);
            }
            schema = live;
            return live;
        } catch (DataAccessException failure) {
            throw failure("comparing it with its data map", failure);
        }
    }

    /** For each lookup that would read a whole table, the index to add, as a statement. */
    Set<String> missingIndexes(Graph graph) {
        var live = check();
        return new LookupCheck(map, live, template).missingIndexes(graph);
    }

    /** Which columns the map covers. */
    Coverage coverage(Graph graph) {
        return Coverage.of(map, check(), graph);
    }

    /** A name that SQL doesn't know (class 42) means another schema, which is compared anew the next time. */
    private RuntimeException failure(String operation, DataAccessException failure) {
        var state = SourceUnavailableException.state(failure);
        if (!state.startsWith("42")) {
            return new SourceUnavailableException(map.source(), operation, failure);
        }
        schema = null;
        return new SourceChangedException(map.source(), operation, state);
    }

    @Override
    public void close() {
        pool.close();
    }
}
