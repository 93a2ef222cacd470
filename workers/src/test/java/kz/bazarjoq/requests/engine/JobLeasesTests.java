package kz.bazarjoq.requests.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.zeebe.gateway.protocol.GatewayGrpc;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.UpdateJobTimeoutRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.UpdateJobTimeoutResponse;
import io.grpc.stub.StreamObserver;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class JobLeasesTests {

    private static final Instant NOW = Instant.parse("2026-03-19T05:00:00Z");
    private static final long TIME_MS = 300;

    @Test
    void tellsTheEngineThatAJobIsStillWorkedOn() throws Exception {
        var told = new LinkedBlockingQueue<Long>();
        var server = GatewayServer.start(new Gateway(told));
        try (var client = CamundaClient.newClientBuilder()
                .grpcAddress(URI.create(GatewayServer.address(server)))
                .preferRestOverGrpc(false)
                .build()) {
            var engine = new StaticListableBeanFactory();
            engine.addBean("engine", client);
            var leases = new JobLeases(engine.getBeanProvider(CamundaClient.class), Clock.fixed(NOW, ZoneOffset.UTC));

            assertThat(leases.keeping(job(), () -> List.of(next(told), next(told))))
                    .containsExactly(TIME_MS, TIME_MS);
        } finally {
            server.shutdownNow();
        }
    }

    private static long next(BlockingQueue<Long> told) {
        try {
            return Objects.requireNonNull(told.poll(20, TimeUnit.SECONDS), "nothing was told");
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static ActivatedJob job() {
        return (ActivatedJob) Proxy.newProxyInstance(
                JobLeasesTests.class.getClassLoader(),
                new Class<?>[] {ActivatedJob.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getKey" -> 7L;
                    case "getDeadline" -> NOW.toEpochMilli() + TIME_MS;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private static final class Gateway extends GatewayGrpc.GatewayImplBase {

        private final BlockingQueue<Long> told;

        Gateway(BlockingQueue<Long> told) {
            this.told = told;
        }

        @Override
        public void updateJobTimeout(
                UpdateJobTimeoutRequest request, StreamObserver<UpdateJobTimeoutResponse> observer) {
            told.add(request.getTimeout());
            observer.onNext(UpdateJobTimeoutResponse.getDefaultInstance());
            observer.onCompleted();
        }
    }
}
