package kz.bazarjoq.requests.data;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import java.util.List;
import kz.bazarjoq.requests.engine.Effects;
import kz.bazarjoq.requests.engine.JobKey;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Carries out what was confirmed on the case page, and tells the process where each value stands. */
@Component
public class CorrectDataWorker {

    private final Effects effects;
    private final DataCorrection correction;

    CorrectDataWorker(Effects effects, DataCorrection correction) {
        this.effects = effects;
        this.correction = correction;
    }

    /** Handles {@code data.correct}. */
    @JobWorker(type = "data.correct")
    public Result correct(ActivatedJob job, @Variable @Nullable String ground) {
        return effects.once(job, Result.class, () -> new Result(correction.correct(JobKey.of(job), ground)));
    }

    /** The variables of the job's completion. */
    public record Result(List<CorrectedItem> corrections) {

        /** Copies the list. */
        public Result {
            corrections = List.copyOf(corrections);
        }
    }
}
