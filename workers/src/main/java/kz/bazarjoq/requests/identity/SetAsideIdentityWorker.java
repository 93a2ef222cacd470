package kz.bazarjoq.requests.identity;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import kz.bazarjoq.requests.engine.Effects;
import kz.bazarjoq.requests.register.RequestId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The start listener of establishing a subject anew: the code of a representative proves who he is, not whom he represents, so that his
 * own data aren't touched.
 */
@Component
public class SetAsideIdentityWorker {

    static final String JOB_TYPE = "identity.set-aside";

    private final Effects effects;
    private final Identification identification;

    SetAsideIdentityWorker(Effects effects, Identification identification) {
        this.effects = effects;
        this.identification = identification;
    }

    /** Handles {@code identity.set-aside}; does nothing where the author writes for himself. */
    @JobWorker(type = JOB_TYPE)
    public void setAside(ActivatedJob job, @Variable String requestId, @Variable @Nullable Boolean onBehalf) {
        if (Boolean.TRUE.equals(onBehalf)) {
            effects.once(job, () -> identification.setAside(RequestId.of(requestId)));
        }
    }
}
