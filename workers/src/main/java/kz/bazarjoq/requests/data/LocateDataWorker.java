package kz.bazarjoq.requests.data;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import kz.bazarjoq.requests.engine.Effects;
import kz.bazarjoq.requests.register.RequestId;
import org.springframework.stereotype.Component;

/** Locates the subject's data and tells the process whether any are held. */
@Component
public class LocateDataWorker {

    private final Effects effects;
    private final DataLocation location;

    LocateDataWorker(Effects effects, DataLocation location) {
        this.effects = effects;
        this.location = location;
    }

    /** Handles {@code data.locate}. */
    @JobWorker(type = "data.locate")
    public Result locate(ActivatedJob job, @Variable String requestId) {
        return effects.once(job, Result.class, () -> new Result(location.locate(RequestId.of(requestId))));
    }

    /** The variables of the job's completion. */
    public record Result(boolean dataHeld) {}
}
