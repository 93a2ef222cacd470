package kz.bazarjoq.requests.intake;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.List;
import kz.bazarjoq.requests.register.RequestId;
import org.springframework.stereotype.Component;

/** Suggests the rights that a request invokes, for a person to confirm. */
@Component
public class ClassifyRequestWorker {

    private final TickedRights ticked;
    private final Classification classification;

    ClassifyRequestWorker(TickedRights ticked, Classification classification) {
        this.ticked = ticked;
        this.classification = classification;
    }

    /** Changes nothing, so it may run as often as it is delivered. */
    @JobWorker(type = "request.classify")
    public Suggestion classify(@Variable String requestId) {
        return new Suggestion(ticked.of(RequestId.of(requestId)), classification.options());
    }

    /** The process variables the job sets: the suggested rights' ids, and all rights to choose from. */
    public record Suggestion(List<String> rights, List<Classification.Option> rightOptions) {}
}
