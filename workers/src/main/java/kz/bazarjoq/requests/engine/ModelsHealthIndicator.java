package kz.bazarjoq.requests.engine;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Down while a file keeps the models of this start from being deployed; unknown while the engine is out of reach. When up it names
 * the keys of the forms, which Tasklist has to know before the tasks that show them.
 */
@Component
class ModelsHealthIndicator implements HealthIndicator {

    private final ModelDeployment models;

    ModelsHealthIndicator(ModelDeployment models) {
        this.models = models;
    }

    @Override
    public Health health() {
        if (models.deployed()) {
            return Health.up().withDetail("forms", models.forms()).build();
        }
        return models.refusal()
                .map(refusal -> Health.down().withDetail("cause", refusal).build())
                .orElseGet(() -> Health.unknown().build());
    }
}
