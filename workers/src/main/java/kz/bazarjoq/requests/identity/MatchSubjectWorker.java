package kz.bazarjoq.requests.identity;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import kz.bazarjoq.requests.engine.Effects;
import kz.bazarjoq.requests.register.RequestId;
import org.springframework.stereotype.Component;

/** Looks for the customer who wrote and tells the process how many fit and what that says of who wrote. */
@Component
public class MatchSubjectWorker {

    private final Effects effects;
    private final SubjectMatching matching;
    private final IdentityCheck check;

    MatchSubjectWorker(Effects effects, SubjectMatching matching, IdentityCheck check) {
        this.effects = effects;
        this.matching = matching;
        this.check = check;
    }

    /** Handles {@code identity.match-subject}. */
    @JobWorker(type = "identity.match-subject")
    public Result match(ActivatedJob job, @Variable String requestId) {
        return effects.once(job, Result.class, () -> match(RequestId.of(requestId)));
    }

    private Result match(RequestId request) {
        return new Result(matching.match(request).code(), check.identity(request));
    }

    /** The variables of the job's completion; {@code match} is {@code one}, {@code none} or {@code several}. */
    public record Result(String match, IdentityCheck.Identity identity) {}
}
