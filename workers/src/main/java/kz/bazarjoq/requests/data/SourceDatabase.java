package kz.bazarjoq.requests.data;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;

/** The database of one source: read only, and compared with its map before the first use. */
final class SourceDatabase implements AutoCloseable {

    private final SourceMap map;
    private final MapFile file;
    private final HikariDataSource pool = new HikariDataSource();
    private final JdbcClient jdbc;
    private volatile @Nullable Map<String, Map<String, Integer>> columnTypes;

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
        var template = new JdbcTemplate(pool);
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
            throw new SourceUnavailableException(map.source(), operation, failure);
        }
    }

    /** The JDBC type of a mapped column. */
    int type(String table, String column) {
        return Objects.requireNonNull(check().get(table)).getOrDefault(column, java.sql.Types.OTHER);
    }

    /**
     * Compares the map with the live tables, once.
     *
     * @throws InvalidDataMapException when a table or column of the map isn't there
     * @throws SourceUnavailableException when the database can't be asked
     */
    Map<String, Map<String, Integer>> check() {
        var known = columnTypes;
        if (known != null) {
            return known;
        }
        Map<String, Map<String, Integer>> live;
        try {
            live = JdbcUtils.extractDatabaseMetaData(pool, this::liveColumns);
        } catch (MetaDataAccessException failure) {
            throw new SourceUnavailableException(map.source(), "comparing it with its data map", failure);
        }
        new LiveCheck(map, file, live).run();
        columnTypes = live;
        return live;
    }

    private Map<String, Map<String, Integer>> liveColumns(DatabaseMetaData metaData) throws SQLException {
        var tables = new HashMap<String, Map<String, Integer>>();
        try (var row = metaData.getColumns(null, map.schema(), null, null)) {
            while (row.next()) {
                if (map.schema().equals(row.getString("TABLE_SCHEM"))) {
                    tables.computeIfAbsent(row.getString("TABLE_NAME"), name -> new HashMap<>())
                            .put(row.getString("COLUMN_NAME"), row.getInt("DATA_TYPE"));
                }
            }
        }
        return tables;
    }

    @Override
    public void close() {
        pool.close();
    }
}
