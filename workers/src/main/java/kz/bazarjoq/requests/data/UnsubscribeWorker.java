package kz.bazarjoq.requests.data;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import kz.bazarjoq.requests.engine.Effects;
import kz.bazarjoq.requests.engine.JobKey;
import org.springframework.stereotype.Component;

/** Takes the author of a letter off every mailing list, for good. */
@Component
public class UnsubscribeWorker {

    private final Effects effects;
    private final Unsubscription unsubscription;

    UnsubscribeWorker(Effects effects, Unsubscription unsubscription) {
        this.effects = effects;
        this.unsubscription = unsubscription;
    }

    /** Handles {@code data.unsubscribe}. */
    @JobWorker(type = "data.unsubscribe")
    public void unsubscribe(ActivatedJob job) {
        effects.once(job, () -> unsubscription.unsubscribe(JobKey.of(job)));
    }
}
