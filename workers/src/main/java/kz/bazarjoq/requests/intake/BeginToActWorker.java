package kz.bazarjoq.requests.intake;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import kz.bazarjoq.requests.deadline.Clocks;
import kz.bazarjoq.requests.engine.Effects;
import kz.bazarjoq.requests.register.Actor;
import kz.bazarjoq.requests.register.Register;
import kz.bazarjoq.requests.register.RequestId;
import org.springframework.stereotype.Component;

/**
 * Notes that a right begins to change the customer's data: from then on it can't be taken back. The start listener of the task that
 * does so.
 */
@Component
public class BeginToActWorker {

    private static final String JOB_TYPE = "request.begin-to-act";

    private final Effects effects;
    private final Clocks clocks;
    private final Register register;

    BeginToActWorker(Effects effects, Clocks clocks, Register register) {
        this.effects = effects;
        this.clocks = clocks;
        this.register = register;
    }

    /** Fails where the right was taken back a moment ago: the message that ends its process is on its way. */
    @JobWorker(type = JOB_TYPE)
    public void begin(ActivatedJob job, @Variable String requestId, @Variable String right) {
        var request = RequestId.of(requestId);
        effects.once(job, () -> {
            clocks.beginToAct(request, right);
            register.record(request, Actor.worker(JOB_TYPE), "right-carried-out", right);
        });
    }
}
