package kz.bazarjoq.requests.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import kz.bazarjoq.requests.TestDatabase;
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

/**
 * How long the data work takes for one person, in shops of growing size, beside the floor: the same person's rows fetched by SQL that was
 * written by hand for this shop. {@code ./mvnw test -Pbenchmark} prints the table; {@code -Dbenchmark.customers=10000,100000} takes
 * other sizes.
 */
class DataWorkBenchmark {

    private static final int PERSONS = 60;
    private static final int WARM_UP = 20;
    private static final double GROWTH_ALLOWED = 1.5;

    private static final String OF_ORDERS = " in (select order_id from shop.orders where customer_id = :id)";
    private static final List<String> SHOP = List.of(
            "select * from shop.customer where customer_id = :id or merged_into = :id",
            "select * from shop.account_change where customer_id = :id",
            "select * from shop.address where customer_id = :id",
            "select * from shop.orders where customer_id = :id",
            "select * from shop.orders where customer_id is null and lower(guest_email) = (select lower(email) from shop.customer where customer_id = :id)",
            "select * from shop.order_item where order_id" + OF_ORDERS,
            "select * from shop.order_return where order_id" + OF_ORDERS,
            "select * from shop.payment where order_id" + OF_ORDERS,
            "select * from shop.newsletter_subscription where customer_id = :id",
            "select * from shop.newsletter_subscription where customer_id is null and lower(email) = (select lower(email) from shop.customer where customer_id = :id)",
            "select * from shop.newsletter_suppression where lower(email) = (select lower(email) from shop.customer where customer_id = :id)",
            "select * from shop.consent where customer_id = :id",
            "select * from shop.support_message where customer_id = :id",
            "select * from shop.support_message where customer_id is null and lower(sender_email) = (select lower(email) from shop.customer where customer_id = :id)",
            "select * from shop.review where customer_id = :id",
            "select * from shop.device where customer_id = :id",
            "select * from shop.device_location where device_id in (select device_id from shop.device where customer_id = :id)",
            "select * from shop.partner_transfer where customer_id = :id",
            "select * from shop.partner_transfer where order_id" + OF_ORDERS);
    private static final List<String> CRM = List.of(
            "select * from crm.contact where customer_no = :id",
            "select * from crm.call_record where contact_id in (select contact_id from crm.contact where customer_no = :id)",
            "select * from crm.contact_message where contact_id in (select contact_id from crm.contact where customer_no = :id)",
            "select * from crm.loyalty_account where customer_no = :id",
            "select * from crm.loyalty_movement where account_no in (select account_no from crm.loyalty_account where customer_no = :id)");

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

        System.out.printf("%n%-10s", "ms");
        sizes.forEach(size -> System.out.printf("%,12d", size));
        System.out.printf("%12s%n", "growth");
        table.forEach((what, milliseconds) -> {
            System.out.printf("%-10s", what);
            milliseconds.forEach(value -> System.out.printf("%12.1f", value));
            System.out.printf("%12.2f%n", growth(milliseconds));
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
            var floorShop = JdbcClient.create(new SingleConnectionDataSource(url(shop), TestDatabase.OWNER, "", true));
            var floorCrm = JdbcClient.create(new SingleConnectionDataSource(url(crm), TestDatabase.OWNER, "", true));
            for (var person = 0; person < WARM_UP + PERSONS; person++) {
                var id = 50 + (long) person * ((customers - 60) / (WARM_UP + PERSONS));
                var request = request(context, id);
                var counted = person >= WARM_UP;
                take(times, "floor", counted, () -> floor(floorShop, floorCrm, id));
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

    /** The work in the order in which it is done to a person. */
    private Map<String, Runnable> work(ApplicationContext context, RequestId request) {
        var work = new LinkedHashMap<String, Runnable>();
        var restriction = context.getBean(Restriction.class);
        work.put("locate", () -> context.getBean(DataLocation.class).locate(request));
        work.put("block", () -> restriction.block(key("data.block", request), "block-data", "breach"));
        work.put("unblock", () -> restriction.unblock(key("data.unblock", request), "block-data", "breach"));
        return work;
    }

    private static void take(Map<String, List<Double>> times, String what, boolean counted, Runnable work) {
        var start = System.nanoTime();
        work.run();
        var milliseconds = (System.nanoTime() - start) / 1e6;
        if (counted) {
            times.computeIfAbsent(what, first -> new ArrayList<>()).add(milliseconds);
        }
    }

    private static void floor(JdbcClient shop, JdbcClient crm, long id) {
        SHOP.forEach(sql -> shop.sql(sql).param("id", id).query().listOfRows());
        CRM.forEach(sql -> crm.sql(sql).param("id", id).query().listOfRows());
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
