package kz.bazarjoq.requests.engine;

import io.camunda.client.api.command.FinalCommandStep;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobClient;
import io.camunda.client.api.worker.JobExceptionHandler;
import io.camunda.client.jobhandling.CommandExceptionHandlingStrategy;
import io.camunda.client.jobhandling.CommandWrapper;
import io.camunda.client.jobhandling.JobExceptionHandlerSupplier;
import io.camunda.client.metrics.JobHandlerMetrics;
import io.camunda.client.metrics.MetricsRecorder;
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
    private final CommandExceptionHandlingStrategy refusals;
    private final MetricsRecorder metrics;

    JobFailures(EngineProperties properties, CommandExceptionHandlingStrategy refusals, MetricsRecorder metrics) {
        this.properties = properties;
        this.refusals = refusals;
        this.metrics = metrics;
    }

    @Override
    public JobExceptionHandler getJobExceptionHandler(JobExceptionHandlerSupplierContext context) {
        return failure -> {
            var job = failure.getActivatedJob();
            var command = command(failure.getJobClient(), job, failure.getException());
            new CommandWrapper(command, job, refusals, metrics, JobHandlerMetrics.counter(job), context.maxRetries())
                    .executeAsync();
        };
    }

    private FinalCommandStep<?> command(JobClient client, ActivatedJob job, Throwable exception) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof BusinessError error) {
                metrics.increaseBpmnError(JobHandlerMetrics.counter(job));
                return client.newThrowErrorCommand(job).errorCode(error.code());
            }
        }
        metrics.increaseFailed(JobHandlerMetrics.counter(job));
        return fail(client, job, exception);
    }

    private FinalCommandStep<?> fail(JobClient client, ActivatedJob job, Throwable exception) {
        var retries = Math.max(0, job.getRetries() - 1);
        var failures = Math.max(1, ATTEMPTS - retries);
        var number = job.getVariablesAsMap().getOrDefault("requestNumber", "a request");
        LOG.warn("{} of {} failed, {} retries left: {}", job.getType(), number, retries, FailureReport.of(exception));
        return client.newFailCommand(job)
                .retries(retries)
                .retryBackoff(properties.waitAfter(failures))
                .errorMessage(
                        "%s failed for %s: %s. The cause is in the workers' log; once it is mended, retry the incident."
                                .formatted(job.getType(), number, FailureReport.code(exception)));
    }
}
