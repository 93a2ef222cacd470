package kz.bazarjoq.requests.engine;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Keeps a job with its worker for as long as it works on it: the engine is told at a third of the job's time, again and again. So
 * timeouts stay short, for the worker that is lost, and work may take long, on a person with very many rows.
 */
final class JobLeases {

    private static final Logger LOG = LoggerFactory.getLogger(JobLeases.class);
    private static final int BEATS = 3;

    private final ObjectProvider<CamundaClient> engine;
    private final Clock clock;
    private final ScheduledExecutorService heartbeats = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("job-leases").daemon().factory());

    JobLeases(ObjectProvider<CamundaClient> engine, Clock clock) {
        this.engine = engine;
        this.clock = clock;
    }

    /** Does the work while the job is kept. */
    <T> T keeping(ActivatedJob job, Supplier<T> work) {
        var client = engine.getIfAvailable();
        if (client == null) {
            return work.get();
        }
        var beat = Duration.between(clock.instant(), Instant.ofEpochMilli(job.getDeadline()))
                .dividedBy(BEATS);
        if (!beat.isPositive()) {
            return work.get();
        }
        var beats = heartbeats.scheduleAtFixedRate(
                () -> tell(client, job, beat.multipliedBy(BEATS)),
                beat.toMillis(),
                beat.toMillis(),
                TimeUnit.MILLISECONDS);
        try {
            return work.get();
        } finally {
            beats.cancel(false);
        }
    }

    /** What the engine refuses, because it is busy or has given the job to another, is tried at the next beat. */
    private static void tell(CamundaClient client, ActivatedJob job, Duration time) {
        client.newUpdateTimeoutCommand(job).timeout(time).send().whenComplete((told, refused) -> {
            if (refused != null) {
                LOG.debug("The engine doesn't keep the job {} for its worker", job.getKey());
            }
        });
    }
}
