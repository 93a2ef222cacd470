package kz.bazarjoq.requests.deadline;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.springframework.stereotype.Component;

/** Ends a clock, so that staff don't see a term run on for what is done: the end listener of what the clock watches. */
@Component
public class EndDeadlineWorker {

    private final Clocks clocks;

    EndDeadlineWorker(Clocks clocks) {
        this.clocks = clocks;
    }

    /** Handles {@code deadline.end}; a second time changes nothing. */
    @JobWorker(type = "deadline.end")
    public void end(@Variable DeadlineVariable deadline) {
        if (deadline.id() != null) {
            clocks.end(deadline.id());
        }
    }
}
