package kz.bazarjoq.requests.identity;

import io.camunda.client.annotation.CustomHeaders;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import java.util.Map;
import kz.bazarjoq.requests.engine.Effects;
import kz.bazarjoq.requests.register.RequestId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells the process how sure the identity is. With the header {@code basis} = {@code staff} it records a person's decision. */
@Component
public class CheckIdentityWorker {

    private final Effects effects;
    private final IdentityCheck check;

    CheckIdentityWorker(Effects effects, IdentityCheck check) {
        this.effects = effects;
        this.check = check;
    }

    /** Handles {@code identity.check}. */
    @JobWorker(type = "identity.check")
    public IdentityCheck.Result check(
            ActivatedJob job,
            @Variable String requestId,
            @Variable @Nullable String decision,
            @Variable @Nullable Boolean onBehalf,
            @CustomHeaders Map<String, String> headers) {
        var byStaff = "staff".equals(headers.get("basis"));
        var represented = "representative".equals(decision) || Boolean.TRUE.equals(onBehalf);
        return effects.once(
                job, IdentityCheck.Result.class, () -> check.check(RequestId.of(requestId), byStaff, represented));
    }
}
