package kz.bazarjoq.requests.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import kz.bazarjoq.requests.SampleShopConfiguration.Shop;
import kz.bazarjoq.requests.engine.JobKey;
import kz.bazarjoq.requests.register.Channel;
import kz.bazarjoq.requests.register.Language;
import kz.bazarjoq.requests.register.Register;
import kz.bazarjoq.requests.register.RequestId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What tests of the data work do again and again: open requests of customers, hand over jobs, look into the shop. */
final class DataWork {

    /** When the requests come. */
    static final Instant RECEIVED = Instant.parse("2026-03-19T05:00:00Z");

    private final AtomicLong elements = new AtomicLong();
    // The first customers of the sample shop are people with a story of their own.
    private final AtomicLong customers = new AtomicLong(20);
    private final Register register;
    private final Established established;
    private final Shop shop;
    private final JdbcClient product;

    DataWork(Register register, Established established, Shop shop, JdbcClient product) {
        this.register = register;
        this.established = established;
        this.shop = shop;
        this.product = product;
    }

    /** The number of a customer whom no test has had yet. */
    String customer() {
        return Long.toString(customers.incrementAndGet());
    }

    /** A request of nobody yet. */
    RequestId request() {
        return register.open(Channel.EMAIL, Language.RU, RECEIVED).id();
    }

    /** A request in Russian of a customer. */
    RequestId request(String customer) {
        return request(customer, Language.RU);
    }

    RequestId request(String customer, Language language) {
        var request = register.open(Channel.EMAIL, language, RECEIVED).id();
        established.subjects.put(request, new SubjectRef("shop", customer));
        return request;
    }

    /** A job that hasn't come yet. */
    JobKey job(String type, RequestId request) {
        return new JobKey(elements.incrementAndGet(), type, request);
    }

    /** The nightly job, which belongs to no request. */
    JobKey expiry() {
        return new JobKey(elements.incrementAndGet(), "data.destroy-expired", null);
    }

    JdbcClient crm() {
        return JdbcClient.create(shop.crm());
    }

    /** The first column of rows of the shop's database. */
    List<String> texts(String sql) {
        return shop.jdbc().sql(sql).query((row, index) -> row.getString(1)).list();
    }

    /** All rows of all tables of the shop's own in both databases, as text. */
    Map<String, List<String>> everything() {
        var rows = new TreeMap<String, List<String>>();
        Map.of("shop", shop.jdbc(), "crm", crm()).forEach((schema, jdbc) -> jdbc.sql(
                        "select table_name from information_schema.tables where table_schema = :schema and table_type = 'BASE TABLE'")
                .param("schema", schema)
                .query(String.class)
                .list()
                .forEach(table -> rows.put(
                        schema + "." + table,
                        jdbc.sql("select cast(t as text) from %s.%s t order by 1".formatted(schema, table))
                                .query(String.class)
                                .list())));
        return rows;
    }

    /** Waits until somebody waits for a subject whom another job has. */
    void untilSomebodyWaits() {
        assertThat(Stream.generate(() -> product.sql(
                                        "select count(*) from pg_locks where locktype = 'advisory' and not granted")
                                .query(Integer.class)
                                .single())
                        .limit(100_000)
                        .anyMatch(waiting -> waiting == 1))
                .isTrue();
    }

    /** The engine tries a job again, until the source is back. */
    static void untilItAnswers(Runnable effect) {
        assertThat(Stream.generate(() -> {
                            try {
                                effect.run();
                                return true;
                            } catch (SourceUnavailableException down) {
                                return false;
                            }
                        })
                        .limit(10)
                        .anyMatch(done -> done))
                .isTrue();
    }
}
