package kz.bazarjoq.requests.data;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import kz.bazarjoq.requests.engine.Effects;
import kz.bazarjoq.requests.register.RequestId;
import org.springframework.stereotype.Component;

/** Packages what a customer gets of a right to information. */
@Component
public class PackageDataWorker {

    private final Effects effects;
    private final Packages packages;

    PackageDataWorker(Effects effects, Packages packages) {
        this.effects = effects;
        this.packages = packages;
    }

    /** Handles {@code data.package}. */
    @JobWorker(type = "data.package")
    public void pack(ActivatedJob job, @Variable String requestId, @Variable String right, @Variable String content) {
        effects.once(job, () -> packages.make(RequestId.of(requestId), right, PackageContent.ofCode(content)));
    }
}
