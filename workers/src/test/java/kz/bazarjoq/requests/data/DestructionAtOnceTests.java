package kz.bazarjoq.requests.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import kz.bazarjoq.requests.JobStub;
import kz.bazarjoq.requests.SettableClock;
import kz.bazarjoq.requests.data.Correction.Decision;
import kz.bazarjoq.requests.data.Correction.Way;
import kz.bazarjoq.requests.data.Corrections.Preparation;
import kz.bazarjoq.requests.engine.Effects;
import kz.bazarjoq.requests.engine.JobKey;
import kz.bazarjoq.requests.register.Channel;
import kz.bazarjoq.requests.register.Language;
import kz.bazarjoq.requests.register.Register;
import kz.bazarjoq.requests.register.RequestId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Jobs on the same person at once, in threads of their own that wait for each other: the shop is as after one of them alone. */
class DestructionAtOnceTests {

    private static final Set<String> HIS = Set.of("shop/customer/" + Act.SUBJECT.key());

    private static Copies pristine;
    private static Map<String, Set<String>> destroyedOnce;
    private static Map<String, Set<String>> expiredOnce;
    private static List<String> certifiedOnce;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private Copies copies;
    private AnnotationConfigApplicationContext product;

    @BeforeAll
    static void destroyUndisturbed() {
        pristine = Copies.of(60);
        FaultContext.start(pristine.databases()).close();
        var copies = pristine.copy();
        try (var product = FaultContext.start(copies.databases())) {
            destroy(product, 1, Act.REQUEST);
            certifiedOnce = certified(product, Act.REQUEST);
        }
        destroyedOnce = shop(copies);
        copies.drop();
        var others = pristine.copy();
        try (var product = FaultContext.start(others.databases())) {
            restrict(product);
            expire(product, 2);
        }
        expiredOnce = shop(others);
        others.drop();
    }

    @BeforeEach
    void start() {
        copies = pristine.copy();
        product = FaultContext.start(copies.databases());
    }

    @AfterEach
    void end() {
        threads.close();
        product.close();
        copies.drop();
    }

    @Test
    void destroysOnceWhereTwoRequestsWantItAtOnce() throws SQLException {
        // Of another year, in which no number is taken.
        var other = product.getBean(Register.class)
                .open(Channel.EMAIL, Language.RU, DataWork.RECEIVED.plus(Duration.ofDays(365)))
                .id();
        product.getBean(Established.class).subjects.put(other, Act.SUBJECT);

        inTurns(product -> destroy(product, 1, Act.REQUEST), product -> destroy(product, 2, other));

        assertThat(shop(copies)).isEqualTo(destroyedOnce);
        assertThat(certified(product, Act.REQUEST)).isEqualTo(certifiedOnce);
        assertThat(certified(product, other))
                .isEqualTo(certifiedOnce.stream()
                        .filter(line -> line.contains(Doomed.RETENTION_TERM))
                        .toList());
    }

    @Test
    void destroysOnceWhereTheSameJobComesTwiceAtOnce() throws SQLException {
        var job = JobStub.job(
                1, "data.destroy", "", Map.of("requestId", Act.REQUEST.value().toString()));
        Consumer<AnnotationConfigApplicationContext> destroy =
                product -> product.getBean(Effects.class).once(job, () -> destroy(product, 1, Act.REQUEST));

        inTurns(destroy, destroy);

        assertThat(shop(copies)).isEqualTo(destroyedOnce);
        assertThat(certified(product, Act.REQUEST)).isEqualTo(certifiedOnce);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void destroysWhatIsBeingCorrected(boolean destroyedFirst) throws SQLException {
        var corrections = product.getBean(Corrections.class);
        var place = new ValuePlace("shop", "customer", List.of(Act.SUBJECT.key()), "email");
        var seen = product.getBean(CorrectableData.class)
                .field(Act.SUBJECT, place)
                .orElseThrow()
                .value();
        corrections.prepare(
                Act.REQUEST,
                new Preparation(place, seen, Way.CHANGE, false, "new@example.kz", "паспорт", 0),
                "aigerim");
        var prepared = corrections.of(Act.REQUEST).getFirst();
        corrections.decide(Act.REQUEST, prepared.id(), prepared.version(), Decision.CONFIRMED, "daniyar");
        Consumer<AnnotationConfigApplicationContext> destroy = product -> destroy(product, 1, Act.REQUEST);
        Consumer<AnnotationConfigApplicationContext> correct = product ->
                product.getBean(DataCorrection.class).correct(new JobKey(2, "data.correct", Act.REQUEST), null);

        if (destroyedFirst) {
            inTurns(destroy, correct);
        } else {
            inTurns(correct, destroy);
        }

        assertThat(shop(copies)).isEqualTo(destroyedOnce);
        assertThat(corrections.of(Act.REQUEST).getFirst().result())
                .isEqualTo(destroyedFirst ? Correction.Result.CONFLICT : Correction.Result.CHANGED);
    }

    @Test
    void oneNightLeavesToTheOtherWhatThatHasBegun() throws SQLException {
        restrict(product);
        CompletableFuture<Void> first;
        try (var shop = copies.shop().getConnection()) {
            lock(shop, "select 1 from shop.address for update");
            first = CompletableFuture.runAsync(() -> expire(product, 2), threads);
            await().until(() -> waiting(copies.shop()) == 1);

            expire(product, 3);
            assertThat(JdbcClient.create(copies.shop())
                            .sql("select count(*) from personal_data_shop.held")
                            .query(Integer.class)
                            .single())
                    .isPositive();
            shop.commit();
        }
        first.join();

        assertThat(shop(copies)).isEqualTo(expiredOnce);
    }

    @Test
    void nightsThatBeginTogetherDestroyOnce() {
        restrict(product);

        Stream.of(2L, 3L)
                .map(job -> CompletableFuture.runAsync(() -> expire(product, job), threads))
                .toList()
                .forEach(CompletableFuture::join);
        expire(product, 4);

        assertThat(shop(copies)).isEqualTo(expiredOnce);
        assertThat(certified(product, Act.REQUEST)).isNotEmpty().doesNotHaveDuplicates();
    }

    /** Both wait until the person is free, and then go on in the order in which they came. */
    private void inTurns(
            Consumer<AnnotationConfigApplicationContext> first, Consumer<AnnotationConfigApplicationContext> second)
            throws SQLException {
        CompletableFuture<Void> both;
        try (var other = copies.product().getConnection()) {
            lock(
                    other,
                    "select pg_advisory_xact_lock(hashtextextended('%s', 0))"
                            .formatted(HIS.iterator().next()));
            var before = CompletableFuture.runAsync(() -> first.accept(product), threads);
            await().until(() -> waiting(copies.product()) == 1);
            both = CompletableFuture.allOf(before, CompletableFuture.runAsync(() -> second.accept(product), threads));
            await().until(() -> waiting(copies.product()) == 2);
            other.commit();
        }
        both.join();
    }

    private static void lock(Connection connection, String sql) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int waiting(DataSource database) {
        return JdbcClient.create(database)
                .sql(
                        """
                        select count(*) from pg_stat_activity
                        where datname = current_database() and wait_event_type = 'Lock'""")
                .query(Integer.class)
                .single();
    }

    private static void destroy(AnnotationConfigApplicationContext product, long job, RequestId request) {
        product.getBean(Destruction.class)
                .destroy(new JobKey(job, "data.destroy", request), "destroy-unlawful-data", "breach", null, null);
    }

    /** What a night has to do. */
    private static void restrict(AnnotationConfigApplicationContext product) {
        product.getBean(Restriction.class)
                .stop(
                        new JobKey(1, "data.stop", Act.REQUEST),
                        "withdraw-consent",
                        "request",
                        Stream.of("addresses", "account-contact", "messages", "correspondents", "consents")
                                .map(part -> new Treatment(part, "restrict", "retention-term", "P1D"))
                                .toList());
        product.getBean(SettableClock.class).advance(Duration.ofDays(3));
    }

    private static void expire(AnnotationConfigApplicationContext product, long job) {
        product.getBean(Expiry.class).destroy(new JobKey(job, "data.destroy-expired", null), 500);
    }

    /** The certificate, without what differs between two runs that do the same. */
    private static List<String> certified(AnnotationConfigApplicationContext product, RequestId request) {
        return product.getBean(Certificates.class).of(request).stream()
                .map(line -> "%s %s %s %s %d %s %s"
                        .formatted(
                                line.ground(),
                                line.table(),
                                line.part().en(),
                                line.columns(),
                                line.rows(),
                                line.kept(),
                                line.until()))
                .toList();
    }

    /** The shop's own tables, and what is held of it and by what, whoever holds it. */
    private static Map<String, Set<String>> shop(Copies copies) {
        return copies.everything().entrySet().stream()
                .filter(table ->
                        table.getKey().matches("shop\\..*|crm\\..*|personal_data_.*\\.(held|vault|doomed|leaving)"))
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        table -> new HashSet<>(table.getValue()),
                        (one, other) -> one,
                        TreeMap::new));
    }
}
