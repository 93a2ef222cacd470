package kz.bazarjoq.requests.intake;

import io.camunda.client.annotation.CustomHeaders;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.camunda.client.api.response.ActivatedJob;
import java.util.Map;
import kz.bazarjoq.requests.engine.Effects;
import kz.bazarjoq.requests.register.Actor;
import kz.bazarjoq.requests.register.Register;
import kz.bazarjoq.requests.register.RequestId;
import org.springframework.stereotype.Component;

/** Closes a request with the outcome that the header {@code outcome} names, or else with that of its rights. */
@Component
public class CloseRequestWorker {

    private final Effects effects;
    private final Register register;

    CloseRequestWorker(Effects effects, Register register) {
        this.effects = effects;
        this.register = register;
    }

    /** Closes it once, however often the job is delivered. */
    @JobWorker(type = "request.close")
    public Closed close(
            ActivatedJob job, @VariablesAsType EndedRequest ended, @CustomHeaders Map<String, String> headers) {
        var fixed = headers.get("outcome");
        return effects.once(job, Closed.class, () -> {
            var outcome = fixed != null ? fixed : Outcomes.sumUp(ended.outcomes());
            register.close(RequestId.of(ended.requestId()), outcome, Actor.worker("request.close"));
            return new Closed(outcome);
        });
    }

    /** The process variable the job sets. */
    public record Closed(String outcome) {}
}
