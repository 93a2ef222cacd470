package kz.bazarjoq.requests.engine;

import io.camunda.client.api.response.ActivatedJob;
import java.util.Objects;
import kz.bazarjoq.requests.register.RequestId;
import org.jspecify.annotations.Nullable;

/**
 * Names the one effect that a job is to have, however often it comes.
 *
 * @param elementInstance the key of the element instance
 * @param type the job type
 * @param requestOrNone the request that it works for; none where a timer started its process
 */
public record JobKey(long elementInstance, String type, @Nullable RequestId requestOrNone) {

    /** The key of a job, which must carry {@code requestId}. */
    public static JobKey of(ActivatedJob job) {
        return new JobKey(
                job.getElementInstanceKey(), job.getType(), RequestId.of((String) job.getVariable("requestId")));
    }

    /** The key of a job that works for no single request. */
    public static JobKey withoutRequest(ActivatedJob job) {
        return new JobKey(job.getElementInstanceKey(), job.getType(), null);
    }

    /** The key of a step of the job, whose effect is committed before that of the next. */
    public JobKey step(String name) {
        return new JobKey(elementInstance, type + "/" + name, requestOrNone);
    }

    /** The request of a job that works for one. */
    public RequestId request() {
        return Objects.requireNonNull(requestOrNone, type);
    }
}
