package kz.bazarjoq.requests.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import javax.sql.DataSource;
import kz.bazarjoq.requests.TestDatabase;
import kz.bazarjoq.requests.data.Correction.Decision;
import kz.bazarjoq.requests.data.Correction.Way;
import kz.bazarjoq.requests.data.Corrections.Preparation;
import kz.bazarjoq.requests.data.FaultContext.Databases;
import kz.bazarjoq.requests.engine.JobKey;
import kz.bazarjoq.requests.local.SampleShop;
import kz.bazarjoq.requests.register.Channel;
import kz.bazarjoq.requests.register.Language;
import kz.bazarjoq.requests.register.Register;
import kz.bazarjoq.requests.register.RequestId;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How long the data work takes for one person, in shops of growing size, beside the floor: the same person's rows fetched by SQL that was
 * written by hand for this shop. {@code ./mvnw test -Pbenchmark} prints the table; {@code -Dbenchmark.customers=10000,100000} takes
 * other sizes.
 */
class DataWorkBenchmark {

    private static final int PERSONS = 60;
    private static final int WARM_UP = 20;
    private static final double GROWTH_ALLOWED = 1.5;
    private static final Set<String> READING = Set.of("locate", "package", "floor: rows fetched");
    private static final String FETCHED = "floor: rows fetched";
    private static final String WRITTEN = "floor: rows fetched and written";

    private static final String OF_ORDERS = "order_id in (select order_id from shop.orders where customer_id = :id)";
    private static final String HIS_EMAIL = " = (select lower(email) from shop.customer where customer_id = :id)";
    private static final List<Lookup> SHOP = List.of(
            new Lookup("shop.customer", "phone", "customer_id = :id or merged_into = :id"),
            new Lookup("shop.account_change", "new_value", "customer_id = :id"),
            new Lookup("shop.address", "street", "customer_id = :id"),
            new Lookup("shop.orders", "comment", "customer_id = :id"),
            new Lookup("shop.orders", "comment", "customer_id is null and lower(guest_email)" + HIS_EMAIL),
            new Lookup("shop.order_item", "title", OF_ORDERS),
            new Lookup("shop.order_return", "reason", OF_ORDERS),
            new Lookup("shop.payment", "receipt_sent_to", OF_ORDERS),
            new Lookup("shop.newsletter_subscription", "topic", "customer_id = :id"),
            new Lookup("shop.newsletter_subscription", "topic", "customer_id is null and lower(email)" + HIS_EMAIL),
            new Lookup("shop.newsletter_suppression", "added_at", "lower(email)" + HIS_EMAIL),
            new Lookup("shop.consent", "text_version", "customer_id = :id"),
            new Lookup("shop.support_message", "body", "customer_id = :id"),
            new Lookup("shop.support_message", "body", "customer_id is null and lower(sender_email)" + HIS_EMAIL),
            new Lookup("shop.review", "text", "customer_id = :id"),
            new Lookup("shop.device", "user_agent", "customer_id = :id"),
            new Lookup(
                    "shop.device_location",
                    "latitude",
                    "device_id in (select device_id from shop.device where customer_id = :id)"),
            new Lookup("shop.partner_transfer", "reference", "customer_id = :id"),
            new Lookup("shop.partner_transfer", "reference", OF_ORDERS));
    private static final List<Lookup> CRM = List.of(
            new Lookup("crm.contact", "phone", "customer_no = :id"),
            new Lookup(
                    "crm.call_record",
                    "summary",
                    "contact_id in (select contact_id from crm.contact where customer_no = :id)"),
            new Lookup(
                    "crm.contact_message",
                    "body",
                    "contact_id in (select contact_id from crm.contact where customer_no = :id)"),
            new Lookup("crm.loyalty_account", "holder_name", "customer_no = :id"),
            new Lookup(
                    "crm.loyalty_movement",
                    "points",
                    "account_no in (select account_no from crm.loyalty_account where customer_no = :id)"));

    private final AtomicLong elements = new AtomicLong();

    @Test
    void takesNoLongerInALargerShop() {
        var sizes = Arrays.stream(System.getProperty("benchmark.customers", "10000,100000,1000000")
                        .split(","))
                .map(Integer::valueOf)
                .toList();
        var table = new LinkedHashMap<String, List<Double>>();
        for (var size : sizes) {
            System.out.printf("%,d customers: creating the shop%n", size);
            measure(size).forEach((what, milliseconds) -> table.computeIfAbsent(what, first -> new ArrayList<>())
                    .add(milliseconds));
        }

        System.out.printf("%n%-32s", "ms, median of " + PERSONS + " persons");
        sizes.forEach(size -> System.out.printf("%,12d", size));
        System.out.printf("%12s%12s%n", "growth", "of floor");
        table.forEach((what, milliseconds) -> {
            System.out.printf("%-32s", what);
            milliseconds.forEach(value -> System.out.printf("%12.1f", value));
            var floor = Objects.requireNonNull(table.get(READING.contains(what) ? FETCHED : WRITTEN));
            System.out.printf("%12.2f%12.1f%n", growth(milliseconds), milliseconds.getLast() / floor.getLast());
        });
        assertThat(table).allSatisfy((what, milliseconds) -> assertThat(growth(milliseconds))
                .as("growth of %s from the smallest to the largest shop", what)
                .isLessThanOrEqualTo(GROWTH_ALLOWED));
    }

    private static double growth(List<Double> milliseconds) {
        return milliseconds.getLast() / milliseconds.getFirst();
    }

    /** The median of each work, in ms. */
    private Map<String, Double> measure(int customers) {
        var product = TestDatabase.migrated();
        var shop = TestDatabase.empty();
        SampleShop.create(shop, customers);
        var crm = TestDatabase.empty();
        SampleShop.createCrm(crm, customers);
        List.of(shop, crm)
                .forEach(database ->
                        JdbcClient.create(database).sql("vacuum analyze").update());
        var times = new LinkedHashMap<String, List<Double>>();
        try (var context = FaultContext.start(new Databases(url(product), url(shop), url(crm)))) {
            var floor = Floor.of(shop, crm);
            for (var person = 0; person < WARM_UP + PERSONS; person++) {
                var id = 50 + (long) person * ((customers - 60) / (WARM_UP + PERSONS));
                var request = request(context, id);
                var counted = person >= WARM_UP;
                prepareCorrection(context, request, id);
                take(times, FETCHED, counted, () -> fetch(floor, id));
                take(times, WRITTEN, counted, () -> change(floor, id));
                work(context, request).forEach((what, work) -> take(times, what, counted, work));
            }
        } finally {
            List.of(product, shop, crm).forEach(TestDatabase::drop);
        }
        var medians = new LinkedHashMap<String, Double>();
        times.forEach((what, taken) ->
                medians.put(what, taken.stream().sorted().toList().get(taken.size() / 2)));
        return medians;
    }

    /** The work in the order in which it is done to a person, each with the floor that it is compared with. */
    private Map<String, Runnable> work(ApplicationContext context, RequestId request) {
        var work = new LinkedHashMap<String, Runnable>();
        var restriction = context.getBean(Restriction.class);
        work.put("locate", () -> context.getBean(DataLocation.class).locate(request));
        work.put("package", () -> context.getBean(Packages.class)
                .make(request, "disclose-data", PackageContent.COMPOSITION_AND_SOURCES));
        work.put("correct", () -> context.getBean(DataCorrection.class).correct(key("data.correct", request), null));
        work.put("block", () -> restriction.block(key("data.block", request), "block-data", "breach"));
        work.put("unblock", () -> restriction.unblock(key("data.unblock", request), "block-data", "breach"));
        work.put("destroy", () -> context.getBean(Destruction.class)
                .destroy(key("data.destroy", request), "destroy-unlawful-data", "breach", null, null));
        return work;
    }

    /** A change of the phone number that the privacy officer has confirmed. */
    private static void prepareCorrection(ApplicationContext context, RequestId request, long customer) {
        var corrections = context.getBean(Corrections.class);
        var place = new ValuePlace("shop", "customer", List.of(Long.toString(customer)), "phone");
        var seen = context.getBean(CorrectableData.class)
                .field(new SubjectRef("shop", Long.toString(customer)), place)
                .orElseThrow()
                .value();
        corrections.prepare(
                request,
                new Preparation(place, seen, Way.CHANGE, false, "+7705%07d".formatted(customer), "договор", 0),
                "aigerim");
        var prepared = corrections.of(request).getLast();
        corrections.decide(request, prepared.id(), prepared.version(), Decision.CONFIRMED, "daniyar");
    }

    private static void take(Map<String, List<Double>> times, String what, boolean counted, Runnable work) {
        var start = System.nanoTime();
        work.run();
        var milliseconds = (System.nanoTime() - start) / 1e6;
        if (counted) {
            times.computeIfAbsent(what, first -> new ArrayList<>()).add(milliseconds);
        }
    }

    /** The person's rows, by SQL that was written for this shop. */
    private static void fetch(Floor floor, long id) {
        floor.in((shop, crm) -> {
            SHOP.forEach(lookup -> lookup.fetch(shop, id));
            CRM.forEach(lookup -> lookup.fetch(crm, id));
        });
    }

    /** The person's rows, each fetched and written once. */
    private static void change(Floor floor, long id) {
        floor.in((shop, crm) -> {
            SHOP.forEach(lookup -> lookup.change(shop, id));
            CRM.forEach(lookup -> lookup.change(crm, id));
        });
    }

    /** Where a person's rows of a table are, and a column of it. */
    private record Lookup(String table, String column, String where) {

        void fetch(JdbcClient database, long id) {
            database.sql("select * from %s where %s".formatted(table, where))
                    .param("id", id)
                    .query()
                    .listOfRows();
        }

        void change(JdbcClient database, long id) {
            fetch(database, id);
            database.sql("update %1$s set %2$s = %2$s where %3$s".formatted(table, column, where))
                    .param("id", id)
                    .update();
        }
    }

    /** Both databases of the shop, in a transaction each. */
    private record Floor(SingleConnectionDataSource shop, SingleConnectionDataSource crm) {

        static Floor of(DataSource shop, DataSource crm) {
            return new Floor(
                    new SingleConnectionDataSource(url(shop), TestDatabase.OWNER, "", true),
                    new SingleConnectionDataSource(url(crm), TestDatabase.OWNER, "", true));
        }

        void in(BiConsumer<JdbcClient, JdbcClient> work) {
            new TransactionTemplate(new JdbcTransactionManager(shop))
                    .executeWithoutResult(inShop -> new TransactionTemplate(new JdbcTransactionManager(crm))
                            .executeWithoutResult(
                                    inCrm -> work.accept(JdbcClient.create(shop), JdbcClient.create(crm))));
        }
    }

    private static RequestId request(ApplicationContext context, long customer) {
        var request = context.getBean(Register.class)
                .open(Channel.EMAIL, Language.RU, Instant.parse("2026-03-19T05:00:00Z"))
                .id();
        context.getBean(Established.class).subjects.put(request, new SubjectRef("shop", Long.toString(customer)));
        return request;
    }

    private JobKey key(String type, RequestId request) {
        return new JobKey(elements.incrementAndGet(), type, request);
    }

    private static String url(DataSource database) {
        var url = ((PGSimpleDataSource) database).getUrl();
        var query = url.indexOf('?');
        return (query < 0 ? url : url.substring(0, query)) + "?logServerErrorDetail=false";
    }
}
