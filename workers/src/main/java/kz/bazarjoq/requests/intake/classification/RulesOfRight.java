package kz.bazarjoq.requests.intake.classification;

import java.util.List;
import java.util.Optional;

/**
 * What speaks for a right.
 *
 * @param right its process id
 * @param speakingFor each is enough
 * @param against what takes a sentence away from those
 * @param unless what in any sentence takes all away
 */
record RulesOfRight(String right, List<Rule> speakingFor, List<Combination> against, List<Rule> unless) {

    /** Copies the lists. */
    RulesOfRight {
        speakingFor = List.copyOf(speakingFor);
        against = List.copyOf(against);
        unless = List.copyOf(unless);
    }

    Optional<Suggestion> suggestion(LetterWords letter, Negation negation) {
        if (unless.stream()
                .anyMatch(rule -> rule.in(letter, List.of(), negation).isPresent())) {
            return Optional.empty();
        }
        var reasons = speakingFor.stream()
                .flatMap(rule -> rule.in(letter, against, negation).stream())
                .toList();
        return reasons.isEmpty() ? Optional.empty() : Optional.of(new Suggestion(right, reasons));
    }
}
