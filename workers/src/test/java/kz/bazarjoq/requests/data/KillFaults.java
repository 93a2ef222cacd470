package kz.bazarjoq.requests.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import kz.bazarjoq.requests.TestDatabase;
import kz.bazarjoq.requests.data.FaultContext.Databases;
import kz.bazarjoq.requests.local.SampleShop;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Kills a process of the product (SIGKILL) at each statement that changes something and at each commit, then lets the job come again:
 * the end is that of the undisturbed run, in every table of every database. {@code ./mvnw verify -Pfaults} runs it.
 */
class KillFaults {

    /** What differs between two runs that do the same. */
    private static final String VOLATILE = "array['hold_id', 'entry', 'content', 'position', 'hash', 'result']";

    private static Copies pristine;

    @BeforeAll
    static void createTheShop() {
        var product = TestDatabase.migrated();
        JdbcClient.create(product)
                .sql(
                        "insert into requests.request (id, number, channel, language, received_at) values (:id, 'PDR-2026-000001', 'email', 'ru', :at)")
                .param("id", Act.REQUEST.value())
                .param("at", OffsetDateTime.of(2026, 3, 19, 5, 0, 0, 0, ZoneOffset.UTC))
                .update();
        var shop = TestDatabase.empty();
        SampleShop.create(shop, 60);
        var crm = TestDatabase.empty();
        SampleShop.createCrm(crm, 60);
        pristine = new Copies(product, shop, crm);
        // Brings the product's own tables.
        FaultContext.start(pristine.databases()).close();
    }

    @ParameterizedTest
    @EnumSource(Act.class)
    void endsAsUndisturbedWhereverItIsKilled(Act act) {
        var before = pristine.copy();
        try (var product = FaultContext.start(before.databases())) {
            act.before(product);
        }
        var undisturbed = before.copy();
        var passed = new AtomicInteger();
        try (var product = FaultContext.start(undisturbed.counted())) {
            CountedDriver.tell(sql -> passed.incrementAndGet());
            act.run(product);
        } finally {
            CountedDriver.tell(sql -> {});
        }
        var expected = undisturbed.everything();
        assertThat(expected).isNotEqualTo(before.everything());
        assertThat(passed).hasPositiveValue();

        System.out.printf("%s: killed at each of %d statements and after the last%n", act, passed.get());
        IntStream.rangeClosed(1, passed.get() + 1).parallel().forEach(statement -> {
            var copies = before.copy();
            kill(act, statement, copies.counted());
            try (var product = FaultContext.start(copies.databases())) {
                act.run(product);
            }
            assertThat(copies.everything())
                    .as("%s killed at statement %d", act, statement)
                    .isEqualTo(expected);
            copies.drop();
        });
    }

    private static void kill(Act act, int statement, Databases databases) {
        try {
            var process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-cp",
                            System.getProperty("java.class.path"),
                            KilledWorker.class.getName(),
                            act.name(),
                            Integer.toString(statement),
                            databases.product(),
                            databases.shop(),
                            databases.crm())
                    .redirectErrorStream(true)
                    .start();
            var said = new StringBuilder();
            try (var output =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                for (var line = output.readLine(); !KilledWorker.THERE.equals(line); line = output.readLine()) {
                    assertThat(line)
                            .as("%s comes to statement %d, but: %s", act, statement, said)
                            .isNotNull();
                    said.append(line).append('\n');
                }
            } finally {
                process.destroyForcibly().waitFor();
            }
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** The databases of the product and of the sources. */
    private record Copies(DataSource product, DataSource shop, DataSource crm) {

        Copies copy() {
            return new Copies(TestDatabase.copy(product), TestDatabase.copy(shop), TestDatabase.copy(crm));
        }

        void drop() {
            List.of(product, shop, crm).forEach(TestDatabase::drop);
        }

        Databases databases() {
            return new Databases(url(product), url(shop), url(crm));
        }

        Databases counted() {
            return new Databases(
                    CountedDriver.url(url(product)), CountedDriver.url(url(shop)), CountedDriver.url(url(crm)));
        }

        private static String url(DataSource database) {
            var url = ((PGSimpleDataSource) database).getUrl();
            var query = url.indexOf('?');
            return (query < 0 ? url : url.substring(0, query)) + "?logServerErrorDetail=false";
        }

        /** All rows of all tables. */
        Map<String, List<String>> everything() {
            var rows = new TreeMap<String, List<String>>();
            Map.of("requests", product, "shop", shop, "crm", crm).forEach((name, database) -> {
                var jdbc = JdbcClient.create(database);
                jdbc.sql(
                                """
                                select table_schema || '.' || table_name from information_schema.tables
                                where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
                                      and table_name <> 'flyway_schema_history'""")
                        .query(String.class)
                        .list()
                        .forEach(table -> rows.put(
                                table,
                                jdbc.sql("select cast(to_jsonb(t) - %s as text) from %s t order by 1"
                                                .formatted(VOLATILE, table))
                                        .query(String.class)
                                        .list()));
            });
            return rows;
        }
    }
}
