package kz.bazarjoq.requests.data;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import kz.bazarjoq.requests.register.Language;

/**
 * The codes that the files of the data map use, with their wording for staff and customers.
 *
 * @param clauses of laws, contracts and the privacy policy
 * @param reasons why data are blocked or kept; a job's header or a decision may give others
 */
record Vocabulary(
        Map<String, LocalizedText> categories,
        Map<String, LocalizedText> origins,
        Map<String, LocalizedText> purposes,
        Map<String, LocalizedText> bases,
        Map<String, LocalizedText> events,
        Map<String, Clause> clauses,
        Map<String, LocalizedText> reasons) {

    /** The names of clauses, one after another. */
    String clauses(Collection<String> codes, Language language) {
        return codes.stream()
                .map(code ->
                        Objects.requireNonNull(clauses.get(code), code).name().in(language))
                .collect(Collectors.joining(", "));
    }

    /**
     * A clause.
     *
     * @param source where it is to be read, and what is still to be confirmed of it; for those who keep the map
     */
    record Clause(LocalizedText name, String source) {}
}
