package kz.bazarjoq.requests.local;

import java.time.Duration;
import java.util.Collection;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ApplicationContext;

/** Waits until the workers have deployed the models; fails where they can't, or can't use a letter, for what a file says. */
record DeployedModels(ApplicationContext workers) {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    /**
     * Fails with file and place when a file is wrong.
     *
     * @return the keys of the forms that are deployed
     */
    Collection<?> await() {
        var models = indicator("modelsHealthIndicator");
        var health = Awaitility.await("the models in the engine")
                .atMost(LIMIT)
                .until(
                        models::health,
                        found -> found != null && !found.getStatus().equals(Status.UNKNOWN));
        requireUp(health, "The models can't be deployed: ");
        requireUp(indicator("filesHealthIndicator").health(), "A letter or table can't be used: ");
        return (Collection<?>) Objects.requireNonNull(health.getDetails().get("forms"));
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
