package kz.bazarjoq.requests.models.lint;

import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is known of a variable, or of something that an expression says: that it is a constant, or that it isn't.
 *
 * @param about a variable, an entry of one as in {@code identity.assurance}, or the whole of an expression
 */
record Fact(String about, boolean is, String value) {

    static final String NULL = "null";
    static final String TRUE = "true";

    /** Both of these together, unless they contradict each other. */
    static Optional<Set<Fact>> together(Set<Fact> some, Set<Fact> others) {
        if (some.stream().anyMatch(fact -> others.stream().anyMatch(fact::contradicts))) {
            return Optional.empty();
        }
        var both = new HashSet<>(some);
        both.addAll(others);
        return Optional.of(Set.copyOf(both));
    }

    /** What is still known when variables have changed. */
    static Set<Fact> without(Set<Fact> facts, Collection<String> changed) {
        return facts.stream()
                .filter(fact -> changed.stream().noneMatch(fact::mentions))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What is known of a variable that is a copy of another. */
    Stream<Fact> copied(String from, String to) {
        return about.equals(from) || about.startsWith(from + ".")
                ? Stream.of(new Fact(to + about.substring(from.length()), is, value))
                : Stream.empty();
    }

    private boolean contradicts(Fact other) {
        return about.equals(other.about) && (is || other.is) && (is == other.is) != value.equals(other.value);
    }

    private boolean mentions(String variable) {
        return Pattern.compile("\\b" + Pattern.quote(variable) + "\\b")
                .matcher(about)
                .find();
    }
}
