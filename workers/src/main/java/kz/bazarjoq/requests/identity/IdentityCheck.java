package kz.bazarjoq.requests.identity;

import java.time.Clock;
import kz.bazarjoq.requests.identity.RequestSubject.Assurance;
import kz.bazarjoq.requests.identity.RequestSubject.Method;
import kz.bazarjoq.requests.register.RequestId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads how far the identification of a request has come. */
@Component
class IdentityCheck {

    /** A person picked the subject, and found that another may write for him. */
    private static final String REPRESENTATIVE_ADMITTED = "representative-admitted";

    private final Identification identification;
    private final Challenges challenges;
    private final Clock clock;

    IdentityCheck(Identification identification, Challenges challenges, Clock clock) {
        this.identification = identification;
        this.challenges = challenges;
        this.clock = clock;
    }

    /**
     * Reports each try once; a message whose try was reported with an earlier one finds {@code none}.
     *
     * @param byStaff whether a person has decided
     * @param onBehalf whether he decided that somebody else wrote for the one he picked
     */
    @Transactional
    Result check(RequestId request, boolean byStaff, boolean onBehalf) {
        if (byStaff) {
            identification.establishByDecision(request, onBehalf);
        }
        var attempt = identification
                .of(request)
                .filter(subject -> subject.method() == Method.CODE_TO_ADDRESS_ON_FILE)
                .map(subject -> "right")
                .orElseGet(() -> attempt(request));
        return new Result(identity(request), attempt);
    }

    /** What is known of who wrote; a candidate who was only named or picked is nothing known. */
    Identity identity(RequestId request) {
        return identification
                .of(request)
                .map(RequestSubject::method)
                .filter(method -> method.assurance() != Assurance.NONE)
                .map(method -> new Identity(
                        method.assurance().code(),
                        identification.isRepresented(request) ? REPRESENTATIVE_ADMITTED : method.code()))
                .orElse(new Identity("none", "none"));
    }

    private String attempt(RequestId request) {
        return challenges
                .lockNewest(request)
                .map(challenge -> {
                    var isNew = challenge.tries() > challenge.reportedTries();
                    challenges.markReported(challenge);
                    return switch (challenge.state()) {
                        case EXHAUSTED -> "exhausted";
                        case USED -> "none";
                        case SUPERSEDED -> "superseded";
                        case OPEN -> !challenge.expiresAt().isAfter(clock.instant())
                                ? "expired"
                                : isNew ? "wrong" : "none";
                    };
                })
                .orElse("none");
    }

    /**
     * How sure it is who wrote.
     *
     * @param assurance {@code substantial}, {@code low} or {@code none}
     * @param method {@code code-to-address-on-file}, {@code decided-by-staff}, {@code representative-admitted}, {@code
     *     sender-address} or {@code none}
     */
    public record Identity(String assurance, String method) {}

    /**
     * The variables of the job's completion.
     *
     * @param attempt {@code right}, {@code wrong}, {@code exhausted}, {@code expired}, {@code superseded} or {@code none}
     */
    public record Result(Identity identity, String attempt) {}
}
