package kz.bazarjoq.requests.local;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ApplicationContext;

/** Waits until the workers have deployed the models; fails where they can't, or can't use a letter, for what a file says. */
record DeployedModels(ApplicationContext workers) {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** Fails with file and place when a file is wrong. */
    void await() {
        var models = indicator("modelsHealthIndicator");
        requireUp(
                Awaitility.await("the models in the engine")
                        .atMost(LIMIT)
                        .until(models::health, found -> !found.getStatus().equals(Status.UNKNOWN)),
                "The models can't be deployed: ");
        requireUp(indicator("filesHealthIndicator").health(), "A letter or table can't be used: ");
    }

    private HealthIndicator indicator(String bean) {
        return workers.getBean(bean, HealthIndicator.class);
    }

    private static void requireUp(@Nullable Health health, String failure) {
        if (health != null && !health.getStatus().equals(Status.UP)) {
            throw new LocalFailure(
                    failure + health.getDetails().get("cause"),
                    "Mend the file that is named under processes/ and start again: the data are kept.");
        }
    }
}
