package kz.bazarjoq.requests.engine;

import io.camunda.client.api.response.ActivatedJob;
import kz.bazarjoq.requests.register.RequestId;

/**
 * Names the one effect that a job is to have, however often it comes.
 *
 * @param elementInstance the key of the element instance
 * @param type the job type
 */
public record JobKey(long elementInstance, String type, RequestId request) {

    /** The key of a job, which must carry {@code requestId}. */
    public static JobKey of(ActivatedJob job) {
        return new JobKey(
                job.getElementInstanceKey(), job.getType(), RequestId.of((String) job.getVariable("requestId")));
    }
}
