package kz.bazarjoq.requests.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.stream.Stream;
import kz.bazarjoq.requests.local.Platform;
import kz.bazarjoq.requests.local.TestPlatform;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Nothing received is lost: PostgreSQL or the engine is gone while letters arrive, and afterwards each is a request. */
class NothingLostIT {

    private static Platform platform;

    @BeforeAll
    static void startEverything() {
        platform = TestPlatform.withWorkers();
    }

    @AfterAll
    static void stopWorkers() {
        platform.workers().stop();
    }

    @Test
    void everyLetterThatComesWhileTheDatabaseIsDownBecomesOneRequest() {
        var customers = customers();

        platform.postgres().stop();
        customers.forEach(TestCustomer::asksWhetherDataAreProcessed);
        platform.postgres().start();

        eachIsAcknowledgedOnce(customers);
    }

    @Test
    void everyLetterThatComesWhileTheEngineIsDownBecomesOneRequest() {
        var customers = customers();

        platform.camunda().kill();
        customers.forEach(TestCustomer::asksWhetherDataAreProcessed);
        await("the letters in PostgreSQL").atMost(TestCustomer.PATIENCE).until(() -> requestsOf(customers) == 3);
        platform.camunda().start();

        eachIsAcknowledgedOnce(customers);
    }

    private static List<TestCustomer> customers() {
        return Stream.generate(() -> TestCustomer.in(platform)).limit(3).toList();
    }

    private static void eachIsAcknowledgedOnce(List<TestCustomer> customers) {
        assertThat(customers.stream().map(TestCustomer::receivesNumber)).doesNotHaveDuplicates();
        // The code goes out after the acknowledgement, so nothing more is to come.
        customers.forEach(customer -> customer.receives(TestCustomer.CODE));
        assertThat(customers).allSatisfy(customer -> assertThat(customer.count(TestCustomer.ACKNOWLEDGED))
                .isEqualTo(1));
        assertThat(requestsOf(customers)).isEqualTo(3);
    }

    private static int requestsOf(List<TestCustomer> customers) {
        return JdbcClient.create(platform.postgres().dataSource("requests"))
                .sql(
                        """
                        select count(distinct request_id) from requests.received_letter
                        where sender in (:senders) and request_id is not null""")
                .param("senders", customers.stream().map(TestCustomer::address).toList())
                .query(Integer.class)
                .single();
    }
}
