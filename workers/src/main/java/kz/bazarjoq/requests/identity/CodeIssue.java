package kz.bazarjoq.requests.identity;

import java.time.Duration;
import kz.bazarjoq.requests.register.Actor;
import kz.bazarjoq.requests.register.Register;
import kz.bazarjoq.requests.register.RequestId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Issues a code for the subject of a request, or says why not. */
@Component
class CodeIssue {

    private final SubjectAddress address;
    private final Identification identification;
    private final Challenges challenges;
    private final Register register;
    private final CodeLimits limits;

    CodeIssue(
            SubjectAddress address,
            Identification identification,
            Challenges challenges,
            Register register,
            CodeLimits limits) {
        this.address = address;
        this.identification = identification;
        this.challenges = challenges;
        this.register = register;
        this.limits = limits;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    IssuedCode issue(RequestId request, Duration validFor) {
        var subject = identification.of(request);
        var to = address.onFile(request);
        if (subject.isEmpty() || to.isEmpty()) {
            return refuse(request, "NO_SUBJECT");
        }
        if (limits.reached(request, to.get())) {
            return refuse(request, "CODE_LIMIT");
        }
        var challenge = challenges.open(request, subject.get().ref(), to.get(), validFor);
        return new IssuedCode(null, challenge.id(), challenge.expiresAt());
    }

    private IssuedCode refuse(RequestId request, String code) {
        register.record(request, Actor.worker("identity.send-code"), "code-not-sent", code);
        return IssuedCode.refused(code);
    }
}
