package kz.bazarjoq.requests.engine;

import io.camunda.client.api.worker.BackoffSupplier;
import io.camunda.client.jobhandling.CamundaClientExecutorService;
import io.camunda.client.jobhandling.CommandExceptionHandlingStrategy;
import io.camunda.client.jobhandling.CommandWrapper;
import io.grpc.Status;
import java.util.EnumSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Tells the engine again what became of a job, with a growing wait, while the engine is busy or out of reach and the job is
 * still the worker's. Otherwise the job would lie still until its time is up. The starter's own strategy gives up at the
 * first refusal, whatever its status.
 */
@Component
class CommandRetries implements CommandExceptionHandlingStrategy {

    private static final Logger LOG = LoggerFactory.getLogger(CommandRetries.class);

    private static final Set<Status.Code> PASSING = EnumSet.of(
            Status.Code.ABORTED,
            Status.Code.CANCELLED,
            Status.Code.DEADLINE_EXCEEDED,
            Status.Code.RESOURCE_EXHAUSTED,
            Status.Code.UNAVAILABLE,
            Status.Code.UNKNOWN);

    private final BackoffSupplier waits;
    private final CamundaClientExecutorService executor;

    CommandRetries(BackoffSupplier backoffSupplier, CamundaClientExecutorService executor) {
        this.waits = backoffSupplier;
        this.executor = executor;
    }

    @Override
    public void handleCommandError(CommandWrapper command, Throwable failure) {
        var code = Status.fromThrowable(failure).getCode();
        if (code == Status.Code.NOT_FOUND) {
            LOG.debug("The engine has no such job any more: it was settled before, or its process has ended");
        } else if (PASSING.contains(code) && command.hasMoreRetries()) {
            LOG.debug("The engine didn't take the answer to a job ({}), it is told again", code);
            command.increaseBackoffUsing(waits);
            command.scheduleExecutionUsing(executor.getScheduledExecutor());
        } else {
            LOG.warn(
                    "The engine didn't take the answer to a job, it will deliver it again: {}",
                    FailureReport.of(failure));
        }
    }
}
