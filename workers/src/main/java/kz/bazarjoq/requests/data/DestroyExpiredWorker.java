package kz.bazarjoq.requests.data;

import io.camunda.client.annotation.CustomHeaders;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import java.util.Map;
import kz.bazarjoq.requests.engine.Effects;
import kz.bazarjoq.requests.engine.JobKey;
import org.springframework.stereotype.Component;

/**
 * Destroys some of what was kept for a term that has ended, and tells the process whether there may be more. When all is done that can be,
 * it fails where the table of decisions had no row.
 */
@Component
public class DestroyExpiredWorker {

    private final Effects effects;
    private final Expiry expiry;
    private final Fulfilment fulfilment;

    DestroyExpiredWorker(Effects effects, Expiry expiry, Fulfilment fulfilment) {
        this.effects = effects;
        this.expiry = expiry;
        this.fulfilment = fulfilment;
    }

    /** Handles {@code data.destroy-expired}. */
    @JobWorker(type = "data.destroy-expired")
    public Result destroy(ActivatedJob job, @CustomHeaders Map<String, String> headers) {
        var limit = Integer.parseInt(headers.getOrDefault("limit", "500"));
        var night = effects.onceWithoutRequest(
                job, Expiry.Night.class, () -> expiry.destroy(JobKey.withoutRequest(job), limit));
        if (!night.more()) {
            fulfilment.demandRows(night.unweighed());
        }
        return new Result(night.more());
    }

    /** The variables of the job's completion. */
    public record Result(boolean more) {}
}
