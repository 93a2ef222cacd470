package kz.bazarjoq.requests.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.camunda.client.api.response.ActivatedJob;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import kz.bazarjoq.requests.JobStub;
import kz.bazarjoq.requests.SampleShopConfiguration.Shop;
import kz.bazarjoq.requests.SettableClock;
import kz.bazarjoq.requests.TestDatabase;
import kz.bazarjoq.requests.data.DataWorkParts.Grounds;
import kz.bazarjoq.requests.engine.JobKey;
import kz.bazarjoq.requests.register.Register;
import kz.bazarjoq.requests.register.RequestId;
import kz.bazarjoq.requests.register.TimelineEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

@DataWorkTest
class DestructionTests {

    @Autowired
    Destruction destruction;

    @Autowired
    Expiry expiry;

    @Autowired
    DestroyExpiredWorker worker;

    @Autowired
    Restriction restriction;

    @Autowired
    Certificates certificates;

    @Autowired
    CorrectionStore corrections;

    @Autowired
    Grounds grounds;

    @Autowired
    Established established;

    @Autowired
    DataWork work;

    @Autowired
    Register register;

    @Autowired
    Shop shop;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient product;

    @Autowired
    TransactionTemplate transactions;

    @TempDir
    Path folder;

    RequestId request;
    String customer = "";

    @BeforeEach
    void open() {
        clock.set(DataWork.RECEIVED);
        customer = work.customer();
        request = work.request(customer);
        shop("update shop.orders set status = 'cancelled', delivered_at = null where status = 'open' and customer_id = "
                + customer);
        shop("delete from shop.order_return where order_id in (select order_id from shop.orders where customer_id = "
                + customer + ")");
        mark();
    }

    @AfterEach
    void done() {
        clock.set(DataWork.RECEIVED);
    }

    @Test
    void leavesWhatTheMapSaysOfTheAccountAndItsCopies() {
        var kept = destroy("account-identity", "account-number", "account-contact", "account-language");

        assertThat(kept).isEmpty();
        assertThat(texts(
                        "select concat_ws('|', last_name, first_name, patronymic, iin, phone, email, sex, birth_date, language, search_text) from shop.customer where customer_id = "
                                + customer))
                .containsExactly("-|-|F|1900-01-02|ru|- -");
        assertThat(crm("select phone || coalesce(email, '') from crm.contact where customer_no = " + customer))
                .containsExactly("+70000000000");
        assertThat(texts("select 1 from shop.newsletter_subscription where email = '%s'".formatted(email())))
                .isEmpty();
        assertThat(texts("select street from shop.address where customer_id = " + customer))
                .isNotEmpty()
                .doesNotContain("-");
        assertThat(lines()).anySatisfy(line -> assertThat(line).isEqualTo("request shop.customer account-contact 1"));
        assertThat(register.timeline(request))
                .anySatisfy(entry -> assertThat(entry.what()).isEqualTo("data-destroyed"));
    }

    @Test
    void touchesNobodyElse() {
        var before = work.everything();

        destroyAll();

        var after = work.everything();
        before.forEach((table, rows) -> {
            var gone = new ArrayList<>(rows);
            gone.removeAll(Objects.requireNonNull(after.get(table)));
            assertThat(gone).as(table).allMatch(row -> isHis(table, row));
        });
    }

    @Test
    void touchesNoNearTwin() {
        // The same name and telephone, and an address that differs in the case of its letters alone.
        var twin = "77000" + customer;
        shop("insert into shop.review values (6000000000 + %1$s, %1$s, 'A', 'mark%1$s', 4, 'mark%1$s', now())"
                .formatted(customer));
        copy("customer", "'customer_id', %1$s, 'iin', null, 'email', upper(email), 'default_address_id', null");
        copy("address", "'address_id', address_id + 7000000000, 'customer_id', %1$s");
        copy("review", "'review_id', review_id + 7000000000, 'customer_id', %1$s");
        copy("device", "'device_id', device_id + 7000000000, 'customer_id', %1$s, 'cookie_id', null");
        copy("account_change", "'change_id', change_id + 7000000000, 'customer_id', %1$s");
        copy(
                "support_message",
                "'message_id', message_id + 7000000000, 'customer_id', null, 'sender_email', upper(sender_email)");
        shop(
                "insert into shop.support_message select 7700000000 + %s, null, 'web', 'x', 'Unique.%1$s@Mark.kz', 's', 'whose is it', now(), null"
                        .formatted(customer));
        call(
                "insert into crm.contact select 7700000000 + %1$s, 77000%1$s, full_name, phone, upper(email), note, now(), null"
                        + " from crm.contact where customer_no = %1$s");
        call(
                "insert into crm.call_record select 7700000000 + %1$s, null, phone, 'in', '7', now(), 5, 'x', 'whose is it'"
                        + " from crm.contact where customer_no = %1$s");
        var before = work.everything();

        destroyAll();

        var after = work.everything();
        assertThat(Objects.requireNonNull(after.get("shop.customer")))
                .noneMatch(row -> row.startsWith("(%s,%smark".formatted(customer, "Ә")))
                .anyMatch(row -> row.startsWith("(%s,%smark".formatted(twin, "Ә")));
        assertThat(Objects.requireNonNull(after.get("shop.review")))
                .filteredOn(row -> row.contains("mark" + customer))
                .isNotEmpty()
                .allMatch(row -> row.contains("," + twin + ","));
        before.forEach((table, rows) -> {
            var gone = new ArrayList<>(rows);
            gone.removeAll(Objects.requireNonNull(after.get(table)));
            assertThat(gone)
                    .as(table)
                    .noneMatch(row -> row.contains(twin))
                    .noneMatch(row -> row.contains(email().toUpperCase(java.util.Locale.ROOT)))
                    .noneMatch(row -> row.contains("whose is it"));
        });
    }

    @Test
    void destroysNothingThatAnybodyBlocksAndDestroysItWhenTheBlockIsLifted() {
        var other = work.request(customer);
        restriction.block(work.job("data.block", other), "block-data", "breach");
        var before = work.everything();

        var kept = destroy("account-contact", "addresses", "consents");

        assertThat(kept)
                .containsExactlyInAnyOrder(
                        new KeptItem("account-contact", "blocked", null),
                        new KeptItem("addresses", "blocked", null),
                        new KeptItem("consents", "blocked", null));
        assertThat(work.everything()).isEqualTo(before);
        assertThat(expire()).isFalse();
        assertThat(work.everything()).isEqualTo(before);

        restriction.unblock(work.job("data.unblock", other), "block-data", "breach");
        expire();

        assertThat(texts("select phone from shop.customer where phone is not null and customer_id = " + customer))
                .isEmpty();
        assertThat(texts("select street from shop.address where customer_id = " + customer))
                .containsOnly("-");
        assertThat(texts("select 1 from shop.consent where customer_id = " + customer))
                .isEmpty();
        assertThat(texts(
                        "select 1 from personal_data_shop.vault where table_name = 'consent' and persons && array['shop/customer/%s']"
                                .formatted(customer)))
                .isEmpty();
        assertThat(lines()).anySatisfy(line -> assertThat(line).startsWith("term-ended shop.address addresses"));
    }

    @Test
    void keepsForAMandatoryTermAndDestroysWhenItHasEnded() {
        shop(
                "update shop.orders set placed_at = '2024-05-06 10:00+05', delivered_at = case when delivered_at is null then null else timestamptz '2024-05-07 10:00+05' end where customer_id = "
                        + customer);
        var kept = destroy("purchases");

        assertThat(kept).containsExactly(new KeptItem("purchases", "retention-term", "2029-05-06"));
        clock.set(Instant.parse("2029-05-06T12:00:00Z"));
        expire();
        assertThat(texts("select 1 from shop.orders where customer_id = " + customer))
                .isNotEmpty();

        clock.set(Instant.parse("2029-05-06T19:00:00Z"));
        expire();

        assertThat(texts("select placed_at from shop.orders where customer_id = " + customer))
                .containsOnly("-infinity");
        assertThat(texts("select 1 from shop.order_item join shop.orders using (order_id) where customer_id = "
                        + customer))
                .isEmpty();
        assertThat(heldOf(request)).isEmpty();
    }

    @Test
    void destroysWhatWasStoppedBefore() {
        var treatments = List.of(destroyed("devices"), destroyed("messages"), destroyed("consents"));
        restriction.stop(job("data.stop"), "withdraw-consent", "request", treatments);

        var kept = destruction.destroy(job("data.destroy"), "withdraw-consent", "request", treatments, null);

        assertThat(kept).isEmpty();
        assertThat(heldOf(request)).isEmpty();
        assertThat(texts("select body from shop.support_message where customer_id = " + customer))
                .containsOnly("-");
        assertThat(texts("select 1 from personal_data_shop.vault where persons && array['shop/customer/%s']"
                        .formatted(customer)))
                .isEmpty();
    }

    @Test
    void hasOneEffectHoweverOftenTheJobComes() {
        var job = job("data.destroy");
        var first = destruction.destroy(job, "delete-account", "request", List.of(destroyed("purchases")), null);
        var second = destruction.destroy(job, "delete-account", "request", List.of(destroyed("purchases")), null);

        assertThat(second).isEqualTo(first);
        assertThat(texts("select hold_id from personal_data_shop.hold where kind = 'destroy' and request_id = '%s'"
                        .formatted(request.value())))
                .hasSize(1);
    }

    @Test
    void goesOnWithTheSecondSourceAfterAKillBetweenThem() {
        var job = job("data.destroy");
        var treatments = List.of(destroyed("account-contact"), destroyed("correspondents"));
        shop(
                "create function shop.fail() returns trigger language plpgsql as $$ begin raise exception using errcode = '57014'; end $$");
        shop("create trigger fail before update on shop.customer for each row execute function shop.fail()");
        try {
            assertThatExceptionOfType(SourceUnavailableException.class)
                    .isThrownBy(() -> destruction.destroy(job, "delete-account", "request", treatments, null));
        } finally {
            shop("drop trigger fail on shop.customer");
            shop("drop function shop.fail");
        }
        assertThat(crm("select full_name from crm.contact where customer_no = " + customer))
                .containsOnly("-");
        assertThat(texts("select phone from shop.customer where customer_id = " + customer))
                .containsExactly(phone());

        assertThat(destruction.destroy(job, "delete-account", "request", treatments, null))
                .isEmpty();

        assertThat(texts("select 1 from shop.customer where phone is not null and customer_id = " + customer))
                .isEmpty();
        assertThat(lines()).contains("request crm.contact correspondents 1", "request shop.customer account-contact 1");
        assertThat(texts("select 1 from personal_data_shop.doomed where job = " + job.elementInstance()))
                .isEmpty();
    }

    @Test
    void isTriedAgainWhenASourceIsDown() {
        var job = job("data.destroy");
        TestDatabase.takeDown(shop.database());
        try {
            assertThatExceptionOfType(SourceUnavailableException.class)
                    .isThrownBy(() -> destruction.destroy(
                            job, "delete-account", "request", List.of(destroyed("addresses")), null));
        } finally {
            TestDatabase.bringUp(shop.database());
        }

        DataWork.untilItAnswers(
                () -> destruction.destroy(job, "delete-account", "request", List.of(destroyed("addresses")), null));

        assertThat(texts("select street from shop.address where customer_id = " + customer))
                .containsOnly("-");
    }

    @Test
    void changesNothingWhereTheShopRefusesWhatIsLeftOrPutsItBack() {
        var before = work.everything();
        shop("alter table shop.address add constraint street_written check (street <> '-') not valid");
        try {
            assertThatExceptionOfType(SourceRefusedException.class)
                    .isThrownBy(() -> destroy("account-identity", "addresses"));
            assertThat(work.everything()).isEqualTo(before);
        } finally {
            shop("alter table shop.address drop constraint street_written");
        }
        shop(
                "create function shop.back() returns trigger language plpgsql as $$ begin new.street = old.street; return new; end $$");
        shop("create trigger back before update on shop.address for each row execute function shop.back()");
        try {
            assertThatExceptionOfType(NotDestroyedException.class)
                    .isThrownBy(() -> destroy("account-identity", "addresses"))
                    .withMessageContaining("of address");
            assertThat(work.everything()).isEqualTo(before);
        } finally {
            shop("drop trigger back on shop.address");
            shop("drop function shop.back");
        }
    }

    @Test
    void failsWithACodeWhereAColumnIsGone() {
        shop("alter table shop.customer rename column job_title to job_name");
        try {
            assertThatExceptionOfType(SourceChangedException.class).isThrownBy(() -> destroy("representation"));
        } finally {
            shop("alter table shop.customer rename column job_name to job_title");
        }
        assertThat(destroy("representation")).isEmpty();
    }

    @Test
    void destroysTheValueThatCannotBeChangedAndNoOther() {
        var key = List.of(customer);
        var place = new ValuePlace("shop", "customer", key, "last_name");
        corrections.add(
                request, place, Correction.Way.UNCHANGEABLE, new Correction.Content(key, "x", null, "y"), "officer");
        corrections.settle(corrections.of(request).getFirst(), Correction.Result.UNCHANGEABLE, null);

        var kept = destruction.destroy(
                job("data.destroy"),
                "correct-data",
                "unchangeable",
                null,
                List.of(
                        new CorrectionResult("shop.customer.last_name", "unchangeable"),
                        new CorrectionResult("shop.customer.phone", "changed")));

        assertThat(kept).isEmpty();
        assertThat(texts("select last_name || phone from shop.customer where customer_id = " + customer))
                .containsExactly("-" + phone());
        assertThat(lines()).containsExactly("unchangeable shop.customer account-identity {last_name} 1");
    }

    @Test
    void keepsWhatAnObligationNeedsAndWeighsItAnewWhenItIsFulfilled() {
        shop("update shop.orders set status = 'open', delivered_at = null where customer_id = " + customer);
        var kept = destroy("account-contact", "reviews");
        assertThat(kept)
                .extracting(KeptItem::item, KeptItem::reason)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("account-contact", "unfulfilled-obligation"));
        expire();
        assertThat(texts("select phone from shop.customer where restricted_at is null and customer_id = " + customer))
                .containsExactly(phone());

        shop("update shop.orders set status = 'cancelled' where customer_id = " + customer);
        grounds.answer = Map.of("treatment", "destroy");
        clock.set(DataWork.RECEIVED.plus(Duration.ofDays(1)));
        while (expire()) {}

        assertThat(texts("select 1 from shop.customer where phone is not null and customer_id = " + customer))
                .isEmpty();
        assertThat(grounds.table).isEqualTo("retention-grounds");
        assertThat(grounds.asked)
                .containsEntry("right", "delete-account")
                .containsEntry("category", "contact")
                .containsEntry("basis", "offer")
                .containsEntry("receivedOn", "2026-03-19")
                .containsEntry("obligation", null);
        assertThat(heldOf(request)).isEmpty();
    }

    @Test
    void destroysWhatABreachConcernsWithoutWaitingForAnObligation() {
        shop("update shop.orders set status = 'open', delivered_at = null where customer_id = " + customer);

        var kept = destruction.destroy(
                job("data.destroy"), "destroy-unlawful-data", "breach", List.of(destroyed("account-contact")), null);

        assertThat(kept).isEmpty();
        assertThat(texts("select 1 from shop.customer where phone is not null and customer_id = " + customer))
                .isEmpty();
        assertThat(texts("select street from shop.address where customer_id = " + customer))
                .isNotEmpty()
                .doesNotContain("-");
    }

    @Test
    void letsGoOfWhatMayGoOnOnceTheObligationIsFulfilled() {
        restriction.stop(
                job("data.stop"),
                "withdraw-consent",
                "request",
                List.of(new Treatment("addresses", "continue", "unfulfilled-obligation", "until-fulfilled")));
        assertThat(register.timeline(request))
                .extracting(TimelineEntry::what)
                .contains("obligation-awaited")
                .doesNotContain("processing-stopped");
        grounds.answer = Map.of("treatment", "continue");
        var before = work.everything();

        while (expire()) {}

        assertThat(heldOf(request)).isEmpty();
        assertThat(work.everything()).isEqualTo(before);
        assertThat(register.timeline(request))
                .extracting(TimelineEntry::what, TimelineEntry::detail)
                .contains(tuple("obligation-fulfilled-let-go", "addresses"));
    }

    @Test
    void tellsWhatIsKeptForItsTermOnceTheObligationIsFulfilled() {
        owe("addresses");
        grounds.answer = Map.of("treatment", "restrict", "term", "P5Y");

        while (expire()) {}

        assertThat(register.timeline(request))
                .extracting(TimelineEntry::what, TimelineEntry::detail)
                .contains(tuple("obligation-fulfilled-retained", "addresses"));
    }

    @Test
    void destroysWhatSomebodyDecidedToDestroyAlsoWhereTheTableWouldKeepIt() {
        shop("update shop.orders set status = 'open', delivered_at = null where customer_id = " + customer);
        destroy("account-contact");
        shop("update shop.orders set status = 'cancelled' where customer_id = " + customer);
        grounds.answer = Map.of("treatment", "continue");

        while (expire()) {}

        assertThat(texts("select 1 from shop.customer where phone is not null and customer_id = " + customer))
                .isEmpty();
    }

    @Test
    void failsForWhatTheTableDoesNotKnowOnceAllElseIsDoneAndGoesOnWhenItDoes() {
        owe("addresses");
        owe("account-contact");
        grounds.answer = Map.of("treatment", "destroy");
        grounds.unknown = Set.of("contact");
        var limit = Map.of("limit", "1");
        var job = JobStub.job("data.destroy-expired", "destroy-expired-data", Map.of());
        while (more(job, limit)) {
            job = JobStub.job("data.destroy-expired", "destroy-expired-data", Map.of());
        }

        var last = job;
        assertThatExceptionOfType(UnweighedException.class)
                .isThrownBy(() -> worker.destroy(last, limit))
                .withMessageContaining("retention-grounds")
                .withMessageContaining("withdraw-consent, account-contact, received on 2026-03-19");
        assertThat(texts("select 1 from shop.address where street <> '-' and customer_id = " + customer))
                .isEmpty();
        assertThat(heldOf(request)).isNotEmpty();

        grounds.unknown = Set.of();
        assertThat(worker.destroy(last, limit).more()).isFalse();
        clock.set(DataWork.RECEIVED.plus(Duration.ofDays(1)));
        while (expire()) {}

        assertThat(heldOf(request)).isEmpty();
    }

    @Test
    void leavesWhatAnOperatorHasLetGoOf() {
        owe("addresses");
        shop("update personal_data_shop.hold set lifted = true where kind = 'owed' and request_id = '%s'"
                .formatted(request));
        grounds.answer = Map.of("treatment", "destroy");

        while (expire()) {}

        assertThat(texts("select street from shop.address where customer_id = " + customer))
                .isNotEmpty()
                .doesNotContain("-");
    }

    private boolean more(ActivatedJob job, Map<String, String> headers) {
        try {
            return worker.destroy(job, headers).more();
        } catch (UnweighedException unweighed) {
            return false;
        }
    }

    private void owe(String part) {
        restriction.stop(
                job("data.stop"),
                "withdraw-consent",
                "request",
                List.of(new Treatment(part, "continue", "unfulfilled-obligation", "until-fulfilled")));
    }

    @Test
    void aRowThatStayedForOthersGoesWithTheLastOfThem() {
        // What the vault keeps of his other orders holds every row that it may refer to.
        var others = " where order_id in (select order_id from shop.orders where customer_id = %s)".formatted(customer);
        shop("delete from shop.payment" + others);
        shop("delete from shop.order_item" + others);
        var order = order("cancelled", "2024-05-06");
        shop("insert into shop.payment values (%1$s, %1$s, 'cash', null, null, null, 1, '2025-05-06 10:00+05')"
                .formatted(order));
        destroy("purchases", "payments", "deliveries", "transfers");

        clock.set(Instant.parse("2029-05-06T19:00:00Z"));
        while (expire()) {}
        assertThat(texts("select delivery_address from shop.orders where order_id = " + order))
                .containsExactly("-");
        clock.set(Instant.parse("2030-05-06T19:00:00Z"));
        while (expire()) {}

        assertThat(texts("select 1 from shop.orders where order_id = " + order)).isEmpty();
        assertThat(texts("select 1 from personal_data_shop.husk where row_key = array['%s']".formatted(order)))
                .isEmpty();
    }

    @Test
    void keepsWhatHasComeToBeOwedWhenItsTermEnds() {
        restriction.stop(
                job("data.stop"),
                "withdraw-consent",
                "request",
                List.of(
                        new Treatment("addresses", "restrict", "retention-term", "P1D"),
                        new Treatment("consents", "restrict", "retention-term", "P1D")));
        var order = order("open", "2026-03-20");
        clock.set(DataWork.RECEIVED.plus(Duration.ofDays(3)));

        while (expire()) {}

        assertThat(texts("select 1 from shop.consent where customer_id = " + customer))
                .isEmpty();
        assertThat(texts("select street from shop.address where customer_id = " + customer))
                .isNotEmpty()
                .doesNotContain("-");
        assertThat(texts("select kinds[1] from personal_data_shop.restricted where part = 'addresses'"))
                .contains("retain");

        shop("update shop.orders set status = 'cancelled' where order_id = " + order);
        clock.set(DataWork.RECEIVED.plus(Duration.ofDays(4)));
        while (expire()) {}

        assertThat(texts("select street from shop.address where customer_id = " + customer))
                .containsOnly("-");
    }

    @Test
    void whatIsStoppedStaysSoWhateverComesToBeOwed() {
        restriction.stop(job("data.stop"), "withdraw-consent", "request", List.of(destroyed("addresses")));
        var stopped = texts(
                "select row_key[1] from personal_data_shop.restricted where part = 'addresses' and 'stop' = any(kinds)");
        var order = order("open", "2026-03-20");
        expire();
        shop("update shop.orders set status = 'cancelled' where order_id = " + order);
        clock.set(DataWork.RECEIVED.plus(Duration.ofDays(1)));
        expire();

        assertThat(
                        texts(
                                "select row_key[1] from personal_data_shop.restricted where part = 'addresses' and 'stop' = any(kinds)"))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(stopped);
    }

    @Test
    void leavesCopiesInOtherPartsToTheirOwnTerms() {
        restriction.stop(
                job("data.stop"),
                "withdraw-consent",
                "request",
                List.of(new Treatment("account-contact", "restrict", "retention-term", "P1D")));
        clock.set(DataWork.RECEIVED.plus(Duration.ofDays(3)));

        while (expire()) {}

        assertThat(texts("select 1 from shop.customer where email is not null and customer_id = " + customer))
                .isEmpty();
        assertThat(crm("select email from crm.contact where customer_no = " + customer))
                .containsExactly(email());
    }

    @Test
    void destroysSomeAtATimeUntilNoneIsLeft() {
        restriction.stop(
                job("data.stop"),
                "withdraw-consent",
                "request",
                List.of(new Treatment("account-history", "restrict", "retention-term", "P1D")));
        clock.set(DataWork.RECEIVED.plus(Duration.ofDays(3)));
        var rounds = 0;

        while (expiry.destroy(work.expiry(), 1).more()) {
            rounds++;
        }

        assertThat(rounds).isPositive();
        assertThat(heldOf(request)).isEmpty();
        assertThat(texts("select 1 from shop.account_change where customer_id = " + customer))
                .isEmpty();
    }

    @Test
    void leavesToTheNextNightWhoseDataAreWorkedOn() {
        restriction.stop(
                job("data.stop"),
                "withdraw-consent",
                "request",
                List.of(new Treatment("addresses", "restrict", "retention-term", "P1D")));
        clock.set(DataWork.RECEIVED.plus(Duration.ofDays(3)));
        var other = work.request(customer);
        transactions.executeWithoutResult(status -> {
            restriction.block(work.job("data.block", other), "block-data", "breach");
            CompletableFuture.runAsync(this::expire).join();
        });

        assertThat(heldOf(request)).isNotEmpty();
        assertThat(texts("select street from shop.address where customer_id = " + customer))
                .doesNotContain("-");
        restriction.unblock(work.job("data.unblock", other), null, "breach");
        expire();
        assertThat(heldOf(request)).isEmpty();
    }

    @Test
    void certificatesOnlyGrow() {
        destroy("addresses");

        for (var change :
                List.of("update destruction set rows = 2", "delete from destruction", "truncate destruction")) {
            assertThatExceptionOfType(org.springframework.dao.DataAccessException.class)
                    .isThrownBy(() -> product.sql(change).update())
                    .havingRootCause()
                    .withMessageContaining("Evidence only grows");
        }
    }

    @Test
    void deletesRowsThatReferToEachOtherAndLeavesThoseToWhichOthersRefer() {
        var database = TestDatabase.empty();
        var jdbc = JdbcClient.create(database);
        for (var statement : new String[] {
            "create table person (id bigint primary key, \"аты \"\"бар\"\"\" text, home bigint, email text)",
            "create table place (id bigint primary key, person_id bigint not null references person, street text)",
            "alter table person add constraint home_fk foreign key (home) references place",
            "create table purchase (id bigint primary key, place_id bigint references place, person_id bigint, note text, at timestamptz)",
            "create index on place (person_id)",
            "insert into person values (1, 'Ұлжан \"O''Neil\" 😀', null, 'a@b.kz'), (2, 'x', null, 'c@d.kz')",
            "insert into person values (3, 'z', null, 'e@f.kz')",
            "insert into place values (1, 1, 's'), (2, 3, 't'), (3, 2, 'u')",
            "insert into place select 10 + n, 1, 'street ' || n from generate_series(1, 100000) n",
            "update person set home = 1 where id = 1",
            "update person set home = 3 where id = 2",
            "insert into purchase values (1, 2, 3, 'n', now())"
        }) {
            jdbc.sql(statement).update();
        }
        var sources = MapFolder.in(folder)
                .with(
                        "shop",
                        database,
                        """
                        subject: {table: person, key: id, name: ['аты "бар"'], email: email}
                        tables:
                          person:
                            name: {ru: Лица, kk: Тұлғалар, en: Persons}
                            part: account-identity
                            key: id
                            columns:
                              'аты "бар"': {name: {ru: имя, kk: аты, en: name}, destroy: empty}
                              email: {name: {ru: почта, kk: пошта, en: e-mail}, part: account-contact, destroy: empty}
                          place:
                            name: {ru: Места, kk: Орындар, en: Places}
                            part: addresses
                            key: id
                            belongs: [{column: person_id, to: person}]
                            columns:
                              street: {name: {ru: улица, kk: көше, en: street}, destroy: empty}
                          purchase:
                            name: {ru: Покупки, kk: Сатып алулар, en: Purchases}
                            part: purchases
                            key: id
                            belongs: [{column: person_id, to: person}]
                            from: at
                            columns:
                              note: {name: {ru: слова, kk: сөздер, en: note}}
                        """)
                .sources();
        try {
            var other = manual(sources);
            established.subjects.put(request, new SubjectRef("shop", "1"));
            var began = System.nanoTime();

            var kept = Objects.requireNonNull(transactions.execute(
                    status -> other.destroy(job("data.destroy"), "destroy-unlawful-data", "breach", null, null)));

            System.out.printf("Destroyed 100 000 rows of one person in %.1f s%n", (System.nanoTime() - began) / 1e9);
            established.subjects.put(request, new SubjectRef("shop", "3"));
            var keptOfOther = Objects.requireNonNull(transactions.execute(
                    status -> other.destroy(job("data.destroy"), "destroy-unlawful-data", "breach", null, null)));

            assertThat(kept).isEmpty();
            assertThat(keptOfOther).extracting(KeptItem::item).containsExactly("purchases");
            assertThat(jdbc.sql("select id || coalesce(street, '') from place order by id")
                            .query(String.class)
                            .list())
                    .containsExactly("2", "3u");
            assertThat(jdbc.sql("select concat_ws('|', id, \"аты \"\"бар\"\"\", home, email) from person order by id")
                            .query(String.class)
                            .list())
                    .containsExactly("2|x|3|c@d.kz", "3");
        } finally {
            sources.destroy();
        }
    }

    private Destruction manual(Sources sources) {
        var cipher = new DataCipher(
                new KeptDataProperties("NDMyMTA5ODc2NTQzMjEwOTg3NjU0MzIxMDk4NzY1NDM=", Duration.ofDays(7)));
        var vault = new Vault(cipher);
        var json = JsonMapper.builder().build();
        return new Destruction(
                sources,
                new SubjectClaim(new SubjectRows(sources), product),
                established,
                new SourceWork(json, clock),
                new Wishes(sources, corrections, vault),
                new Shredder(vault, new Holds(vault, clock)),
                new Certificates(product, register, sources, clock),
                clock);
    }

    private List<KeptItem> destroy(String... parts) {
        return destruction.destroy(
                job("data.destroy"),
                "delete-account",
                "request",
                Stream.of(parts).map(DestructionTests::destroyed).toList(),
                null);
    }

    private List<KeptItem> destroyAll() {
        return destruction.destroy(job("data.destroy"), "destroy-unlawful-data", "breach", null, null);
    }

    private static Treatment destroyed(String part) {
        return new Treatment(part, "destroy", null, null);
    }

    private boolean expire() {
        return expiry.destroy(work.expiry(), 500).more();
    }

    /** The lines of the certificate: ground, table, part, columns, rows. */
    private List<String> lines() {
        return product.sql(
                        "select concat_ws(' ', ground, source || '.' || table_name, part, cast(columns as text), rows) from destruction where request_id = :request order by entry")
                .param("request", request.value())
                .query((row, index) -> row.getString(1))
                .list();
    }

    /** Values of his that nobody else has, wherever his rows have text. */
    private void mark() {
        var mark = "mark" + customer;
        shop(
                "update shop.customer set last_name = 'Ә%1$s', email = '%2$s', phone = '%3$s', iin = '%4$s', search_text = '%1$s' where customer_id = %5$s"
                        .formatted(mark, email(), phone(), iin(), customer));
        shop("update shop.address set street = '%s' where customer_id = %s".formatted(mark, customer));
        shop(
                "update shop.orders set recipient_name = '%1$s', recipient_phone = '%2$s', delivery_address = '%1$s', comment = '%1$s' where customer_id = %3$s"
                        .formatted(mark, phone(), customer));
        shop(
                "update shop.payment set receipt_sent_to = '%s' from shop.orders o where o.order_id = payment.order_id and customer_id = %s"
                        .formatted(email(), customer));
        shop("update shop.account_change set new_value = '%s' where customer_id = %s".formatted(mark, customer));
        shop(
                "insert into shop.account_change select max(change_id) + 1, %2$s, 'email', null, '%1$s', now() from shop.account_change"
                        .formatted(email(), customer));
        shop(
                "insert into shop.account_change select max(change_id) + 1, %2$s, 'email', '%1$s', null, now() from shop.account_change"
                        .formatted(email(), customer));
        shop("insert into shop.newsletter_suppression (email, added_at) values ('%s', now())".formatted(email()));
        shop("update shop.newsletter_subscription set email = '%s' where customer_id = %s"
                .formatted(email(), customer));
        shop(
                "insert into shop.newsletter_subscription select max(subscription_id) + 1, null, '%s', 'мода', now(), null, null from shop.newsletter_subscription"
                        .formatted(email().toUpperCase(java.util.Locale.ROOT)));
        shop(
                "insert into shop.support_message select max(message_id) + 1, %2$s, 'web', '%1$s', '%3$s', '%1$s', '%1$s', now(), null from shop.support_message"
                        .formatted(mark, customer, email()));
        shop("update shop.review set author_name = '%1$s', text = '%1$s' where customer_id = %2$s"
                .formatted(mark, customer));
        shop(
                "insert into shop.consent select max(consent_id) + 1, %s, '2024-01', now(), null, '10.1.2.3' from shop.consent"
                        .formatted(customer));
        shop("update shop.device set user_agent = '%s' where customer_id = %s".formatted(mark, customer));
        call(
                "delete from crm.call_record where contact_id in (select contact_id from crm.contact where customer_no = %1$s)");
        call(
                "delete from crm.contact_message where contact_id in (select contact_id from crm.contact where customer_no = %1$s)");
        call("delete from crm.contact where customer_no = %1$s");
        call("insert into crm.contact select max(contact_id) + 1, %1$s, 'mark%1$s', '" + phone() + "', '" + email()
                + "', 'mark%1$s', now(), null from crm.contact");
        call("insert into crm.call_record select (select max(call_id) + 1 from crm.call_record), contact_id, '"
                + phone() + "', 'in', '7', now(), 5, 'mark%1$s', 'mark%1$s' from crm.contact where customer_no = %1$s");
        call("update crm.loyalty_account set holder_name = 'mark%1$s' where customer_no = %1$s");
    }

    /** An order more; its number. */
    private String order(String status, String day) {
        var order = "61000" + customer;
        shop(
                "insert into shop.orders values (%s, %s, null, null, 'x', '+77015550199', 'x', null, '%s 10:00+05', '%s', 1, null, null)"
                        .formatted(order, customer, day, status));
        return order;
    }

    /** Rows of a table once more, for the twin. */
    private void copy(String table, String changed) {
        shop(
                "insert into shop.%1$s select (jsonb_populate_record(t, jsonb_build_object(%2$s))).* from shop.%1$s t where customer_id = %3$s"
                        .formatted(table, changed.formatted("77000" + customer), customer));
    }

    private String email() {
        return "unique.%s@mark.kz".formatted(customer);
    }

    private String phone() {
        return "+79990000%03d".formatted(Integer.parseInt(customer));
    }

    private String iin() {
        return "999000111%03d".formatted(Integer.parseInt(customer));
    }

    private void call(String sql) {
        work.crm().sql(sql.formatted(customer)).update();
    }

    private void shop(String sql) {
        shop.jdbc().sql(sql).update();
    }

    /** Whether a row, as text, is the customer's: by his number, a mark of his, or the number of an order of his. */
    private boolean isHis(String table, String row) {
        var orders = texts("select order_id from shop.orders where customer_id = " + customer);
        var fields = List.of(row.substring(1, row.length() - 1).split(","));
        return fields.contains(customer)
                || row.contains("mark" + customer)
                || row.toLowerCase(java.util.Locale.ROOT).contains(email())
                || fields.stream().limit(4).anyMatch(orders::contains)
                || List.of("shop.device_location", "crm.loyalty_movement", "crm.contact_message")
                        .contains(table);
    }

    private JobKey job(String type) {
        return work.job(type, request);
    }

    private List<String> heldOf(RequestId request) {
        return texts(
                "select part from personal_data_shop.held join personal_data_shop.hold using (hold_id) where request_id = '%s'"
                        .formatted(request.value()));
    }

    private List<String> texts(String sql) {
        return work.texts(sql);
    }

    private List<String> crm(String sql) {
        return work.crm().sql(sql).query((row, index) -> row.getString(1)).list();
    }
}
