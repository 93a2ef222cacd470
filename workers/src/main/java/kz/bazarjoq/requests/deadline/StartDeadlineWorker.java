package kz.bazarjoq.requests.deadline;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import kz.bazarjoq.requests.engine.Effects;
import kz.bazarjoq.requests.register.RequestId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Starts the clock of a request, or of one right of it, by the term of that right or of the one that {@code termOf} names; the
 * header {@code event} says what it counts from.
 */
@Component
public class StartDeadlineWorker {

    private final Effects effects;
    private final Clocks clocks;

    StartDeadlineWorker(Effects effects, Clocks clocks) {
        this.effects = effects;
        this.clocks = clocks;
    }

    /** Keeps the clock for the case page and hands the deadline to the process. */
    @JobWorker(type = Clocks.JOB_TYPE)
    public Started start(
            ActivatedJob job,
            @Variable String requestId,
            @Variable String receivedAt,
            @Variable(optional = true) @Nullable String confirmedAt,
            @Variable String right,
            @Variable(optional = true) @Nullable String termOf) {
        var request = RequestId.of(requestId);
        var clocked = ClockedRight.of(right, termOf);
        var event = job.getCustomHeaders().getOrDefault("event", "received");
        return effects.once(
                job,
                Started.class,
                () -> new Started(
                        switch (event) {
                            case "received" -> clocks.startFromReceipt(request, clocked, receivedAt);
                            case "confirmed" -> clocks.startFromConfirmation(request, clocked, confirmedAt);
                            default -> throw new IllegalArgumentException(
                                    "The header event of a deadline.start task is received or confirmed, not " + event);
                        }));
    }

    /** The process variables the job sets. */
    public record Started(DeadlineVariable deadline) {}
}
