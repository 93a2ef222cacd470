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

/** Destroys the subject's data that were decided on and tells the process what had to stay. */
@Component
public class DestroyDataWorker {

    private final Effects effects;
    private final Destruction destruction;

    DestroyDataWorker(Effects effects, Destruction destruction) {
        this.effects = effects;
        this.destruction = destruction;
    }

    /** Handles {@code data.destroy}. */
    @JobWorker(type = "data.destroy")
    public Result destroy(
            ActivatedJob job,
            @Variable String right,
            @Variable Treatment @Nullable [] treatments,
            @Variable CorrectionResult @Nullable [] corrections,
            @CustomHeaders Map<String, String> headers) {
        return effects.once(job, Result.class, () -> {
            var reason = headers.getOrDefault("reason", "request");
            var decided = treatments == null ? null : List.of(treatments);
            var corrected = corrections == null ? null : List.of(corrections);
            return new Result(destruction.destroy(JobKey.of(job), right, reason, decided, corrected));
        });
    }

    /** The variables of the job's completion. */
    public record Result(List<KeptItem> kept) {}
}
