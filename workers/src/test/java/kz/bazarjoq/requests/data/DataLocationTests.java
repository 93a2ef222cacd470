package kz.bazarjoq.requests.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import kz.bazarjoq.requests.SampleShopConfiguration.Shop;
import kz.bazarjoq.requests.TestDatabase;
import kz.bazarjoq.requests.local.SampleShop;
import kz.bazarjoq.requests.register.Actor;
import kz.bazarjoq.requests.register.Register;
import kz.bazarjoq.requests.register.RequestId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DataWorkTest
class DataLocationTests {

    @Autowired
    DataLocation location;

    @Autowired
    Inventory inventory;

    @Autowired
    Established established;

    @Autowired
    DataWork work;

    @Autowired
    Register register;

    @Autowired
    Shop shop;

    @Autowired
    JdbcClient jdbc;

    RequestId request;

    @BeforeEach
    void open() {
        request = work.request();
    }

    @Test
    void countsTheRowsOfTheSubjectByTableAndPart() {
        established.subjects.put(request, new SubjectRef("shop", "1"));

        assertThat(location.locate(request)).isNotEmpty();

        assertThat(inventory.of(request))
                .extracting(LocatedData::table, LocatedData::part, LocatedData::rows)
                .contains(
                        tuple("customer", "account-identity", 1L),
                        tuple("customer", "account-contact", 1L),
                        tuple("address", "addresses", 2L),
                        tuple("orders", "purchases", 3L),
                        tuple(
                                "order_item",
                                "purchases",
                                count("shop.order_item join shop.orders using (order_id) where customer_id = 1")),
                        tuple("payment", "payments", 3L),
                        tuple("consent", "consents", 2L),
                        tuple("device", "devices", 2L));
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
    void leavesOutAPartWithoutAnyValue() {
        established.subjects.put(request, new SubjectRef("shop", Long.toString(SampleShop.NINA.id())));
        shop.jdbc()
                .sql("update shop.customer set iin = null where customer_id = :id")
                .param("id", SampleShop.NINA.id())
                .update();

        location.locate(request);

        assertThat(inventory.of(request))
                .filteredOn(located -> located.table().equals("customer"))
                .extracting(LocatedData::part)
                .containsExactlyInAnyOrder(
                        "account-identity", "account-contact", "account-language", "account-history");
    }

    @Test
    void givesTheHeldPartsInTheOrderOfTheMapAsTheyAreWeighedAndNamed() {
        established.subjects.put(request, new SubjectRef("shop", Long.toString(SampleShop.NINA.id())));
        shop.jdbc()
                .sql("update shop.orders set status = 'cancelled', delivered_at = null where customer_id = :id")
                .param("id", SampleShop.NINA.id())
                .update();

        var parts = location.locate(request);

        assertThat(parts)
                .extracting(HeldPart::item)
                .startsWith("account-identity")
                .endsWith("transfers");
        assertThat(parts)
                .contains(new HeldPart(
                        "messages",
                        "обращения в поддержку",
                        "қолдау қызметіне өтініштер",
                        "messages to support",
                        "message",
                        "consent",
                        null));
        assertThat(parts).extracting(HeldPart::obligation).containsOnlyNulls();
    }

    @Test
    void marksThePartsThatAnOpenOrderNeeds() {
        established.subjects.put(request, new SubjectRef("shop", "1"));
        shop.jdbc()
                .sql(
                        "update shop.orders set status = 'open', delivered_at = null where order_id = (select min(order_id) from shop.orders where customer_id = 1)")
                .update();

        assertThat(location.locate(request))
                .filteredOn(part -> "open-order".equals(part.obligation()))
                .extracting(HeldPart::item)
                .contains("account-identity", "addresses", "purchases")
                .doesNotContain("newsletter", "messages", "devices");
    }

    @Test
    void countsWhatIsLeftOfADestroyedAccountAsNothing() {
        established.subjects.put(request, new SubjectRef("shop", "50"));
        shop.jdbc()
                .sql(
                        """
                        update shop.customer set last_name = '-', first_name = '-', patronymic = null, iin = null,
                            phone = null, email = null, sex = 'F', birth_date = '1900-01-02', language = 'ru',
                            job_title = null, company_id = null, created_at = '-infinity', last_seen_at = null
                        where customer_id = 50""")
                .update();

        location.locate(request);

        assertThat(inventory.of(request))
                .extracting(LocatedData::table)
                .isNotEmpty()
                .doesNotContain("customer");
    }

    @Test
    void failsWithoutDataWhenAColumnWasDroppedSinceTheStart() {
        established.subjects.put(request, new SubjectRef("shop", "1"));
        location.locate(request);
        var before = inventory.of(request);
        shop.jdbc()
                .sql("alter table shop.device rename column user_agent to agent")
                .update();

        try {
            assertThatExceptionOfType(SourceChangedException.class)
                    .isThrownBy(() -> location.locate(request))
                    .withMessage("The source shop isn't as its data map says (counting rows; SQL state 42703):"
                            + " compare them by --list-data")
                    .withNoCause();
            assertThatExceptionOfType(InvalidDataMapException.class)
                    .isThrownBy(() -> location.locate(request))
                    .withMessageContaining("shop.device of the source shop has no column user_agent");
            assertThat(inventory.of(request)).isEqualTo(before);
        } finally {
            shop.jdbc()
                    .sql("alter table shop.device rename column agent to user_agent")
                    .update();
        }
        assertThat(location.locate(request)).isNotEmpty();
    }

    @Test
    void failsForAnotherTryWhileTheSourceIsDown() {
        established.subjects.put(request, new SubjectRef("shop", "1"));
        TestDatabase.takeDown(shop.database());

        try {
            assertThatExceptionOfType(SourceUnavailableException.class).isThrownBy(() -> location.locate(request));
        } finally {
            TestDatabase.bringUp(shop.database());
        }
        assertThat(location.locate(request)).isNotEmpty();
    }

    @Test
    void replacesTheInventoryWhenTheDataAreLocatedAgain() {
        established.subjects.put(request, new SubjectRef("shop", "1"));

        location.locate(request);
        location.locate(request);

        assertThat(inventory.of(request))
                .filteredOn(located ->
                        located.table().equals("orders") && located.part().equals("purchases"))
                .hasSize(1);
    }

    @Test
    void findsNothingWithoutASubject() {
        assertThat(location.locate(request)).isEmpty();
        assertThat(inventory.of(request)).isEmpty();
    }

    @Test
    void findsNothingOnAPersonWhomTheShopNoLongerKnows() {
        established.subjects.put(request, new SubjectRef("shop", "999999"));

        assertThat(location.locate(request)).isEmpty();
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

    @Test
    void forgetsWhoGotDataOnceTheRequestIsClosed() {
        established.subjects.put(request, new SubjectRef("shop", "1"));
        location.locate(request);
        var kept = "select recipient from data_transfer where request_id = :request";
        assertThat(jdbc.sql(kept)
                        .param("request", request.value())
                        .query(String.class)
                        .list())
                .isNotEmpty();

        register.close(request, "fulfilled", Actor.worker("request.close"));

        assertThat(jdbc.sql(kept)
                        .param("request", request.value())
                        .query(String.class)
                        .list())
                .isEmpty();
    }

    private long count(String from) {
        return shop.jdbc().sql("select count(*) from " + from).query(Long.class).single();
    }
}
