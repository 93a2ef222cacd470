package kz.bazarjoq.requests.intake.classification;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A rule that speaks for a right.
 *
 * @param written as it is written
 * @param line where
 * @param ofSubject whether it looks at the subject only
 * @param present each stands somewhere in the letter
 * @param absent none stands anywhere in the letter
 */
record Rule(String written, int line, boolean ofSubject, List<Combination> present, List<Combination> absent) {

    /** Copies the lists. */
    Rule {
        present = List.copyOf(present);
        absent = List.copyOf(absent);
    }

    /**
     * Why it applies to a letter; empty where it doesn't.
     *
     * @param against what cancels a sentence
     */
    Optional<Reason> in(LetterWords letter, List<Combination> against, Negation negation) {
        var texts = ofSubject ? List.of(letter.subject()) : letter.own();
        if (absent.stream().anyMatch(combination -> find(combination, texts, List.of(), negation)
                .isPresent())) {
            return Optional.empty();
        }
        var found = new ArrayList<Found>();
        for (var combination : present) {
            var place = find(combination, texts, against, negation);
            if (place.isEmpty()) {
                return Optional.empty();
            }
            found.add(place.get());
        }
        return Optional.of(
                new Reason(found.stream().map(Found::words).distinct().toList(), written, line, ofSubject));
    }

    private static Optional<Found> find(
            Combination combination, List<Text> texts, List<Combination> against, Negation negation) {
        return texts.stream()
                .flatMap(text -> text.sentences().stream()
                        .filter(sentence -> against.stream()
                                .noneMatch(other -> other.in(sentence, negation).isPresent()))
                        .flatMap(sentence -> combination.in(sentence, negation).stream()
                                .map(spans -> new Found(text, sentence, spans))))
                .findFirst();
    }

    private record Found(Text text, Sentence sentence, List<Span> spans) {

        /** The words from the first that was found to the last. */
        String words() {
            var from = spans.stream().mapToInt(Span::from).min().orElseThrow();
            var to = spans.stream().mapToInt(Span::to).max().orElseThrow();
            return text.from(sentence.word(from), sentence.word(to - 1));
        }
    }
}
