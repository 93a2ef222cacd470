package kz.bazarjoq.requests.intake.classification;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Meanings that stand near each other in one sentence, in any order: {@code удалить + учётная запись}.
 *
 * @param meanings the first is that which a negation denies
 * @param reach how many words may stand between the first and another
 */
record Combination(List<Meaning> meanings, int reach) {

    /** Copies the list. */
    Combination {
        meanings = List.copyOf(meanings);
    }

    /** The words that say it in a sentence and aren't denied. */
    Optional<List<Span>> in(Sentence sentence, Negation negation) {
        return sentence.find(meanings.getFirst()).stream()
                .flatMap(head -> around(head, sentence).stream())
                .filter(found -> !negation.denies(found, sentence))
                .findFirst();
    }

    private Optional<List<Span>> around(Span head, Sentence sentence) {
        var found = new ArrayList<Span>();
        found.add(head);
        for (var meaning : meanings.subList(1, meanings.size())) {
            var nearest = sentence.find(meaning).stream()
                    .filter(span -> found.stream().noneMatch(span::overlaps))
                    .filter(span -> head.distance(span) <= reach)
                    .min(Comparator.comparingInt(head::distance));
            if (nearest.isEmpty()) {
                return Optional.empty();
            }
            found.add(nearest.get());
        }
        return Optional.of(List.copyOf(found));
    }
}
