package kz.bazarjoq.requests.data;

import io.camunda.client.annotation.CustomHeaders;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import java.util.Map;
import kz.bazarjoq.requests.engine.Effects;
import kz.bazarjoq.requests.engine.JobKey;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lifts the blocking of the subject's data. */
@Component
public class UnblockDataWorker {

    private final Effects effects;
    private final Restriction restriction;

    UnblockDataWorker(Effects effects, Restriction restriction) {
        this.effects = effects;
        this.restriction = restriction;
    }

    /** Handles {@code data.unblock}. */
    @JobWorker(type = "data.unblock")
    public void unblock(
            ActivatedJob job, @Variable @Nullable String right, @CustomHeaders Map<String, String> headers) {
        effects.once(job, () -> restriction.unblock(JobKey.of(job), right, headers.getOrDefault("reason", "breach")));
    }
}
