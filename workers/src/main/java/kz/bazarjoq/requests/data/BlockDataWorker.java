package kz.bazarjoq.requests.data;

import io.camunda.client.annotation.CustomHeaders;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import java.util.Map;
import kz.bazarjoq.requests.engine.Effects;
import kz.bazarjoq.requests.engine.JobKey;
import org.springframework.stereotype.Component;

/** Blocks the subject's data for the time of an inquiry. */
@Component
public class BlockDataWorker {

    private final Effects effects;
    private final Restriction restriction;

    BlockDataWorker(Effects effects, Restriction restriction) {
        this.effects = effects;
        this.restriction = restriction;
    }

    /** Handles {@code data.block}. */
    @JobWorker(type = "data.block")
    public void block(ActivatedJob job, @Variable String right, @CustomHeaders Map<String, String> headers) {
        effects.once(job, () -> restriction.block(JobKey.of(job), right, headers.getOrDefault("reason", "breach")));
    }
}
