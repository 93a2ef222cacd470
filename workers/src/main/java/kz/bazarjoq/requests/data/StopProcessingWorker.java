package kz.bazarjoq.requests.data;

import io.camunda.client.annotation.CustomHeaders;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import java.util.List;
import java.util.Map;
import kz.bazarjoq.requests.engine.Effects;
import kz.bazarjoq.requests.engine.JobKey;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Stops the processing of the subject's data. */
@Component
public class StopProcessingWorker {

    private final Effects effects;
    private final Restriction restriction;

    StopProcessingWorker(Effects effects, Restriction restriction) {
        this.effects = effects;
        this.restriction = restriction;
    }

    /** Handles {@code data.stop}. */
    @JobWorker(type = "data.stop")
    public void stop(
            ActivatedJob job,
            @Variable String right,
            @Variable Treatment @Nullable [] treatments,
            @CustomHeaders Map<String, String> headers) {
        effects.once(job, () -> {
            var reason = headers.getOrDefault("reason", "request");
            if (treatments == null) {
                restriction.stopAll(JobKey.of(job), right, reason);
            } else {
                restriction.stop(JobKey.of(job), right, reason, List.of(treatments));
            }
        });
    }
}
