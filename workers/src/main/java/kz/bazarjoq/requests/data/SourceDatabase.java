package kz.bazarjoq.requests.data;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The database of one source, compared with its map before the first use. What is read is read only; what is written is written in a
 * transaction of its own, on other connections.
 */
final class SourceDatabase implements AutoCloseable {

    private final SourceMap map;
    private final MapFile file;
    private final Map<String, Part> parts;
    private final HikariDataSource readers;
    private final HikariDataSource writers;
    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final SourceTransaction writing;
    private final TransactionTemplate transactions;
    private final TransactionTemplate snapshots;
    private volatile @Nullable LiveSchema schema;
    private volatile boolean prepared;

    SourceDatabase(DataMap dataMap, SourceMap map, DataProperties.Source properties) {
        this.map = map;
        file = dataMap.file(map.source());
        parts = dataMap.parts();
        readers = pool("source-" + map.source(), properties);
        readers.setReadOnly(true);
        // PostgreSQL enforces read-only on a transaction, and there is none while every statement commits itself.
        readers.setAutoCommit(false);
        readers.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
        snapshots = new TransactionTemplate(new JdbcTransactionManager(readers));
        template = template(readers, (int) properties.queryTimeout().toSeconds());
        jdbc = JdbcClient.create(template);
        writers = pool("source-" + map.source() + "-writing", properties);
        writers.setAutoCommit(false);
        writing = new SourceTransaction(
                this, template(writers, (int) properties.writeTimeout().toSeconds()));
        transactions = new TransactionTemplate(new JdbcTransactionManager(writers));
    }

    private static HikariDataSource pool(String name, DataProperties.Source properties) {
        var pool = new HikariDataSource();
        pool.setPoolName(name);
        pool.setJdbcUrl(properties.url());
        pool.setUsername(properties.username());
        pool.setPassword(properties.password());
        pool.setMaximumPoolSize(properties.maximumPoolSize());
        pool.setMinimumIdle(0);
        pool.setConnectionTimeout(properties.connectionTimeout().toMillis());
        return pool;
    }

    private static JdbcTemplate template(HikariDataSource pool, int timeoutSeconds) {
        var template = new JdbcTemplate();
        template.setDataSource(pool);
        // Rows are read in portions, or a customer with a hundred thousand would have to fit into memory.
        template.setFetchSize(1000);
        template.setQueryTimeout(timeoutSeconds);
        return template;
    }

    SourceMap map() {
        return map;
    }

    /** The schema of the product's own tables in this database. */
    String ownSchema() {
        return "personal_data_" + map.source();
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

    /**
     * Whatever is read meanwhile is read in one transaction, so of one moment.
     *
     * @throws SourceUnavailableException when the database can't be asked
     */
    <T> T atOneMoment(Supplier<T> reading) {
        try {
            return snapshots.execute(status -> reading.get());
        } catch (TransactionException failure) {
            throw failure("reading", failure);
        }
    }

    /**
     * Reads from the source, the product's own tables there included, by several queries at a time: they share one connection.
     *
     * @param operation what is read, for the message of a failure; no personal data
     */
    <T> T readTogether(String operation, Function<JdbcClient, T> queries) {
        prepare();
        return atOneMoment(() -> read(operation, queries));
    }

    /** A table of the product's own in this database. */
    String own(String table) {
        return Sql.quoted(ownSchema()) + "." + Sql.quoted(table);
    }

    /**
     * Writes to the source: all of it is committed, or nothing is.
     *
     * @param operation what is written, for the message of a failure; no personal data
     * @throws SourceUnavailableException when the database can't be asked, or another's work is in the way; trying again is right
     * @throws SourceRefusedException when the database refuses a value
     */
    <T> T write(String operation, Function<SourceTransaction, T> work) {
        prepare();
        try {
            return transactions.execute(status -> work.apply(writing));
        } catch (DataIntegrityViolationException refused) {
            throw new SourceRefusedException(map.source(), operation, refused);
        } catch (DataAccessException | TransactionException failure) {
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

    /**
     * Brings the product's own tables into the database, once.
     *
     * @throws InvalidDataMapException when its user may not have a schema there
     */
    void prepare() {
        check();
        if (prepared) {
            return;
        }
        try {
            Flyway.configure()
                    .dataSource(writers)
                    .schemas(ownSchema())
                    .locations("classpath:db/source")
                    .load()
                    .migrate();
            transactions.executeWithoutResult(status -> writing.describe(parts));
            prepared = true;
        } catch (FlywayException failure) {
            if (SourceUnavailableException.state(failure).equals("42501")) {
                throw new InvalidDataMapException(
                        "bazarjoq.data.sources." + map.source(),
                        "its user may not create the schema %s, where blocked data are kept".formatted(ownSchema()),
                        "Run as the owner of the database: create schema %s authorization <that user>."
                                .formatted(ownSchema()));
            }
            throw new SourceUnavailableException(map.source(), "bringing the product's own tables", failure);
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
    private RuntimeException failure(String operation, RuntimeException failure) {
        var state = SourceUnavailableException.state(failure);
        if (!state.startsWith("42")) {
            return new SourceUnavailableException(map.source(), operation, failure);
        }
        schema = null;
        return new SourceChangedException(map.source(), operation, state);
    }

    @Override
    public void close() {
        readers.close();
        writers.close();
    }
}
