package kz.bazarjoq.requests.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import kz.bazarjoq.requests.DatabaseTestConfiguration;
import kz.bazarjoq.requests.SampleShopConfiguration;
import kz.bazarjoq.requests.SampleShopConfiguration.Shop;
import kz.bazarjoq.requests.local.SampleShop;
import kz.bazarjoq.requests.register.Channel;
import kz.bazarjoq.requests.register.Language;
import kz.bazarjoq.requests.register.Register;
import kz.bazarjoq.requests.register.RequestId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

@SpringJUnitConfig({
    DatabaseTestConfiguration.class,
    SampleShopConfiguration.class,
    Sources.class,
    SubjectRows.class,
    Inventory.class,
    DataLocation.class,
    DataLocationTests.Established.class,
    Register.class
})
class DataLocationTests {

    @Autowired
    DataLocation location;

    @Autowired
    Inventory inventory;

    @Autowired
    Established established;

    @Autowired
    Register register;

    @Autowired
    Shop shop;

    @Autowired
    JdbcClient jdbc;

    RequestId request;

    @BeforeEach
    void open() {
        request = register.open(Channel.EMAIL, Language.RU, Instant.parse("2026-03-19T05:00:00Z"))
                .id();
    }

    @Test
    void countsTheRowsOfTheSubjectByTableAndCategory() {
        established.subjects.put(request, new SubjectRef("shop", "1"));

        assertThat(location.locate(request)).isTrue();

        assertThat(inventory.of(request))
                .extracting(LocatedData::table, LocatedData::category, LocatedData::rows)
                .contains(
                        tuple("customer", "identity", 1L),
                        tuple("customer", "contact", 1L),
                        tuple("address", "address", 2L),
                        tuple("orders", "purchase", 3L),
                        tuple(
                                "order_item",
                                "purchase",
                                count("shop.order_item join shop.orders using (order_id) where customer_id = 1")),
                        tuple("payment", "payment", 3L),
                        tuple("consent", "consent", 2L),
                        tuple("device", "technical", 2L));
    }

    @Test
    void countsNothingOfTheTwinWithTheSameAddress() {
        established.subjects.put(request, new SubjectRef("shop", Long.toString(SampleShop.RUSLAN.id())));

        location.locate(request);

        assertThat(inventory.of(request))
                .filteredOn(located -> located.table().equals("customer"))
                .allSatisfy(located -> assertThat(located.rows()).isEqualTo(1));
        assertThat(inventory.of(request))
                .filteredOn(located -> located.table().equals("newsletter_subscription"))
                .allSatisfy(located -> assertThat(located.rows())
                        .isEqualTo(count("shop.newsletter_subscription where customer_id = 2")));
    }

    @Test
    void leavesOutACategoryWithoutAnyValue() {
        established.subjects.put(request, new SubjectRef("shop", Long.toString(SampleShop.NINA.id())));
        shop.jdbc()
                .sql("update shop.customer set iin = null where customer_id = :id")
                .param("id", SampleShop.NINA.id())
                .update();

        location.locate(request);

        assertThat(inventory.of(request))
                .filteredOn(located -> located.table().equals("customer"))
                .extracting(LocatedData::category)
                .containsExactlyInAnyOrder("identity", "contact", "preference");
    }

    @Test
    void replacesTheInventoryWhenTheDataAreLocatedAgain() {
        established.subjects.put(request, new SubjectRef("shop", "1"));

        location.locate(request);
        location.locate(request);

        assertThat(inventory.of(request))
                .filteredOn(located -> located.table().equals("orders"))
                .hasSize(1);
    }

    @Test
    void findsNothingWithoutASubject() {
        assertThat(location.locate(request)).isFalse();
        assertThat(inventory.of(request)).isEmpty();
    }

    @Test
    void findsNothingOnAPersonWhomTheShopNoLongerKnows() {
        established.subjects.put(request, new SubjectRef("shop", "999999"));

        assertThat(location.locate(request)).isFalse();
    }

    @Test
    void copiesNoValue() {
        established.subjects.put(request, new SubjectRef("shop", "1"));

        location.locate(request);

        assertThat(jdbc.sql("select string_agg(located_data::text, ' ') from located_data")
                        .query(String.class)
                        .single())
                .doesNotContain("Садыкова", "aigerim", "910415400012", "5550101");
    }

    private long count(String from) {
        return shop.jdbc().sql("select count(*) from " + from).query(Long.class).single();
    }

    static class Established implements EstablishedSubjects {

        final Map<RequestId, SubjectRef> subjects = new HashMap<>();

        @Override
        public Optional<SubjectRef> established(RequestId request) {
            return Optional.ofNullable(subjects.get(request));
        }
    }
}
