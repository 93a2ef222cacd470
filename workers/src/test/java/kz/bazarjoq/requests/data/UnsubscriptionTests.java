package kz.bazarjoq.requests.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import kz.bazarjoq.requests.DatabaseTestConfiguration;
import kz.bazarjoq.requests.SampleShopConfiguration;
import kz.bazarjoq.requests.SampleShopConfiguration.Shop;
import kz.bazarjoq.requests.engine.JobKey;
import kz.bazarjoq.requests.register.Actor;
import kz.bazarjoq.requests.register.Channel;
import kz.bazarjoq.requests.register.Language;
import kz.bazarjoq.requests.register.Register;
import kz.bazarjoq.requests.register.RequestId;
import kz.bazarjoq.requests.register.TimelineEntry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.support.TransactionTemplate;

@SpringJUnitConfig({
    DatabaseTestConfiguration.class,
    SampleShopConfiguration.class,
    Sources.class,
    Subjects.class,
    SubjectRows.class,
    SubjectClaim.class,
    SourceWork.class,
    Vault.class,
    Holds.class,
    Restriction.class,
    Unsubscription.class,
    UnsubscriptionTests.Parts.class,
    Register.class
})
class UnsubscriptionTests {

    private static final AtomicLong ELEMENT = new AtomicLong();
    private static final AtomicLong CUSTOMER = new AtomicLong(20);

    @Autowired
    Unsubscription unsubscription;

    @Autowired
    Restriction restriction;

    @Autowired
    Parts parts;

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
        customer = CUSTOMER.incrementAndGet();
        address = customer + "@example.kz";
        shop.jdbc().sql("delete from shop.newsletter_subscription").update();
        shop.jdbc().sql("delete from shop.newsletter_suppression").update();
        shop.jdbc()
                .sql("update shop.customer set email = :email where customer_id = :id")
                .params(Map.of("email", address, "id", customer))
                .update();
        request = register.open(Channel.EMAIL, Language.RU, java.time.Instant.parse("2026-03-19T05:00:00Z"))
                .id();
    }

    @Test
    void endsEverySubscriptionOfACustomerWhateverTheAddress() {
        subscribe(1, customer, address, "news");
        subscribe(2, customer, "another@example.kz", "sales");
        subscribe(3, null, address.toUpperCase(java.util.Locale.ROOT), "sales");
        subscribe(4, 19L, "stranger@example.kz", "news");
        parts.subjects.put(request, new SubjectRef("shop", Long.toString(customer)));
        parts.addresses.put(request, "Sender@Example.kz");

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
        parts.addresses.put(request, "Reader@example.kz");

        unsubscription.unsubscribe(job());

        assertThat(subscribed()).isEmpty();
        assertThat(suppressed()).containsExactly("reader@example.kz");
    }

    @Test
    void notesTheAddressOfSomebodyWhoIsNotSubscribed() {
        parts.addresses.put(request, "nobody@example.kz");

        unsubscription.unsubscribe(job());
        unsubscription.unsubscribe(job());

        assertThat(suppressed()).containsExactly("nobody@example.kz");
        assertThat(register.timeline(request)).last().satisfies(entry -> assertThat(entry.detail())
                .isEqualTo("0"));
    }

    @Test
    void lastsWhenTheShopImportsAnOldList() {
        subscribe(1, null, "reader@example.kz", "news");
        parts.addresses.put(request, "reader@example.kz");
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
        parts.addresses.put(request, "reader@example.kz");
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
        parts.subjects.put(request, new SubjectRef("shop", Long.toString(customer)));
        restriction.block(new JobKey(ELEMENT.incrementAndGet(), "data.block", request), "block-data", "breach");

        unsubscription.unsubscribe(job());

        assertThat(subscribed()).containsExactly(address);
        assertThat(suppressed()).containsExactly(address);
        restriction.unblock(new JobKey(ELEMENT.incrementAndGet(), "data.unblock", request), null, "breach");
        assertThat(subscribed()).isEmpty();
    }

    private JobKey job() {
        return new JobKey(ELEMENT.incrementAndGet(), "data.unsubscribe", request);
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

    static class Parts {

        final Map<RequestId, SubjectRef> subjects = new HashMap<>();
        final Map<RequestId, String> addresses = new HashMap<>();

        @Bean
        Unsubscribers unsubscribers() {
            return new Unsubscribers() {
                @Override
                public Optional<SubjectRef> subject(RequestId request) {
                    return Optional.ofNullable(subjects.get(request));
                }

                @Override
                public Optional<String> address(RequestId request) {
                    return Optional.ofNullable(addresses.get(request));
                }
            };
        }

        @Bean
        EstablishedSubjects established() {
            return request -> Optional.ofNullable(subjects.get(request));
        }

        @Bean
        DataCipher cipher() {
            return DataCipherTests.cipher(DataCipherTests.KEY);
        }
    }
}
