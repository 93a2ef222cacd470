package kz.bazarjoq.requests.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.camunda.zeebe.gateway.protocol.GatewayGrpc;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.DeployResourceRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.DeployResourceResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.PublishMessageRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.PublishMessageResponse;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import kz.bazarjoq.requests.DatabaseTestConfiguration;
import kz.bazarjoq.requests.SettableClock;
import kz.bazarjoq.requests.register.RequestNumber;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@SpringJUnitConfig({DatabaseTestConfiguration.class, EngineMessages.class})
class EnginePublisherTests {

    private static final RequestNumber NUMBER = RequestNumber.of(2026, 7);

    @Autowired
    EngineMessages messages;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactionManager;

    @Autowired
    SettableClock clock;

    private final Gateway gateway = new Gateway();
    private Server server;
    private CamundaClient client;
    private TransactionTemplate transactions;
    private EnginePublisher publisher;

    @BeforeEach
    void startGateway() throws IOException {
        transactions = new TransactionTemplate(transactionManager);
        server = GatewayServer.start(gateway);
        client = CamundaClient.newClientBuilder()
                .grpcAddress(URI.create(GatewayServer.address(server)))
                .preferRestOverGrpc(false)
                .build();
        publisher = publisher();
    }

    @AfterEach
    void stopGateway() {
        client.close();
        server.shutdownNow();
    }

    @AfterEach
    void forgetMessages() {
        jdbc.sql("delete from engine_message").update();
    }

    @Test
    void publishesEachMessageOnceWithItsIdAndKey() {
        send("first");
        send("first");

        publisher.publishWaiting();
        publisher.publishWaiting();

        assertThat(gateway.published).singleElement().satisfies(message -> {
            assertThat(message.getMessageId()).isEqualTo("first");
            assertThat(message.getName()).isEqualTo("SubjectReplied");
            assertThat(message.getCorrelationKey()).isEqualTo(NUMBER.value());
            assertThat(message.getVariables()).isEqualToIgnoringWhitespace("{\"replyId\":\"first\"}");
        });
    }

    @Test
    void keepsTheMessageWhileTheEngineIsBusyAndWaitsLongerEachTime() {
        gateway.answer.set(Status.RESOURCE_EXHAUSTED);
        send("first");
        publisher.publishWaiting();

        publisher.publishWaiting();
        assertThat(gateway.refused).hasSize(1);

        clock.advance(Duration.ofSeconds(5));
        publisher.publishWaiting();
        assertThat(gateway.refused).hasSize(2);

        clock.advance(Duration.ofSeconds(19));
        publisher.publishWaiting();
        assertThat(gateway.refused).hasSize(2);

        gateway.answer.set(Status.OK);
        clock.advance(Duration.ofSeconds(1));
        publisher.publishWaiting();
        assertThat(gateway.published).hasSize(1);
    }

    @Test
    void takesAMessageThatTheEngineKnowsAlreadyForPublished() {
        gateway.answer.set(Status.ALREADY_EXISTS);
        send("first");

        publisher.publishWaiting();

        assertThat(jdbc.sql("select published_at is not null from engine_message")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void publishesWhatIsLeftAfterTheGatewayWasAway() throws IOException {
        send("first");
        send("second");
        server.shutdownNow();
        publisher.publishWaiting();

        client.close();
        startGateway();
        clock.advance(Duration.ofMinutes(10));
        publisher.publishWaiting();

        assertThat(gateway.published)
                .extracting(PublishMessageRequest::getMessageId)
                .containsExactly("first", "second");
    }

    @Test
    void isForgottenWithTheTransactionOfItsCause() {
        transactions.executeWithoutResult(status -> {
            messages.send("first", "SubjectReplied", NUMBER, Map.of());
            status.setRollbackOnly();
        });

        publisher.publishWaiting();

        assertThat(gateway.published).isEmpty();
    }

    private EnginePublisher publisher() {
        var properties = new EngineProperties(Duration.ofDays(7), Duration.ofSeconds(5), 4, Duration.ofMinutes(10));
        var files = new ProcessFiles(
                new ProcessesProperties("classpath:engine-test/"), new PathMatchingResourcePatternResolver());
        var models = new ModelDeployment(client, files, event -> {});
        models.deployUnlessDone();
        return new EnginePublisher(client, models, jdbc, transactions, properties, clock);
    }

    private void send(String id) {
        transactions.executeWithoutResult(status -> messages.send(id, "SubjectReplied", NUMBER, Map.of("replyId", id)));
    }

    private static final class Gateway extends GatewayGrpc.GatewayImplBase {

        final AtomicReference<Status> answer = new AtomicReference<>(Status.OK);
        final List<PublishMessageRequest> published = new CopyOnWriteArrayList<>();
        final List<PublishMessageRequest> refused = new CopyOnWriteArrayList<>();

        @Override
        public void deployResource(DeployResourceRequest request, StreamObserver<DeployResourceResponse> observer) {
            observer.onNext(DeployResourceResponse.getDefaultInstance());
            observer.onCompleted();
        }

        @Override
        public void publishMessage(PublishMessageRequest request, StreamObserver<PublishMessageResponse> observer) {
            if (!answer.get().isOk()) {
                refused.add(request);
                observer.onError(answer.get().asRuntimeException());
                return;
            }
            published.add(request);
            observer.onNext(PublishMessageResponse.getDefaultInstance());
            observer.onCompleted();
        }
    }
}
