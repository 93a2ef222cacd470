package kz.bazarjoq.requests.deadline;

import io.camunda.client.CamundaClient;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.response.ActivatedJob;
import java.time.Clock;
import java.time.OffsetDateTime;
import kz.bazarjoq.requests.engine.OpenTasks;
import kz.bazarjoq.requests.engine.OpenTasks.OpenTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Lifts the tasks that are open to the top of Tasklist when their deadline nears and again when it has passed: the end listener
 * of the letters that tell staff so. A task that is created later has its priority from its model.
 */
@Component
public class RaisePriorityWorker {

    /** Priorities run from 0 to 100; the models give 40 to 70. */
    private static final int NEAR = 80;

    private static final int OVERDUE = 90;

    private static final Logger LOG = LoggerFactory.getLogger(RaisePriorityWorker.class);

    private final OpenTasks tasks;
    private final CamundaClient engine;
    private final Clock clock;

    RaisePriorityWorker(OpenTasks tasks, CamundaClient engine, Clock clock) {
        this.tasks = tasks;
        this.engine = engine;
        this.clock = clock;
    }

    /** Handles {@code deadline.raise-priority}; a second time changes nothing. */
    @JobWorker(type = "deadline.raise-priority", autoComplete = true)
    public void raise(ActivatedJob job, @Variable DeadlineVariable deadline) {
        var priority = isPast(deadline.dueAt()) ? OVERDUE : NEAR;
        tasks.of(job.getProcessInstanceKey()).stream()
                .filter(task -> task.priority() < priority)
                .forEach(task -> raise(task, priority));
    }

    private void raise(OpenTask task, int priority) {
        try {
            engine.newUpdateUserTaskCommand(task.key())
                    .priority(priority)
                    .send()
                    .join();
        } catch (ProblemException refusal) {
            if (refusal.code() != HttpStatus.NOT_FOUND.value()) {
                throw refusal;
            }
            LOG.debug("Task {} has been completed meanwhile", task.key());
        }
    }

    private boolean isPast(String instant) {
        return !OffsetDateTime.parse(instant).toInstant().isAfter(clock.instant());
    }
}
