package kz.bazarjoq.requests.engine;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import kz.bazarjoq.requests.register.Actor;
import kz.bazarjoq.requests.register.Register;
import kz.bazarjoq.requests.register.RequestId;
import org.springframework.stereotype.Component;

/**
 * Writes into a request's timeline what a person has decided in Tasklist: the end listener of every user task. Camunda 8.6
 * doesn't tell a listener who it was.
 */
@Component
public class RecordDecisionWorker {

    private static final Actor ACTOR = Actor.staff("Tasklist");

    private final Effects effects;
    private final Register register;
    private final TaskWording wording;

    RecordDecisionWorker(Effects effects, Register register, TaskWording wording) {
        this.effects = effects;
        this.register = register;
        this.wording = wording;
    }

    /** Handles {@code request.record-decision}. */
    @JobWorker(type = "request.record-decision")
    public void record(ActivatedJob job) {
        var variables = job.getVariablesAsMap();
        effects.once(job, Recorded.class, () -> {
            var decision = wording.decided(job.getBpmnProcessId(), job.getElementId(), variables)
                    .orElse(job.getElementId());
            register.record(RequestId.of((String) job.getVariable("requestId")), ACTOR, "task-completed", decision);
            return new Recorded(decision);
        });
    }

    /** What stands in the timeline. */
    record Recorded(String decision) {}
}
