package kz.bazarjoq.requests.models.exporter;

import io.camunda.zeebe.scheduler.clock.ControlledActorClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Runs inside the broker and puts its clock back before anything reads it: a clock that goes back later leaves the broker's own
 * timers waiting for a time that is long to come.
 */
public class EarlyClock implements BeanPostProcessor {

    /** The variable of the environment that says when the broker starts, in ISO 8601. */
    public static final String STARTS_AT = "BROKER_STARTS_AT";

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof Optional<?> held && held.orElse(null) instanceof ControlledActorClock clock) {
            clock.addTime(Duration.between(clock.getCurrentTime(), Instant.parse(System.getenv(STARTS_AT))));
        }
        return bean;
    }
}
