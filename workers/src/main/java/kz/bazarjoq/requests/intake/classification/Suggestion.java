package kz.bazarjoq.requests.intake.classification;

import java.util.List;

/**
 * A right that a letter seems to invoke.
 *
 * @param right its process id
 * @param reasons each rule that says so
 */
public record Suggestion(String right, List<Reason> reasons) {

    /** Copies the list. */
    public Suggestion {
        reasons = List.copyOf(reasons);
    }

    /** Whether the letter has a subject line that the rules name for it. */
    public boolean bySubject() {
        return reasons.stream().anyMatch(Reason::ofSubject);
    }
}
