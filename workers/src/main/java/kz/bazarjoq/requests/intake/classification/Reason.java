package kz.bazarjoq.requests.intake.classification;

import java.util.List;

/**
 * Why a right is suggested. The words are the customer's: they may be shown to staff, and nowhere else.
 *
 * @param words what of the letter led to it
 * @param rule as it is written in the rules
 * @param line where it stands there
 * @param ofSubject whether the rule names a subject line
 */
public record Reason(List<String> words, String rule, int line, boolean ofSubject) {

    /** Copies the list. */
    public Reason {
        words = List.copyOf(words);
    }

    @Override
    public String toString() {
        return "%s, line %d".formatted(rule, line);
    }
}
