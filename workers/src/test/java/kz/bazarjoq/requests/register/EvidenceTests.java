package kz.bazarjoq.requests.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import kz.bazarjoq.requests.DatabaseTestConfiguration;
import kz.bazarjoq.requests.SettableClock;
import kz.bazarjoq.requests.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.support.TransactionTemplate;

/** A forger with the rights of the database's superuser, who takes the triggers away first. */
@SpringJUnitConfig({
    DatabaseTestConfiguration.class,
    Register.class,
    EvidenceChain.class,
    EvidenceSealer.class,
    EvidenceCheck.class
})
class EvidenceTests {

    @Autowired
    Register register;

    @Autowired
    EvidenceChain chain;

    @Autowired
    EvidenceSealer sealer;

    @Autowired
    EvidenceCheck check;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DataSource dataSource;

    @Autowired
    SettableClock clock;

    @Autowired
    TransactionTemplate transactions;

    private RequestId request;

    @BeforeEach
    void recordAndSeal() {
        forge("alter table timeline_entry disable trigger user");
        forge("alter table evidence_link disable trigger user");
        forge("truncate evidence_link, evidence_unsealed, timeline_entry");
        forge("alter table evidence_link enable trigger user");
        forge("alter table timeline_entry enable trigger user");
        request = register.open(Channel.EMAIL, Language.KK, clock.instant()).id();
        for (var number = 2; number <= 5; number++) {
            register.record(request, Actor.worker("data.destroy"), "data-destroyed", "Есептік жазба " + number);
        }
        sealer.seal();
    }

    @Test
    void whatWasOnlyAddedToIsSound() {
        register.record(request, Actor.staff("officer"), "request-closed", "");
        sealer.seal();

        var verdict = check.run(List.of());

        assertThat(verdict.problems()).isEmpty();
        assertThat(verdict.entries()).isEqualTo(6);
        assertThat(verdict.head()).isEqualTo(chain.head());
        assertThat(verdict.head().position()).isEqualTo(6);
    }

    @Test
    void aChangedEntryIsFound() {
        unprotected(
                "update timeline_entry set detail = 'nothing' where entry = (select entry from evidence_link where position = 3)");

        assertThat(check.run(List.of()).problems()).singleElement().satisfies(problem -> assertThat(problem)
                .contains(
                        "link 3 was changed after it was sealed",
                        register.get(request).number().value()));
    }

    @Test
    void aMissingEntryIsFoundAlsoWhereItsLinkWentWithIt() {
        unprotected(
                """
                with gone as (delete from evidence_link where position = 4 returning entry)
                delete from timeline_entry where entry in (select entry from gone)""");

        assertThat(check.run(List.of()).problems()).containsExactly("Link 4 is missing");
    }

    @Test
    void aChainThatWasCutIsFoundByAHeadThatIsKnown() {
        var known = chain.head();
        unprotected(
                """
                with gone as (delete from evidence_link where position > 3 returning entry)
                delete from timeline_entry where entry in (select entry from gone)""");

        assertThat(check.run(List.of()).problems()).isEmpty();
        assertThat(check.run(List.of(known)).problems())
                .containsExactly("The chain was cut: it ends in link 3, and link 5 was known");
    }

    @Test
    void aChainThatWasMadeAnewIsFoundByAHeadThatIsKnown() {
        var known = chain.head();
        unprotected("delete from evidence_link");
        unprotected("update timeline_entry set detail = ''");
        forge("insert into evidence_unsealed select entry from timeline_entry");
        sealer.seal();

        assertThat(check.run(List.of()).problems()).isEmpty();
        assertThat(check.run(List.of(known)).problems())
                .containsExactly("Link 5 isn't the one that was known: the chain was made anew");
    }

    @Test
    void anEntryThatWasKeptFromTheSealerIsFound() {
        register.record(request, Actor.worker("data.stop"), "processing-stopped", "");
        forge("delete from evidence_unsealed");
        sealer.seal();
        assertThat(check.run(List.of()).problems()).isEmpty();

        clock.advance(Duration.ofMinutes(2));

        assertThat(check.run(List.of()).problems()).singleElement().satisfies(problem -> assertThat(problem)
                .endsWith("was never sealed"));
    }

    @Test
    void whatIsCommittedLateIsSealedToo() {
        transactions.executeWithoutResult(open -> {
            register.record(request, Actor.worker("data.block"), "data-blocked", "late");
            sealedElsewhere();
        });
        sealer.seal();

        var verdict = check.run(List.of());
        assertThat(verdict.problems()).isEmpty();
        assertThat(verdict.head().position()).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update timeline_entry set detail = ''",
                "delete from timeline_entry",
                "truncate timeline_entry cascade",
                "update evidence_link set position = position + 100",
                "delete from evidence_link",
                "alter table timeline_entry disable trigger user",
                "drop table evidence_link",
                "insert into flyway_schema_history select * from flyway_schema_history"
            })
    void theApplicationsRoleMayNot(String change) {
        assertThatThrownBy(() -> application().sql(change).update())
                .rootCause()
                .hasMessageMatching("(?s).*(permission denied|must be owner).*");
    }

    @Test
    void theApplicationsRoleMayDoTheRest() {
        var application = application();
        application
                .sql(
                        """
                        insert into timeline_entry (request_id, at, actor_kind, actor, what, detail)
                        values (:request, now(), 'WORKER', 'data.locate', 'data-located', '1')""")
                .param("request", request.value())
                .update();
        application.sql("update request set language = 'ru'").update();

        assertThat(application
                        .sql("select count(*) from evidence_unsealed")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void nobodyChangesEvidenceByMistakeWhoeverHeIs() {
        assertThatThrownBy(() -> forge("update timeline_entry set detail = ''"))
                .rootCause()
                .hasMessageContaining("Evidence only grows: update of timeline_entry is refused");
    }

    @Test
    void theApplicationDoesNotStartWithARoleThatCouldChangeEvidence() {
        assertThatThrownBy(() -> new EvidenceProtection(jdbc).afterPropertiesSet())
                .isInstanceOf(UnprotectedEvidenceException.class)
                .hasMessage("The database role postgres may change or delete evidence");

        new EvidenceProtection(application()).afterPropertiesSet();
    }

    /** Another transaction that is done while this one is still open. */
    private void sealedElsewhere() {
        var other = new Thread(() -> {
            register.record(request, Actor.worker("data.block"), "data-blocked", "early");
            sealer.seal();
        });
        other.start();
        try {
            other.join();
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }

    private JdbcClient application() {
        return TestDatabase.as(TestDatabase.ROLE, dataSource);
    }

    private void unprotected(String sql) {
        transactions.executeWithoutResult(transaction -> {
            forge("set local session_replication_role = replica");
            forge(sql);
        });
    }

    private void forge(String sql) {
        jdbc.sql(sql).update();
    }
}
