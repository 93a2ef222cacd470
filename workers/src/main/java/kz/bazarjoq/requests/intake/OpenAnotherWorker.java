package kz.bazarjoq.requests.intake;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import kz.bazarjoq.requests.engine.Effects;
import kz.bazarjoq.requests.register.RequestId;
import org.springframework.stereotype.Component;

/** Opens a request of its own for a reply in which a person has found another wish. */
@Component
public class OpenAnotherWorker {

    private final Effects effects;
    private final OtherWishes wishes;

    OpenAnotherWorker(Effects effects, OtherWishes wishes) {
        this.effects = effects;
        this.wishes = wishes;
    }

    /** Opens it once, however often the job is delivered. */
    @JobWorker(type = "request.open-another")
    public void open(ActivatedJob job, @Variable String requestId, @Variable String replyId) {
        effects.once(job, Opened.class, () -> new Opened(wishes.open(RequestId.of(requestId), replyId)));
    }

    private record Opened(boolean opened) {}
}
