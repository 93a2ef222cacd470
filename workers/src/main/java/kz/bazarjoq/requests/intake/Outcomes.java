package kz.bazarjoq.requests.intake;

import java.util.List;

/** Sums the outcomes of a request's rights up into the outcome of the request. */
final class Outcomes {

    private static final String NOTHING_HELD = "nothing-held";
    private static final String TAKEN_BACK = "taken-back";
    private static final String PARTLY_FULFILLED = "partly-fulfilled";

    private Outcomes() {}

    /**
     * What all rights have in common is the outcome. A right for which nothing was held, or that the customer has taken back,
     * neither adds to the others nor takes from them; of the rest, what is neither all fulfilled nor all refused is partly fulfilled.
     *
     * @throws IllegalArgumentException when there is no outcome to sum up
     */
    static String sumUp(List<String> outcomes) {
        if (outcomes.isEmpty()) {
            throw new IllegalArgumentException("A request with no right that ended has no outcome");
        }
        var rest = outcomes.stream()
                .filter(outcome -> !outcome.equals(NOTHING_HELD) && !outcome.equals(TAKEN_BACK))
                .distinct()
                .toList();
        if (rest.isEmpty()) {
            return outcomes.contains(NOTHING_HELD) ? NOTHING_HELD : TAKEN_BACK;
        }
        return rest.size() == 1 ? rest.getFirst() : PARTLY_FULFILLED;
    }
}
