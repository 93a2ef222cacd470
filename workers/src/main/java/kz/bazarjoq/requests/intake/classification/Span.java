package kz.bazarjoq.requests.intake.classification;

/**
 * Words of a sentence that stand together.
 *
 * @param from the first word
 * @param to the word after the last one
 */
record Span(int from, int to) {

    boolean overlaps(Span other) {
        return from < other.to && other.from < to;
    }

    /** How many words stand between. */
    int distance(Span other) {
        return Math.max(other.from - to, from - other.to);
    }
}
