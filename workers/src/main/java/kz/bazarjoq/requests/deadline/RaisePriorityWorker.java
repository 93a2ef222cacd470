package kz.bazarjoq.requests.deadline;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import java.time.Clock;
import java.time.OffsetDateTime;
import kz.bazarjoq.requests.engine.OpenTasks;
import org.jspecify.annotations.Nullable;
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

    private final OpenTasks tasks;
    private final Clock clock;

    RaisePriorityWorker(OpenTasks tasks, Clock clock) {
        this.tasks = tasks;
        this.clock = clock;
    }

    /**
     * Handles {@code deadline.raise-priority}; a second time changes nothing.
     *
     * @param raised the user task that the deadline is for, or null where it is for all of the process
     */
    @JobWorker(type = "deadline.raise-priority")
    public void raise(ActivatedJob job, @Variable DeadlineVariable deadline, @Variable @Nullable String raised) {
        var dueAt = OffsetDateTime.parse(deadline.dueAt()).toInstant();
        var priority = clock.instant().isAfter(dueAt) ? OVERDUE : NEAR;
        if (raised == null) {
            tasks.raise(job.getProcessInstanceKey(), priority);
        } else {
            tasks.raise(job.getProcessInstanceKey(), raised, priority);
        }
    }
}
