package kz.bazarjoq.requests;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A real PostgreSQL, started once for the whole run, with a database of its own for each test class that asks. */
public final class TestDatabase {

    /** The role that the application has in production: neither a superuser nor the owner of the tables. */
    public static final String ROLE = "requests";

    /** The superuser. */
    public static final String OWNER = "postgres";

    private static final AtomicInteger COUNTER = new AtomicInteger();

    private TestDatabase() {}

    /** A new database with all migrations of the workers in the schema {@code requests}. */
    public static DataSource migrated() {
        var dataSource = (PGSimpleDataSource) empty();
        Flyway.configure()
                .dataSource(dataSource)
                .schemas("requests")
                .defaultSchema("requests")
                .placeholders(Map.of("role", ROLE))
                .load()
                .migrate();
        dataSource.setCurrentSchema("requests");
        return dataSource;
    }

    /** The same database for another role. */
    public static JdbcClient as(String role, DataSource dataSource) {
        var database = (PGSimpleDataSource) dataSource;
        var others = new PGSimpleDataSource();
        others.setUrl(database.getUrl());
        others.setUser(role);
        others.setCurrentSchema(database.getCurrentSchema());
        return JdbcClient.create(others);
    }

    /** A new database with nothing in it. */
    public static DataSource empty() {
        var name = "test_" + COUNTER.incrementAndGet();
        JdbcClient.create(Holder.POSTGRES.getPostgresDatabase())
                .sql("create database " + name)
                .update();
        return Holder.POSTGRES.getDatabase(OWNER, name);
    }

    /** Another database with the same in it; nobody may be connected with this one. */
    public static synchronized DataSource copy(DataSource dataSource) {
        var database = (PGSimpleDataSource) dataSource;
        var name = "test_" + COUNTER.incrementAndGet();
        takeDown(database);
        JdbcClient.create(Holder.POSTGRES.getPostgresDatabase())
                .sql("create database %s template %s".formatted(name, database.getDatabaseName()))
                .update();
        bringUp(database);
        var copy = (PGSimpleDataSource) Holder.POSTGRES.getDatabase(OWNER, name);
        copy.setCurrentSchema(database.getCurrentSchema());
        return copy;
    }

    /** Drops a database that isn't needed any more. */
    public static void drop(DataSource dataSource) {
        JdbcClient.create(Holder.POSTGRES.getPostgresDatabase())
                .sql("drop database %s with (force)".formatted(((PGSimpleDataSource) dataSource).getDatabaseName()))
                .update();
    }

    /** Ends all connections to this database and lets nobody in any more. */
    public static void takeDown(DataSource dataSource) {
        var name = ((PGSimpleDataSource) dataSource).getDatabaseName();
        var server = JdbcClient.create(Holder.POSTGRES.getPostgresDatabase());
        server.sql("alter database " + name + " allow_connections false").update();
        server.sql("select pg_terminate_backend(pid) from pg_stat_activity where datname = :name")
                .param("name", name)
                .query((row, index) -> index)
                .list();
    }

    /** Lets everybody in again. */
    public static void bringUp(DataSource dataSource) {
        var name = ((PGSimpleDataSource) dataSource).getDatabaseName();
        JdbcClient.create(Holder.POSTGRES.getPostgresDatabase())
                .sql("alter database " + name + " allow_connections true")
                .update();
    }

    private static final class Holder {

        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                var postgres = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("max_connections", "300")
                        .start();
                JdbcClient.create(postgres.getPostgresDatabase())
                        .sql("create role %s login".formatted(ROLE))
                        .update();
                return postgres;
            } catch (IOException failure) {
                throw new UncheckedIOException("PostgreSQL for the tests doesn't start", failure);
            }
        }
    }
}
