package kz.bazarjoq.requests.data;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An organisation that gets personal data (policy §9).
 *
 * @param bin its business number, where it is Kazakh
 * @param country where it keeps the data, as ISO 3166
 * @param role {@code recipient} or {@code processor}
 * @param source the codes of the clauses and contracts on which it gets them
 */
record Organisation(
        LocalizedText name,
        LocalizedText address,
        @Nullable String bin,
        String country,
        String role,
        Tell tell,
        List<String> source) {

    Organisation {
        source = List.copyOf(source);
    }

    boolean isAbroad() {
        return !"KZ".equals(country);
    }

    /** How it is told what became of the data: a letter to an address, or a signed call; one of the two. */
    record Tell(@Nullable String email, @Nullable String call) {}
}
