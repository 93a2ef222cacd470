package kz.bazarjoq.requests.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.spring.configuration.CamundaAutoConfiguration;
import io.camunda.zeebe.gateway.protocol.GatewayGrpc;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ActivateJobsRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ActivateJobsResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ActivatedJob;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CompleteJobRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CompleteJobResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.FailJobRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.FailJobResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ThrowErrorRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ThrowErrorResponse;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Import;

class CommandRetriesTests {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Gateway gateway = new Gateway();
    private Server server;

    @BeforeEach
    void startGateway() throws IOException {
        server = GatewayServer.start(gateway);
    }

    @AfterEach
    void stopGateway() {
        server.shutdownNow();
    }

    @Test
    void tellsABusyEngineAgainWhatBecameOfAJob() {
        gateway.refuse(Status.RESOURCE_EXHAUSTED, Status.UNAVAILABLE);

        work("done");

        assertThat(gateway.told).containsExactly("refused complete", "refused complete", "complete");
    }

    @Test
    void tellsABusyEngineAgainThatAJobFailed() {
        gateway.refuse(Status.DEADLINE_EXCEEDED, Status.RESOURCE_EXHAUSTED);

        work("fails");

        assertThat(gateway.told).containsExactly("refused fail", "refused fail", "fail with 4 retries left");
    }

    @Test
    void tellsABusyEngineAgainOfABusinessError() {
        gateway.refuse(Status.RESOURCE_EXHAUSTED);

        work("refuses");

        assertThat(gateway.told).containsExactly("refused error", "error NO_SUBJECT");
    }

    @Test
    void leavesAJobAloneThatTheEngineHasNoMore() {
        gateway.refuse(Status.NOT_FOUND);

        work("done", "done");

        assertThat(gateway.told).containsExactly("refused complete", "complete");
    }

    /** Runs the workers until each of the jobs was settled or given up. */
    private void work(String... outcomes) {
        for (var outcome : outcomes) {
            gateway.jobs.add(outcome);
        }
        new ApplicationContextRunner()
                .withInitializer(new ConfigDataApplicationContextInitializer())
                .withConfiguration(AutoConfigurations.of(CamundaAutoConfiguration.class))
                .withUserConfiguration(Workers.class)
                .withBean(SimpleMeterRegistry.class)
                .withPropertyValues("camunda.client.grpc-address=" + GatewayServer.address(server))
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    await().atMost(PATIENCE).until(gateway::isDone);
                });
    }

    @EnableConfigurationProperties(EngineProperties.class)
    @Import({CommandRetries.class, JobFailures.class})
    public static class Workers {

        @JobWorker(type = "work")
        public void work(io.camunda.client.api.response.ActivatedJob job) {
            switch ((String) job.getVariable("outcome")) {
                case "done" -> {}
                case "refuses" -> throw new BusinessError("NO_SUBJECT");
                default -> throw new IllegalStateException();
            }
        }
    }

    private static final class Gateway extends GatewayGrpc.GatewayImplBase {

        final BlockingQueue<String> jobs = new LinkedBlockingQueue<>();
        final List<String> told = new CopyOnWriteArrayList<>();
        private final BlockingQueue<Status> refusals = new LinkedBlockingQueue<>();

        void refuse(Status... statuses) {
            refusals.addAll(List.of(statuses));
        }

        boolean isDone() {
            return jobs.isEmpty()
                    && refusals.isEmpty()
                    && !told.isEmpty()
                    && !told.getLast().startsWith("refused");
        }

        @Override
        public void activateJobs(ActivateJobsRequest request, StreamObserver<ActivateJobsResponse> observer) {
            var outcome = jobs.poll();
            if (outcome != null) {
                observer.onNext(ActivateJobsResponse.newBuilder()
                        .addJobs(ActivatedJob.newBuilder()
                                .setKey(7)
                                .setType("work")
                                .setRetries(5)
                                .setDeadline(Long.MAX_VALUE)
                                .setCustomHeaders("{}")
                                .setVariables("{\"outcome\": \"%s\"}".formatted(outcome)))
                        .build());
            }
            observer.onCompleted();
        }

        @Override
        public void completeJob(CompleteJobRequest request, StreamObserver<CompleteJobResponse> observer) {
            answer("complete", "", CompleteJobResponse.getDefaultInstance(), observer);
        }

        @Override
        public void failJob(FailJobRequest request, StreamObserver<FailJobResponse> observer) {
            answer(
                    "fail",
                    " with %d retries left".formatted(request.getRetries()),
                    FailJobResponse.getDefaultInstance(),
                    observer);
        }

        @Override
        public void throwError(ThrowErrorRequest request, StreamObserver<ThrowErrorResponse> observer) {
            answer("error", " " + request.getErrorCode(), ThrowErrorResponse.getDefaultInstance(), observer);
        }

        private <T> void answer(String what, String detail, T response, StreamObserver<T> observer) {
            var refusal = refusals.poll();
            if (refusal == null) {
                told.add(what + detail);
                observer.onNext(response);
                observer.onCompleted();
            } else {
                told.add("refused " + what);
                observer.onError(refusal.asRuntimeException());
            }
        }
    }
}
