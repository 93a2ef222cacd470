package kz.bazarjoq.requests.models.lint;

import java.util.HashSet;
import java.util.Set;

/**
 * What people, tables and letters have done on a token's way through a model.
 *
 * @param listed the lists of grounds that decision tables have answered
 */
record Known(Stage stage, Set<String> listed) {

    static final Known NOTHING = new Known(Stage.UNATTENDED, Set.of());

    /** How far a refusal has come: nobody has decided, or the customer was told after it, or a person has decided. */
    enum Stage {
        UNATTENDED,
        TOLD,
        DECIDED
    }

    Known at(Stage other) {
        return new Known(other, listed);
    }

    Known listingOnly(Set<String> others) {
        return new Known(stage, Set.copyOf(others));
    }

    /** Of tokens that go on as one: the customer is told only where nothing else was decided beside. */
    Known and(Known other) {
        var both = new HashSet<>(listed);
        both.addAll(other.listed);
        return new Known(stage.compareTo(other.stage) > 0 ? stage : other.stage, Set.copyOf(both));
    }
}
