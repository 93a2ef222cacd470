package kz.bazarjoq.requests.engine;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A right that can be exercised: a deployed process that says so in its properties.
 *
 * @param id the process id, such as {@code confirm-processing}
 * @param names what it is called, by language code; the Russian name is always there
 * @param clause the clause of the policy that grants it, such as {@code §6(1)}
 * @param answerLetter the letter that takes what staff write in their own words, where they have to
 * @param correctsData whether staff prepare for it, value by value, what is to be corrected
 */
public record Right(
        String id, Map<String, String> names, String clause, @Nullable String answerLetter, boolean correctsData) {

    /** Copies the names. */
    public Right {
        names = Map.copyOf(names);
    }

    /** A right for which staff write nothing on the case page. */
    public Right(String id, Map<String, String> names, String clause) {
        this(id, names, clause, null, false);
    }

    /** The name in this language, or the Russian one where that is missing. */
    public String name(String languageCode) {
        var russian = names.getOrDefault("ru", id);
        return names.getOrDefault(languageCode, russian);
    }
}
