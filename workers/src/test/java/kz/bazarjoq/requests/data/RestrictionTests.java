package kz.bazarjoq.requests.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import kz.bazarjoq.requests.SampleShopConfiguration.Shop;
import kz.bazarjoq.requests.TestDatabase;
import kz.bazarjoq.requests.engine.JobKey;
import kz.bazarjoq.requests.register.RequestId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@DataWorkTest
class RestrictionTests {

    @Autowired
    Restriction restriction;

    @Autowired
    Sources sources;

    @Autowired
    DataLocation location;

    @Autowired
    TransferRecords transfers;

    @Autowired
    DataWork work;

    @Autowired
    Shop shop;

    @Autowired
    TransactionTemplate transactions;

    RequestId request;
    String customer = "";

    @BeforeEach
    void open() {
        customer = work.customer();
        request = work.request(customer);
    }

    @Test
    void marksRowsWhichTheShopThenLeavesAlone() {
        restriction.block(job("data.block"), "block-data", "breach");

        assertThat(texts("select restricted_at is not null from shop.customer where customer_id = " + customer))
                .containsOnly("t");
        assertThat(texts("select restricted_at is not null from shop.orders where customer_id = " + customer))
                .doesNotContain("f");
        assertThatThrownBy(() -> shop.jdbc()
                        .sql("update shop.customer set phone = null where customer_id = " + customer)
                        .update())
                .hasMessageContaining("A row of customer is restricted");
        assertThat(texts("select restricted_at is not null from shop.customer where customer_id = 9"))
                .containsOnly("f");
    }

    @Test
    void anObligationLastsWhileItsRowIsOutOfTheShop() {
        shop.jdbc()
                .sql(
                        "update shop.orders set status = 'cancelled', delivered_at = null where customer_id = cast(:id as bigint)")
                .param("id", customer)
                .update();
        shop.jdbc()
                .sql(
                        """
                        insert into shop.order_return (return_id, order_id, line, reason, status, requested_at)
                        select 700000 + customer_id, order_id, line, 'не подошло', 'requested', now()
                        from shop.order_item join shop.orders using (order_id) where customer_id = cast(:id as bigint) limit 1""")
                .param("id", customer)
                .update();

        restriction.block(job("data.block"), "block-data", "breach");

        assertThat(texts("select 1 from shop.order_return where return_id = 700000 + " + customer))
                .isEmpty();
        assertThat(location.locate(request))
                .filteredOn(part -> part.item().equals("payments"))
                .extracting(HeldPart::obligation)
                .containsExactly("return");
    }

    @Test
    void takesOtherValuesOutOfTheShopAndBringsThemBackExactly() {
        var before = work.everything();

        restriction.block(job("data.block"), "block-data", "breach");

        assertThat(texts("select * from shop.consent where customer_id = " + customer))
                .isEmpty();
        assertThat(texts("select body from shop.support_message where customer_id = " + customer))
                .containsOnly("-");
        assertThat(texts("select encode(content, 'escape') from personal_data_shop.vault where table_name = 'consent'"))
                .isNotEmpty()
                .noneMatch(content -> content.contains("text_version"));

        restriction.unblock(job("data.unblock"), "block-data", "breach");

        assertThat(work.everything()).isEqualTo(before);
        assertThat(texts("select * from personal_data_shop.vault where persons && array['shop/customer/%s']"
                        .formatted(customer)))
                .isEmpty();
        assertThat(held()).isEmpty();
    }

    @Test
    void bringsBackEveryTypeOfValueExactly() {
        shop.jdbc()
                .sql(
                        """
                        alter table shop.consent add column exact numeric(20, 6), add column real_one real, add column raw bytea,
                            add column list text[], add column verbatim json, add column span interval, add column fixed char(7), add column note text,
                            add column computed int generated always as (length(text_version)) stored""")
                .update();
        shop.jdbc()
                .sql(
                        """
                        update shop.consent set exact = 1.500000, real_one = 0.1, raw = '\\x00ff', list = array['a,"b', null, 'Ә'],
                            verbatim = '{"b" : 1,  "a":2}', span = '1 mon 2 days 03:04:05.000006', fixed = 'x',
                            note = E'Қазақ "quoted" \\\\ \\U0001F600 \\n' || repeat('ж', 10000), withdrawn_at = 'infinity'
                        where customer_id = cast(:customer as bigint)""")
                .param("customer", customer)
                .update();
        var before = work.everything();

        restriction.block(job("data.block"), "block-data", "breach");
        restriction.unblock(job("data.unblock"), "block-data", "breach");

        assertThat(work.everything()).isEqualTo(before);
    }

    @Test
    void keepsBlockedWhatAnotherReasonStillBlocks() {
        var before = work.everything();
        var other = work.request(customer);
        restriction.block(job("data.block"), "block-data", "breach");
        restriction.block(job("data.block"), "destroy-unlawful-data", "breach");
        restriction.block(work.job("data.block", other), "block-data", "breach");
        var blocked = work.everything();

        restriction.unblock(job("data.unblock"), "block-data", "breach");
        assertThat(work.everything()).isEqualTo(blocked);
        restriction.unblock(work.job("data.unblock", other), null, "breach");
        assertThat(work.everything()).isEqualTo(blocked);
        restriction.unblock(job("data.unblock"), null, "breach");
        assertThat(work.everything()).isEqualTo(before);
    }

    @Test
    void findsWhatIsBlocked() {
        var before = location.locate(request);
        var later = work.request(customer);

        restriction.block(job("data.block"), "block-data", "breach");

        assertThat(location.locate(later)).isEqualTo(before);
        assertThat(transfers.of(later)).isNotEmpty().isEqualTo(transfers.of(request));
    }

    @Test
    void tellsTheShopsSystemsWhatIsRestricted() {
        restriction.block(job("data.block"), "block-data", "breach");

        var restrictions = new RestrictionController(sources, new RestrictionProperties("token"))
                .restrictions("Bearer token", new RestrictionController.Row("shop", "customer", List.of(customer)))
                .getBody();

        assertThat(restrictions)
                .filteredOn(restricted -> restricted.part().equals("account-contact"))
                .singleElement()
                .satisfies(restricted -> {
                    assertThat(restricted.columns()).containsExactlyInAnyOrder("phone", "email");
                    assertThat(restricted.purposes()).contains("contract");
                    assertThat(restricted.kinds()).containsExactly("block");
                    assertThat(restricted.until()).isNull();
                });
    }

    @Test
    void hasOneEffectHoweverOftenTheJobComes() {
        var before = work.everything();
        var block = job("data.block");
        restriction.block(block, "block-data", "breach");
        restriction.block(block, "block-data", "breach");
        restriction.unblock(job("data.unblock"), "block-data", "breach");

        assertThat(work.everything()).isEqualTo(before);
    }

    @Test
    void goesOnWithTheSecondSourceAfterAKillBetweenThem() {
        var job = job("data.block");
        TestDatabase.takeDown(shop.database());
        try {
            assertThatExceptionOfType(SourceUnavailableException.class)
                    .isThrownBy(() -> restriction.block(job, "block-data", "breach"));
        } finally {
            TestDatabase.bringUp(shop.database());
        }

        DataWork.untilItAnswers(() -> restriction.block(job, "block-data", "breach"));
        assertThat(held()).isNotEmpty();
        restriction.unblock(job("data.unblock"), "block-data", "breach");

        assertThat(held()).isEmpty();
    }

    @Test
    void stopsWhatIsToBeDestroyedAndKeepsTheRestForItsTerm() {
        restriction.stop(
                job("data.stop"),
                "withdraw-consent",
                "request",
                List.of(
                        new Treatment("devices", "destroy", null, null),
                        new Treatment("purchases", "restrict", "retention-term", "P5Y"),
                        new Treatment("account-identity", "continue", "other-legal-basis", null),
                        new Treatment("addresses", "continue", "unfulfilled-obligation", "until-fulfilled")));

        assertThat(held()).containsExactly("addresses owed", "devices stop", "purchases retain");
        restriction.stop(
                job("data.stop"),
                "stop-unlawful-processing",
                "breach",
                List.of(new Treatment("account-contact", "stop", null, null)));
        assertThat(held())
                .containsExactly("account-contact stop", "addresses owed", "devices stop", "purchases retain");
        assertThat(texts(
                        "select right_id || ' ' || reason from personal_data_shop.hold where kind = 'stop' and request_id = '%s'"
                                .formatted(request.value())))
                .containsExactlyInAnyOrder("withdraw-consent request", "stop-unlawful-processing breach");
        assertThat(texts(
                        """
                        select held.until = cast(placed_at at time zone 'Asia/Almaty' as date) + interval '5 years'
                        from personal_data_shop.held join shop.orders on order_id = cast(row_key[1] as bigint)
                        where table_name = 'orders' and customer_id = %s"""
                                .formatted(customer)))
                .isNotEmpty()
                .containsOnly("t");
        assertThat(texts("select restricted_at is not null from shop.address where customer_id = " + customer))
                .containsOnly("f");
        assertThat(texts("select distinct purposes from personal_data_shop.restricted where part = 'devices'"))
                .isNotEmpty();
    }

    @Test
    void waitsForWhoeverWorksOnTheSamePerson() {
        var first = new CompletableFuture<Void>();
        var others = new ArrayList<CompletableFuture<Void>>();
        transactions.executeWithoutResult(status -> {
            restriction.block(job("data.block"), "block-data", "breach");
            var other = job("data.unblock");
            others.add(CompletableFuture.runAsync(() -> {
                restriction.unblock(other, "block-data", "breach");
                assertThat(first).isDone();
            }));
            work.untilSomebodyWaits();
            first.complete(null);
        });
        others.forEach(CompletableFuture::join);

        assertThat(held()).isEmpty();
    }

    private JobKey job(String type) {
        return work.job(type, request);
    }

    private List<String> held() {
        return texts(
                "select part || ' ' || kind from personal_data_shop.held join personal_data_shop.hold using (hold_id)"
                        + " where request_id = '%s' group by 1 order by 1".formatted(request.value()));
    }

    private List<String> texts(String sql) {
        return work.texts(sql);
    }
}
