package kz.bazarjoq.requests.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import kz.bazarjoq.requests.local.Platform;
import kz.bazarjoq.requests.local.Service;
import kz.bazarjoq.requests.local.TestPlatform;
import kz.bazarjoq.requests.local.WorkersPart;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Technical trouble is never a business outcome: mail is down, the job is retried, then people see an incident. */
class MailDownIT {

    private static Platform platform;
    private static WorkersPart impatient;

    @BeforeAll
    static void startWithShortWaits() {
        platform = TestPlatform.withoutWorkers();
        platform.workers().stop();
        impatient = platform.workers()
                .with(Map.of(
                        "bazarjoq.engine.retry-backoff", "200ms",
                        "bazarjoq.engine.retry-factor", "1",
                        // Nobody takes letters at this port until the test says so.
                        "spring.mail.port", String.valueOf(closedPort())));
        impatient.start();
    }

    @AfterAll
    static void stopWorkers() {
        impatient.stop();
    }

    @Test
    void retriesAndThenShowsAnIncidentWithoutDataFromWhichTheLetterGoesOut() throws Exception {
        var customer = TestCustomer.in(platform);

        customer.asksWhetherDataAreProcessed();
        await("an incident").atMost(TestCustomer.PATIENCE).untilAsserted(() -> assertThat(recordsOf(customer))
                .extracting(MailDownIT::inWords)
                .contains("INCIDENT CREATED"));
        var incident = recordsOf(customer).getLast();

        var message = incident.path("value").path("errorMessage").asString();
        assertThat(message).contains("mail.send", numberOf(customer));
        assertThat(customer.marks()).noneMatch(message::contains);
        assertThat(customer.letters()).isEmpty();
        assertThat(new Traces(platform).of(customer.address())).isEmpty();

        impatient.stop();
        platform.workers().start();
        try {
            resolve(incident);
            customer.receives(TestCustomer.CODE);
            assertThat(customer.count(TestCustomer.ACKNOWLEDGED)).isEqualTo(1);
        } finally {
            platform.workers().stop();
        }
    }

    private static void resolve(JsonNode incident) {
        try (var client = platform.camunda().client()) {
            client.newUpdateRetriesCommand(incident.path("value").path("jobKey").asLong())
                    .retries(5)
                    .send()
                    .join();
            client.newResolveIncidentCommand(incident.path("key").asLong())
                    .send()
                    .join();
        }
    }

    /** The records of jobs and incidents of the customer's request, in their order, as the engine exported them. */
    private static List<JsonNode> recordsOf(TestCustomer customer) throws Exception {
        var number = numberOf(customer);
        var response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(platform.ports().url(Service.OPENSEARCH)
                                        + "/zeebe-record_job_*,zeebe-record_incident_*/_search?ignore_unavailable=true"
                                        + "&size=1000&sort=position:desc"))
                                .build(),
                        BodyHandlers.ofString());
        return JsonMapper.builder()
                .build()
                .readTree(response.body())
                .path("hits")
                .path("hits")
                .valueStream()
                .map(hit -> hit.path("_source"))
                .filter(record ->
                        !number.isEmpty() && record.path("value").toString().contains(number))
                .toList()
                .reversed();
    }

    /** Such as {@code JOB FAILED mail.send, 4 left}. */
    private static String inWords(JsonNode record) {
        var value = record.path("value");
        var job = value.path("type").asString("");
        return record.path("valueType").asString() + " " + record.path("intent").asString()
                + (job.isEmpty()
                        ? ""
                        : " %s, %d left".formatted(job, value.path("retries").asInt()));
    }

    private static String numberOf(TestCustomer customer) {
        return JdbcClient.create(platform.postgres().dataSource("requests"))
                .sql(
                        """
                        select number from requests.request join requests.received_letter on request_id = request.id
                        where sender = :sender""")
                .param("sender", customer.address())
                .query(String.class)
                .optional()
                .orElse("");
    }

    private static int closedPort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
