package kz.bazarjoq.requests.intake.classification;

import java.util.List;

/**
 * Tells whether a sentence denies what it names; a comma ends what is denied.
 *
 * @param before what denies the word after it, «не», and «не могу» among its exceptions
 * @param after what denies the word before it, «не нужно»
 */
record Negation(Meaning before, Meaning after) {

    /** «не надо удалять»: one word may stand between. */
    private static final int BETWEEN = 1;

    /** Whether the first of the words that a rule has found is denied, by other words than these. */
    boolean denies(List<Span> found, Sentence sentence) {
        var head = found.getFirst();
        return others(before, found, sentence).stream().anyMatch(no -> isBefore(no, head, sentence))
                || others(after, found, sentence).stream().anyMatch(no -> isBefore(head, no, sentence));
    }

    private static List<Span> others(Meaning meaning, List<Span> found, Sentence sentence) {
        return sentence.find(meaning).stream()
                .filter(no -> found.stream().noneMatch(no::overlaps))
                .toList();
    }

    private static boolean isBefore(Span first, Span second, Sentence sentence) {
        var between = second.from() - first.to();
        return between >= 0
                && between <= BETWEEN
                && sentence.word(first.to() - 1).clause()
                        == sentence.word(second.from()).clause();
    }
}
