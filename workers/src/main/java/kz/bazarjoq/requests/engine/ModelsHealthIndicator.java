package kz.bazarjoq.requests.engine;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Down while a file keeps the models of this start from being deployed; unknown while the engine is out of reach. */
@Component
class ModelsHealthIndicator implements HealthIndicator {

    private final ModelDeployment models;

    ModelsHealthIndicator(ModelDeployment models) {
        this.models = models;
    }

    @Override
    public Health health() {
        if (models.deployed()) {
            return Health.up().build();
        }
        return models.refusal()
                .map(refusal -> Health.down().withDetail("cause", refusal).build())
                .orElseGet(() -> Health.unknown().build());
    }
}
