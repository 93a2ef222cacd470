package kz.bazarjoq.requests.local;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ApplicationContext;

/** Waits until the workers have deployed the models, or can't because of what stands in a file. */
record DeployedModels(ApplicationContext workers) {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** Fails with file and place when a file is wrong. */
    void await() {
        var models = workers.getBean("modelsHealthIndicator", HealthIndicator.class);
        var health = Awaitility.await("the models in the engine")
                .atMost(LIMIT)
                .until(models::health, found -> !found.getStatus().equals(Status.UNKNOWN));
        if (!health.getStatus().equals(Status.UP)) {
            throw new LocalFailure(
                    "The models can't be deployed: " + health.getDetails().get("cause"),
                    "Mend the file that is named under processes/ and start again: the data are kept.");
        }
    }
}
