package kz.bazarjoq.requests.engine;

import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobClient;
import io.camunda.client.api.worker.JobExceptionHandler;
import io.camunda.client.jobhandling.JobExceptionHandlerSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The one place where a worker's failure becomes what the engine sees: a modelled outcome becomes a BPMN error, anything
 * else a retry with a growing wait, and an incident once the retries are used up. Only codes reach the engine.
 */
@Component
class JobFailures implements JobExceptionHandlerSupplier {

    private static final Logger LOG = LoggerFactory.getLogger(JobFailures.class);

    /** How often our models let a job be tried; the engine tells only what is left. */
    private static final int ATTEMPTS = 5;

    private final EngineProperties properties;

    JobFailures(EngineProperties properties) {
        this.properties = properties;
    }

    @Override
    public JobExceptionHandler getJobExceptionHandler(JobExceptionHandlerSupplierContext context) {
        return failure -> handle(failure.getJobClient(), failure.getActivatedJob(), failure.getException());
    }

    private void handle(JobClient client, ActivatedJob job, Throwable exception) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof BusinessError error) {
                client.newThrowErrorCommand(job)
                        .errorCode(error.code())
                        .send()
                        .whenComplete((done, failed) -> logUnlessSent(job, failed));
                return;
            }
        }
        fail(client, job, exception);
    }

    private void fail(JobClient client, ActivatedJob job, Throwable exception) {
        var retries = Math.max(0, job.getRetries() - 1);
        var failures = Math.max(1, ATTEMPTS - retries);
        var number = job.getVariablesAsMap().getOrDefault("requestNumber", "a request");
        LOG.warn("{} of {} failed, {} retries left: {}", job.getType(), number, retries, FailureReport.of(exception));
        client.newFailCommand(job)
                .retries(retries)
                .retryBackoff(properties.waitAfter(failures))
                .errorMessage(
                        "%s failed for %s: %s. The cause is in the workers' log; once it is mended, retry the incident."
                                .formatted(job.getType(), number, FailureReport.code(exception)))
                .send()
                .whenComplete((done, failed) -> logUnlessSent(job, failed));
    }

    private static void logUnlessSent(ActivatedJob job, Throwable failed) {
        if (failed != null) {
            LOG.warn(
                    "The engine didn't take the failure of {}; it will deliver the job again: {}",
                    job.getType(),
                    FailureReport.of(failed));
        }
    }
}
