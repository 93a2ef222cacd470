package kz.bazarjoq.requests.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import kz.bazarjoq.requests.local.Platform;
import kz.bazarjoq.requests.local.Service;
import kz.bazarjoq.requests.local.TestPlatform;
import kz.bazarjoq.requests.local.WorkersProcess;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every effect exactly once, also when the workers are killed after the effect and before the engine hears of it. */
class OnceIT {

    private static final String JOB_TIMEOUT = "camunda.client.worker.defaults.timeout";

    private static Platform platform;

    @BeforeAll
    static void startPlatform() {
        platform = TestPlatform.withoutWorkers();
        platform.workers().stop();
    }

    @Test
    void sendsOneLetterWhenTheWorkersAreKilledBeforeTheJobIsCompleted() throws Exception {
        var customer = TestCustomer.in(platform);
        var settings = Map.of(JOB_TIMEOUT, "PT8S");
        try (var proxy = new EngineProxy(platform.ports().of(Service.CAMUNDA_GRPC))) {
            var doomed = WorkersProcess.of(
                    platform, Map.of(JOB_TIMEOUT, "PT8S", "camunda.client.grpc-address", proxy.address()));
            doomed.start();
            sendTheAcknowledgementAndDie(customer, proxy, doomed);
        }
        assertThat(customer.count(TestCustomer.ACKNOWLEDGED)).isEqualTo(1);

        var successor = WorkersProcess.of(platform, settings);
        successor.start();
        try {
            // The code goes out after the acknowledgement's job is completed.
            customer.receives(TestCustomer.CODE);

            assertThat(customer.count(TestCustomer.ACKNOWLEDGED)).isEqualTo(1);
            assertThat(lettersInTheOutbox(customer)).isEqualTo(2);
        } finally {
            successor.stop();
        }
    }

    /** Holds the letter's row back until the engine can't hear the workers any more, then lets the letter go out. */
    private static void sendTheAcknowledgementAndDie(TestCustomer customer, EngineProxy proxy, WorkersProcess doomed)
            throws SQLException {
        try (var connection = platform.postgres().dataSource("requests").getConnection()) {
            connection.setAutoCommit(false);
            execute(connection, "lock table requests.outgoing_letter in share row exclusive mode");
            customer.asksWhetherDataAreProcessed();
            await("a worker that is about to write the letter")
                    .atMost(TestCustomer.PATIENCE)
                    .until(OnceIT::aWorkerWaits);
            proxy.holdBack();
            connection.rollback();
        }
        customer.receives(TestCustomer.ACKNOWLEDGED);
        await("the record that the letter is sent")
                .atMost(TestCustomer.PATIENCE)
                .until(() -> sentLetters(customer) == 1);
        doomed.kill();
    }

    private static boolean aWorkerWaits() {
        return jdbc().sql(
                                """
                        select count(*) from pg_locks where not granted and relation = 'requests.outgoing_letter'::regclass""")
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private static int sentLetters(TestCustomer customer) {
        return count(customer, "and sent_at is not null");
    }

    private static int lettersInTheOutbox(TestCustomer customer) {
        return count(customer, "");
    }

    private static int count(TestCustomer customer, String condition) {
        return jdbc().sql("select count(*) from requests.outgoing_letter where address = :address " + condition)
                .param("address", customer.address())
                .query(Integer.class)
                .single();
    }

    private static JdbcClient jdbc() {
        return JdbcClient.create(platform.postgres().dataSource("requests"));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
