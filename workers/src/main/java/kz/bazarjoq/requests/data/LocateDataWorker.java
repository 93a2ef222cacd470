package kz.bazarjoq.requests.data;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import java.util.List;
import kz.bazarjoq.requests.engine.Effects;
import kz.bazarjoq.requests.register.RequestId;
import org.springframework.stereotype.Component;

/** Locates the subject's data and tells the process which parts are held. */
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
        return effects.once(job, Result.class, () -> Result.of(location.locate(RequestId.of(requestId))));
    }

    /**
     * The variables of the job's completion.
     *
     * @param items the parts of the data that are held
     */
    public record Result(boolean dataHeld, List<HeldPart> items) {

        static Result of(List<HeldPart> items) {
            return new Result(!items.isEmpty(), items);
        }
    }
}
