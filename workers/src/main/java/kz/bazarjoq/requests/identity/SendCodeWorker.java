package kz.bazarjoq.requests.identity;

import io.camunda.client.annotation.CustomHeaders;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import java.util.Map;
import kz.bazarjoq.requests.engine.Effects;
import kz.bazarjoq.requests.register.Language;
import kz.bazarjoq.requests.register.RequestId;
import org.springframework.stereotype.Component;

/** Sends a code to the subject's address on file: {@code validFor} says how long it works, {@code template} which letter. */
@Component
public class SendCodeWorker {

    private final Effects effects;
    private final CodeSending sending;

    SendCodeWorker(Effects effects, CodeSending sending) {
        this.effects = effects;
        this.sending = sending;
    }

    /** Handles {@code identity.send-code}; the errors are {@code CODE_LIMIT} and {@code NO_SUBJECT}. */
    @JobWorker(type = "identity.send-code")
    public Result send(
            ActivatedJob job,
            @Variable String requestId,
            @Variable String language,
            @CustomHeaders Map<String, String> headers) {
        var order = CodeOrder.of(
                job.getElementInstanceKey(),
                RequestId.of(requestId),
                Language.ofCode(language),
                job.getBpmnProcessId(),
                headers);
        var issued = effects.once(job, IssuedCode.class, () -> sending.prepare(order));
        sending.deliver(order.key(), issued.issued());
        return new Result(issued.expiresAtInAlmaty());
    }

    /** The variables of the job's completion. */
    public record Result(String codeExpiresAt) {}
}
