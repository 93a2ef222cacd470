package kz.bazarjoq.requests.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Nothing received is lost: PostgreSQL or the engine is gone while letters arrive, and afterwards each is a request. */
class NothingLostIT {

    @RegisterExtension
    static final RunningWorkers RUNNING = new RunningWorkers();

    @Test
    void everyLetterThatComesWhileTheDatabaseIsDownBecomesOneRequest() {
        var customers = customers();

        RUNNING.platform().postgres().stop();
        customers.forEach(TestCustomer::asksWhetherDataAreProcessed);
        RUNNING.platform().postgres().start();

        eachIsAcknowledgedOnce(customers);
    }

    @Test
    void everyLetterThatComesWhileTheEngineIsDownBecomesOneRequest() {
        var customers = customers();

        RUNNING.platform().camunda().kill();
        customers.forEach(TestCustomer::asksWhetherDataAreProcessed);
        await("the letters in PostgreSQL").atMost(TestCustomer.PATIENCE).until(() -> requestsOf(customers) == 3);
        RUNNING.platform().camunda().start();

        eachIsAcknowledgedOnce(customers);
    }

    private static List<TestCustomer> customers() {
        return Stream.generate(() -> TestCustomer.in(RUNNING.platform()))
                .limit(3)
                .toList();
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
        return JdbcClient.create(RUNNING.platform().postgres().dataSource("requests"))
                .sql(
                        """
                        select count(distinct request_id) from requests.received_letter
                        where sender in (:senders) and request_id is not null""")
                .param("senders", customers.stream().map(TestCustomer::address).toList())
                .query(Integer.class)
                .single();
    }
}
