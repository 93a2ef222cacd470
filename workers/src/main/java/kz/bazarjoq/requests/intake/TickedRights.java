package kz.bazarjoq.requests.intake;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import kz.bazarjoq.requests.engine.Decisions;
import kz.bazarjoq.requests.intake.classification.Suggestion;
import kz.bazarjoq.requests.register.Register;
import kz.bazarjoq.requests.register.RequestId;
import org.springframework.stereotype.Component;

/**
 * Which of the suggested rights the process is handed: those that the form ticks, and that hold the code back where none of
 * them needs one.
 */
@Component
class TickedRights {

    private static final String DECISION = "identity-assurance";
    private static final String WITHOUT_A_CODE = "sender-address";
    private static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");

    private final Classification classification;
    private final Decisions decisions;
    private final Register register;

    TickedRights(Classification classification, Decisions decisions, Register register) {
        this.classification = classification;
        this.decisions = decisions;
        this.register = register;
    }

    /** All; but none where the code would be held back and no subject line speaks for that. */
    List<String> of(RequestId request) {
        var suggestions = classification.suggest(request);
        var rights = suggestions.stream().map(Suggestion::right).toList();
        return suggestions.stream().anyMatch(Suggestion::bySubject)
                        || rights.stream().anyMatch(right -> needsCode(right, request))
                ? rights
                : List.of();
    }

    private boolean needsCode(String right, RequestId request) {
        var receivedOn =
                register.get(request).receivedAt().atZone(ALMATY).toLocalDate().toString();
        return decisions
                .evaluate(DECISION, Map.of("right", right, "method", WITHOUT_A_CODE, "receivedOn", receivedOn))
                .stream()
                .noneMatch(row -> Boolean.TRUE.equals(row.get("sufficient")));
    }
}
