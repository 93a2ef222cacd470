package kz.bazarjoq.requests.data;

import java.time.Period;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a person's data that is held for the same reasons wherever it is: what staff weigh and letters name.
 *
 * @param category the code of its category (policy §3)
 * @param origin the code of where it comes from (§3)
 * @param purposes the codes of what it is for (§4)
 * @param bases its legal bases; the first is weighed
 * @param recipients the codes of those who get it (§9)
 * @param source the codes of the clauses on which it is held
 */
record Part(
        LocalizedText name,
        String category,
        String origin,
        List<String> purposes,
        List<Basis> bases,
        Keep keep,
        List<String> recipients,
        List<String> source) {

    Part(
            LocalizedText name,
            String category,
            String origin,
            List<String> purposes,
            List<Basis> bases,
            Keep keep,
            @Nullable List<String> recipients,
            List<String> source) {
        this.name = name;
        this.category = category;
        this.origin = origin;
        this.purposes = List.copyOf(purposes);
        this.bases = List.copyOf(bases);
        this.keep = keep;
        this.recipients = recipients == null ? List.of() : List.copyOf(recipients);
        this.source = List.copyOf(source);
    }

    /** The basis that is weighed when a consent is withdrawn. */
    String weighedBasis() {
        return bases.getFirst().basis();
    }

    /**
     * A legal basis.
     *
     * @param clause the codes of the clauses where it stands
     */
    record Basis(String basis, List<String> clause) {

        Basis {
            clause = List.copyOf(clause);
        }
    }

    /**
     * How long the part is kept.
     *
     * @param from the code of the event that the term is counted from
     * @param clause the codes of the clauses where the term stands
     * @param mandatory whether a law demands it, so that nobody's wish ends it before; any other term gives way to a right
     */
    record Keep(Period term, String from, List<String> clause, boolean mandatory) {

        Keep {
            clause = List.copyOf(clause);
        }
    }
}
