package kz.bazarjoq.requests.intake.classification;

import java.util.Collection;
import java.util.Set;

/**
 * How often a right was suggested and meant.
 *
 * @param both suggested and meant
 */
record Score(int suggested, int meant, int both) {

    static final Score NONE = new Score(0, 0, 0);

    /** With one letter more. */
    Score plus(String right, Set<String> suggested, Collection<String> meant) {
        var isSuggested = suggested.contains(right);
        var isMeant = meant.contains(right);
        return plus(new Score(isSuggested ? 1 : 0, isMeant ? 1 : 0, isSuggested && isMeant ? 1 : 0));
    }

    Score plus(Score other) {
        return new Score(suggested + other.suggested, meant + other.meant, both + other.both);
    }

    /** How many of a hundred that were suggested were meant. */
    long precision() {
        return percent(suggested);
    }

    /** How many of a hundred that were meant were suggested. */
    long recall() {
        return percent(meant);
    }

    private long percent(int of) {
        return of == 0 ? 100 : Math.round(100.0 * both / of);
    }

    @Override
    public String toString() {
        return (suggested == 0 ? "–" : precision()) + " / " + (meant == 0 ? "–" : recall());
    }
}
