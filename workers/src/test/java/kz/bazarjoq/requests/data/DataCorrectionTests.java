package kz.bazarjoq.requests.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import kz.bazarjoq.requests.SampleShopConfiguration.Shop;
import kz.bazarjoq.requests.TestDatabase;
import kz.bazarjoq.requests.data.Correction.Decision;
import kz.bazarjoq.requests.data.Correction.Hindrance;
import kz.bazarjoq.requests.data.Correction.Way;
import kz.bazarjoq.requests.data.Corrections.Preparation;
import kz.bazarjoq.requests.engine.JobKey;
import kz.bazarjoq.requests.register.Actor;
import kz.bazarjoq.requests.register.Register;
import kz.bazarjoq.requests.register.RequestId;
import kz.bazarjoq.requests.register.TimelineEntry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What was confirmed is changed where it stands, where it is copied and where it is computed from; what isn't as it was seen stays. */
@DataWorkTest
class DataCorrectionTests {

    private static final String GROUND = "not-confirmed";

    @Autowired
    DataCorrection correction;

    @Autowired
    Corrections corrections;

    @Autowired
    Restriction restriction;

    @Autowired
    DataWork work;

    @Autowired
    Register register;

    @Autowired
    Shop shop;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    private JdbcClient crm;
    private String customer;
    private RequestId request;

    @BeforeEach
    void open() {
        crm = work.crm();
        customer = work.customer();
        var email = "%s@example.kz".formatted(customer);
        update("email = '" + email + "', phone = '+770155500" + customer + "', patronymic = 'Маратовна'");
        shop.jdbc().sql("delete from shop.newsletter_subscription").update();
        shop.jdbc()
                .sql(
                        """
                        insert into shop.newsletter_subscription (subscription_id, customer_id, email, topic, subscribed_at)
                        values (1000000 + :id, :id, :email, 'news', now())""")
                .params(Map.of("id", Long.parseLong(customer), "email", email.toUpperCase(java.util.Locale.ROOT)))
                .update();
        crm.sql("delete from crm.contact_message").update();
        crm.sql("delete from crm.call_record").update();
        crm.sql("delete from crm.contact").update();
        crm.sql(
                        """
                        insert into crm.contact (contact_id, customer_no, full_name, phone, email, last_contact_at)
                        values (:id, :id, 'Имя', '+770155500' || :id, :email, now())""")
                .params(Map.of("id", Long.parseLong(customer), "email", email))
                .update();
        request = work.request(customer);
    }

    @Test
    void changesAValueWithItsCopiesInBothSourcesAndWhatIsComputedFromIt() {
        confirmed("email", corrected());

        assertThat(correct()).containsExactly(item("email", "changed"));

        assertThat(value("email")).isEqualTo(corrected());
        assertThat(value("search_text")).contains("saule-" + customer + "@").doesNotContain(" " + customer + "@");
        assertThat(text(shop.jdbc(), "select email from shop.newsletter_subscription where customer_id = " + customer))
                .isEqualTo(corrected());
        assertThat(text(crm, "select email from crm.contact where contact_id = " + customer))
                .isEqualTo(corrected());
        assertThat(register.timeline(request))
                .extracting(TimelineEntry::what, TimelineEntry::actor, TimelineEntry::detail)
                .endsWith(tuple("data-corrected", Actor.worker("data.correct"), "shop.customer.email"));
    }

    @Test
    void keepsNoValueOnceItIsSettled() {
        confirmed("email", corrected());
        correct();

        assertThat(corrections.of(request)).singleElement().satisfies(settled -> {
            assertThat(settled.settled()).isTrue();
            assertThat(settled.content()).isNull();
            assertThat(settled.decidedBy()).isEqualTo("daniyar");
        });
        assertThat(text(shop.jdbc(), "select string_agg(cast(result as text), ' ') from personal_data_shop.work"))
                .doesNotContain("example.kz");
    }

    @Test
    void leavesAValueThatTheShopHasChangedSinceItWasSeen() {
        confirmed("first_name", "Сәуле");
        confirmed("last_name", "Сәулетаева");
        update("first_name = 'Алия'");

        assertThat(correct()).containsExactly(item("first_name", "conflict"), item("last_name", "changed"));

        assertThat(value("first_name")).isEqualTo("Алия");
        assertThat(value("last_name")).isEqualTo("Сәулетаева");
        assertThat(corrections.of(request).getFirst().hindrance()).isEqualTo(Hindrance.CHANGED_MEANWHILE);

        confirmed("first_name", "Сәуле", 1);

        assertThat(correct()).containsExactly(item("first_name", "changed"), item("last_name", "changed"));
        assertThat(value("first_name")).isEqualTo("Сәуле");
    }

    @Test
    void leavesAValueThatTheShopChangesWhileItIsApplied() throws SQLException {
        confirmed("first_name", "Сәуле");

        CompletableFuture<List<CorrectedItem>> applying;
        try (var other = shop.database().getConnection()) {
            other.setAutoCommit(false);
            try (var statement = other.createStatement()) {
                statement.executeUpdate("update shop.customer set first_name = 'Алия' where customer_id = " + customer);
            }
            applying = CompletableFuture.supplyAsync(this::correct);
            await().until(() -> !text(
                            shop.jdbc(),
                            "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")
                    .equals("0"));
            other.commit();
        }

        assertThat(applying.join()).containsExactly(item("first_name", "conflict"));
        assertThat(value("first_name")).isEqualTo("Алия");
    }

    @Test
    void takesForChangedWhatSomebodyElseHasChangedAlike() {
        confirmed("first_name", "Сәуле");
        update("first_name = 'Сәуле'");

        assertThat(correct()).containsExactly(item("first_name", "changed"));
    }

    @Test
    void goesOnWhereAJobWasKilledBetweenTheSources() {
        confirmed("email", corrected());
        var job = job();
        crm.sql("create or replace function crm.away() returns trigger language plpgsql as $$ begin"
                        + " raise exception 'away' using errcode = 'admin_shutdown'; end $$")
                .update();
        crm.sql("create trigger away before update on crm.contact for each row execute function crm.away()")
                .update();

        assertThatExceptionOfType(SourceUnavailableException.class).isThrownBy(() -> correct(job));
        assertThat(value("email")).isEqualTo(corrected());
        crm.sql("drop trigger away on crm.contact").update();
        // Found by its value before, not any more.
        crm.sql("update crm.contact set customer_no = null").update();

        assertThat(correct(job)).containsExactly(item("email", "changed"));
        assertThat(text(crm, "select email from crm.contact where contact_id = " + customer))
                .isEqualTo(corrected());
    }

    @Test
    void changesOnceWhereTheJobWasKilledBeforeItsRecordWasCommitted() {
        confirmed("first_name", "Сәуле");
        var job = job();

        transactions.executeWithoutResult(status -> {
            correction.correct(job, null);
            status.setRollbackOnly();
        });
        update("first_name = 'Алия'");

        assertThat(correct(job)).containsExactly(item("first_name", "changed"));
        assertThat(value("first_name")).isEqualTo("Алия");
    }

    @Test
    void changesNothingWhileASourceIsDown() {
        confirmed("email", corrected());
        TestDatabase.takeDown(shop.crm());
        try {
            assertThatExceptionOfType(SourceUnavailableException.class).isThrownBy(this::correct);
            assertThat(value("email")).isEqualTo(customer + "@example.kz");
        } finally {
            TestDatabase.bringUp(shop.crm());
        }

        // The connections from before are dead, which each of them tells once.
        await().ignoreExceptionsInstanceOf(SourceUnavailableException.class)
                .untilAsserted(() -> assertThat(correct()).containsExactly(item("email", "changed")));
    }

    @Test
    void changesNothingWhereAColumnIsGoneSinceTheStart() {
        confirmed("first_name", "Сәуле");
        shop.jdbc()
                .sql("alter table shop.customer rename column search_text to searched")
                .update();
        try {
            assertThatExceptionOfType(SourceChangedException.class)
                    .isThrownBy(this::correct)
                    .withMessageNotContaining("Сәуле");
        } finally {
            shop.jdbc()
                    .sql("alter table shop.customer rename column searched to search_text")
                    .update();
        }

        assertThat(value("first_name")).isNotEqualTo("Сәуле");
        assertThat(correct()).containsExactly(item("first_name", "changed"));
    }

    @Test
    void changesAValueOnceWhereTwoRequestsWantItAtOnce() {
        var first = request;
        confirmed("first_name", "Сәуле");
        request = work.request(customer);
        confirmed("first_name", "Саулет");
        var second = request;

        var results = List.of(first, second).parallelStream()
                .map(one -> correction.correct(work.job("data.correct", one), null))
                .flatMap(List::stream)
                .map(CorrectedItem::result)
                .toList();

        assertThat(results).containsExactlyInAnyOrder("changed", "conflict");
        assertThat(value("first_name")).isIn("Сәуле", "Саулет");
    }

    @Test
    void leavesAValueThatTheDatabaseRefusesAndChangesTheOthers() {
        update("phone = null");
        crm.sql("update crm.contact set phone = null").update();
        confirmed("email", "aigerim@example.kz");
        confirmed("phone", "+77015550199");
        shop.jdbc()
                .sql("update shop.customer set email = 'aigerim@example.kz' where customer_id = 19")
                .update();

        assertThat(correct()).containsExactly(item("email", "conflict"), item("phone", "changed"));

        assertThat(corrections.of(request).getFirst().hindrance()).isEqualTo(Hindrance.REFUSED);
        assertThat(value("email")).isEqualTo(customer + "@example.kz");
        assertThat(text(crm, "select phone from crm.contact where contact_id = " + customer))
                .isEqualTo("+77015550199");
    }

    @Test
    void leavesWhatIsBlockedAndWhatWouldThenDifferFromItsCopy() {
        confirmed("first_name", "Сәуле");
        confirmed("email", corrected());
        restriction.block(work.job("data.block", request), "block-data", "breach");

        assertThat(correct()).containsExactly(item("first_name", "conflict"), item("email", "conflict"));

        assertThat(corrections.of(request)).extracting(Correction::hindrance).containsOnly(Hindrance.RESTRICTED);
        assertThat(value("first_name")).isNotEqualTo("Сәуле");
        restriction.unblock(work.job("data.unblock", request), null, "breach");
    }

    @Test
    void settlesWhatIsDeclinedOnItsGroundAndKeepsItOpenWithoutOne() {
        decided("first_name", "Сәуле", Decision.DECLINED);
        decided("last_name", "Сәулетаева", Decision.CONFIRMED);

        assertThat(correct()).containsExactly(item("first_name", "declined"), item("last_name", "changed"));
        assertThat(correction.correct(job(), GROUND))
                .containsExactly(
                        new CorrectedItem("shop.customer.first_name", "declined", GROUND),
                        item("last_name", "changed"));

        assertThat(value("first_name")).isNotEqualTo("Сәуле");
        assertThat(corrections.of(request)).allMatch(Correction::settled);
    }

    @Test
    void returnsWhatTheOfficerHasNotDecidedOn() {
        prepare("first_name", "Сәуле", 0);

        assertThat(correction.correct(job(), GROUND)).containsExactly(item("first_name", "conflict"));

        assertThat(value("first_name")).isNotEqualTo("Сәуле");
    }

    @Test
    void tellsWhatCannotBeChangedAndRemembersItsRowAlone() {
        corrections.prepare(
                request,
                new Preparation(place("patronymic"), value("patronymic"), Way.UNCHANGEABLE, false, "", "паспорт", 0),
                "aigerim");
        decide(Decision.CONFIRMED);

        assertThat(correct()).containsExactly(item("patronymic", "unchangeable"));

        assertThat(value("patronymic")).isEqualTo("Маратовна");
        assertThat(corrections.of(request).getFirst().content())
                .isEqualTo(new Correction.Content(List.of(customer), null, null, ""));
    }

    @Test
    void takesAValueAway() {
        corrections.prepare(
                request,
                new Preparation(place("patronymic"), value("patronymic"), Way.CHANGE, true, "", "паспорт", 0),
                "aigerim");
        decide(Decision.CONFIRMED);

        assertThat(correct()).containsExactly(item("patronymic", "changed"));

        assertThat(text(shop.jdbc(), "select patronymic is null from shop.customer where customer_id = " + customer))
                .isEqualTo("t");
    }

    @Test
    void leavesARowThatIsGone() {
        var address = text(shop.jdbc(), "select min(address_id) from shop.address where customer_id = " + customer);
        var street = text(shop.jdbc(), "select street from shop.address where address_id = " + address);
        corrections.prepare(
                request,
                new Preparation(
                        new ValuePlace("shop", "address", List.of(address), "street"),
                        street,
                        Way.CHANGE,
                        false,
                        "Абая",
                        "письмо",
                        0),
                "aigerim");
        decide(Decision.CONFIRMED);
        shop.jdbc()
                .sql("update shop.address set customer_id = 19 where address_id = " + address)
                .update();

        assertThat(correct()).containsExactly(new CorrectedItem("shop.address.street", "conflict", null));

        assertThat(corrections.of(request).getFirst().hindrance()).isEqualTo(Hindrance.GONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "O'Нил \"Ко\"; drop table customer; --",
                "Ұлықбекқызы Ғөңіү",
                "Сауле 👩‍👩‍👧‍👦🇰🇿",
                "{a,b}\\ $1 :x",
                "10000"
            })
    void writesAnyLetters(String name) {
        var typed = name.equals("10000") ? "қ".repeat(10_000) : name;
        confirmed("first_name", typed);

        assertThat(correct()).containsExactly(item("first_name", "changed"));

        assertThat(value("first_name")).isEqualTo(typed);
    }

    @Test
    void forgetsWhatWasTypedWhenTheRequestIsClosed() {
        prepare("first_name", "Сәуле", 0);

        register.close(request, "refused", Actor.worker("request.close"));

        assertThat(corrections.of(request))
                .extracting(Correction::item, Correction::content)
                .containsExactly(tuple("shop.customer.first_name", null));
    }

    @Test
    void answersNothingWhereNothingWasPrepared() {
        assertThat(correct()).isEmpty();
    }

    private void confirmed(String column, String wanted) {
        confirmed(column, wanted, 0);
    }

    private void confirmed(String column, String wanted, int version) {
        prepare(column, wanted, version);
        decide(Decision.CONFIRMED);
    }

    private void decided(String column, String wanted, Decision decision) {
        prepare(column, wanted, 0);
        decide(decision);
    }

    private void prepare(String column, String wanted, int version) {
        corrections.prepare(
                request,
                new Preparation(place(column), value(column), Way.CHANGE, false, wanted, "паспорт", version),
                "aigerim");
    }

    /** Decides on what isn't decided on yet. */
    private void decide(Decision decision) {
        corrections.of(request).stream()
                .filter(prepared -> !prepared.settled() && prepared.decision() == null)
                .forEach(prepared ->
                        corrections.decide(request, prepared.id(), prepared.version(), decision, "daniyar"));
    }

    private List<CorrectedItem> correct() {
        return correct(job());
    }

    private List<CorrectedItem> correct(JobKey job) {
        return correction.correct(job, null);
    }

    private JobKey job() {
        return work.job("data.correct", request);
    }

    private String corrected() {
        return "Saule-%s@example.kz".formatted(customer);
    }

    private ValuePlace place(String column) {
        return new ValuePlace("shop", "customer", List.of(customer), column);
    }

    private @Nullable String value(String column) {
        return shop.jdbc()
                .sql("select cast(%s as text) from shop.customer where customer_id = %s".formatted(column, customer))
                .query((row, index) -> Optional.ofNullable(row.getString(1)))
                .single()
                .orElse(null);
    }

    private static CorrectedItem item(String column, String result) {
        return new CorrectedItem("shop.customer." + column, result, null);
    }

    private static String text(JdbcClient database, String sql) {
        return database.sql(sql).query((row, index) -> row.getString(1)).single();
    }

    /** What the shop itself does to the account. */
    private void update(String set) {
        shop.jdbc()
                .sql("update shop.customer set " + set + " where customer_id = " + customer)
                .update();
    }
}
