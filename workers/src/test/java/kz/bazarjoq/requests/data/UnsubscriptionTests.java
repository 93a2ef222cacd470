package kz.bazarjoq.requests.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import kz.bazarjoq.requests.SampleShopConfiguration.Shop;
import kz.bazarjoq.requests.engine.JobKey;
import kz.bazarjoq.requests.register.Actor;
import kz.bazarjoq.requests.register.Register;
import kz.bazarjoq.requests.register.RequestId;
import kz.bazarjoq.requests.register.TimelineEntry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@DataWorkTest
class UnsubscriptionTests {

    @Autowired
    Unsubscription unsubscription;

    @Autowired
    Restriction restriction;

    @Autowired
    Established established;

    @Autowired
    DataWork work;

    @Autowired
    Register register;

    @Autowired
    Shop shop;

    @Autowired
    TransactionTemplate transactions;

    private long customer;
    private String address;
    private RequestId request;

    @BeforeEach
    void open() {
        customer = Long.parseLong(work.customer());
        address = customer + "@example.kz";
        shop.jdbc().sql("delete from shop.newsletter_subscription").update();
        shop.jdbc().sql("delete from shop.newsletter_suppression").update();
        shop.jdbc()
                .sql("update shop.customer set email = :email where customer_id = :id")
                .params(Map.of("email", address, "id", customer))
                .update();
        request = work.request();
    }

    @Test
    void endsEverySubscriptionOfACustomerWhateverTheAddress() {
        subscribe(1, customer, address, "news");
        subscribe(2, customer, "another@example.kz", "sales");
        subscribe(3, null, address.toUpperCase(java.util.Locale.ROOT), "sales");
        subscribe(4, 19L, "stranger@example.kz", "news");
        established.subjects.put(request, new SubjectRef("shop", Long.toString(customer)));
        established.addresses.put(request, "Sender@Example.kz");

        unsubscription.unsubscribe(job());

        assertThat(subscribed()).containsExactly("stranger@example.kz");
        assertThat(suppressed()).containsExactly(address, "another@example.kz", "sender@example.kz");
        assertThat(register.timeline(request))
                .extracting(TimelineEntry::what, TimelineEntry::actor, TimelineEntry::detail)
                .endsWith(tuple("unsubscribed", Actor.worker("data.unsubscribe"), "3"));
    }

    @Test
    void takesTheAddressOfALetterForEnoughWhereNobodyIsKnown() {
        subscribe(1, null, "reader@example.kz", "news");
        established.addresses.put(request, "Reader@example.kz");

        unsubscription.unsubscribe(job());

        assertThat(subscribed()).isEmpty();
        assertThat(suppressed()).containsExactly("reader@example.kz");
    }

    @Test
    void notesTheAddressOfSomebodyWhoIsNotSubscribed() {
        established.addresses.put(request, "nobody@example.kz");

        unsubscription.unsubscribe(job());
        unsubscription.unsubscribe(job());

        assertThat(suppressed()).containsExactly("nobody@example.kz");
        assertThat(register.timeline(request)).last().satisfies(entry -> assertThat(entry.detail())
                .isEqualTo("0"));
    }

    @Test
    void lastsWhenTheShopImportsAnOldList() {
        subscribe(1, null, "reader@example.kz", "news");
        established.addresses.put(request, "reader@example.kz");
        unsubscription.unsubscribe(job());

        shop.jdbc().sql("delete from shop.newsletter_subscription").update();
        subscribe(1, null, "reader@example.kz", "news");
        subscribe(2, null, "Reader@Example.kz", "sales");
        shop.jdbc()
                .sql("update shop.newsletter_subscription set unsubscribed_at = null where subscription_id = 1")
                .update();

        assertThat(subscribed()).isEmpty();
    }

    @Test
    void doesItOnceWhereTheJobWasKilledBeforeItsRecordWasCommitted() {
        subscribe(1, null, "reader@example.kz", "news");
        established.addresses.put(request, "reader@example.kz");
        var job = job();
        transactions.executeWithoutResult(status -> {
            unsubscription.unsubscribe(job);
            status.setRollbackOnly();
        });

        unsubscription.unsubscribe(job);

        assertThat(subscribed()).isEmpty();
        assertThat(register.timeline(request)).last().satisfies(entry -> assertThat(entry.detail())
                .isEqualTo("1"));
    }

    @Test
    void leavesABlockedSubscriptionAsItIsAndSuppressesItForLater() {
        subscribe(1, customer, address, "news");
        established.subjects.put(request, new SubjectRef("shop", Long.toString(customer)));
        restriction.block(work.job("data.block", request), "block-data", "breach");

        unsubscription.unsubscribe(job());

        assertThat(subscribed()).containsExactly(address);
        assertThat(suppressed()).containsExactly(address);
        restriction.unblock(work.job("data.unblock", request), null, "breach");
        assertThat(subscribed()).isEmpty();
    }

    private JobKey job() {
        return work.job("data.unsubscribe", request);
    }

    private void subscribe(long id, @Nullable Long account, String email, String topic) {
        shop.jdbc()
                .sql(
                        """
                        insert into shop.newsletter_subscription (subscription_id, customer_id, email, topic, subscribed_at)
                        values (:id, :account, :email, :topic, now())""")
                .params(Map.of("id", id, "email", email, "topic", topic))
                .param("account", account)
                .update();
    }

    private List<@Nullable String> subscribed() {
        return shop.jdbc()
                .sql("select email from shop.newsletter_subscription where unsubscribed_at is null order by email")
                .query(String.class)
                .list();
    }

    private List<@Nullable String> suppressed() {
        return shop.jdbc()
                .sql("select email from shop.newsletter_suppression order by email collate \"C\"")
                .query(String.class)
                .list();
    }
}
