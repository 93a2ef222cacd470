package kz.bazarjoq.requests.data;

import io.camunda.client.annotation.CustomHeaders;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import java.util.Map;
import kz.bazarjoq.requests.engine.Effects;
import kz.bazarjoq.requests.engine.JobKey;
import org.springframework.stereotype.Component;

/** Destroys some of what was kept for a term that has ended, and tells the process whether there may be more. */
@Component
public class DestroyExpiredWorker {

    private final Effects effects;
    private final Expiry expiry;

    DestroyExpiredWorker(Effects effects, Expiry expiry) {
        this.effects = effects;
        this.expiry = expiry;
    }

    /** Handles {@code data.destroy-expired}. */
    @JobWorker(type = "data.destroy-expired")
    public Result destroy(ActivatedJob job, @CustomHeaders Map<String, String> headers) {
        return effects.onceWithoutRequest(job, Result.class, () -> {
            var limit = Integer.parseInt(headers.getOrDefault("limit", "500"));
            return new Result(expiry.destroy(JobKey.withoutRequest(job), limit));
        });
    }

    /** The variables of the job's completion. */
    public record Result(boolean more) {}
}
