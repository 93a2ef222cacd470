package kz.bazarjoq.requests.deadline;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a term is counted from. */
public enum DeadlineEvent {
    /** The written request arrived. */
    RECEIVED,
    /** It was confirmed that the data are incomplete, unlawful or the like. */
    CONFIRMED;

    /** As the decision table and task headers carry it: {@code received}, {@code confirmed}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    DeadlineEvent other() {
        return this == RECEIVED ? CONFIRMED : RECEIVED;
    }

    static Optional<DeadlineEvent> ofCode(String code) {
        return Arrays.stream(values())
                .filter(event -> event.code().equals(code))
                .findFirst();
    }
}
