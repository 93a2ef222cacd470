package kz.bazarjoq.requests.intake;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import kz.bazarjoq.requests.engine.Effects;
import kz.bazarjoq.requests.register.RequestId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Stops the work on one right that the customer takes back, while the others of the request go on; without a right, on the whole
 * request.
 */
@Component
public class TakeBackRightWorker {

    private final Effects effects;
    private final RightsTakenBack rights;

    TakeBackRightWorker(Effects effects, RightsTakenBack rights) {
        this.effects = effects;
        this.rights = rights;
    }

    /** Takes it back once, however often the job is delivered. */
    @JobWorker(type = "request.take-back-right")
    public TakenBack takeBack(
            ActivatedJob job, @Variable String requestId, @Variable(optional = true) @Nullable String right) {
        var request = RequestId.of(requestId);
        return effects.once(
                job,
                TakenBack.class,
                () -> new TakenBack(
                        right == null
                                ? rights.takeAllBack(request)
                                : rights.takeBack(request, right, job.getElementInstanceKey())));
    }

    /** The process variable the job sets: false where the right has ended before, or has begun to change data. */
    public record TakenBack(boolean stopped) {}
}
