package kz.bazarjoq.requests.data;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import kz.bazarjoq.requests.data.Doomed.Fate;
import org.jspecify.annotations.Nullable;

/**
 * What couldn't be destroyed.
 *
 * @param item a part, or a column of the map
 * @param reason {@code blocked}, {@code retention-term} or {@code unfulfilled-obligation}
 * @param until the last day on which it has to stay, {@code 2031-03-01}; none where that isn't known
 */
public record KeptItem(String item, String reason, @Nullable String until) {

    static KeptItem of(String item, String reason, List<Fate> fates) {
        var open = fates.stream().anyMatch(fate -> fate.until() == null);
        return new KeptItem(
                item,
                reason,
                open
                        ? null
                        : fates.stream()
                                .map(Fate::until)
                                .filter(Objects::nonNull)
                                .max(Comparator.naturalOrder())
                                .map(LocalDate::toString)
                                .orElse(null));
    }
}
