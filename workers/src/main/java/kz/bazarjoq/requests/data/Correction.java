package kz.bazarjoq.requests.data;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was prepared for one value, and what came of it.
 *
 * @param content the values; none once it is settled
 * @param version counts what was prepared, so that nobody decides on what he hasn't seen
 * @param result none until a job has tried it
 * @param hindrance why a job couldn't change it
 * @param ground on which it was declined
 * @param settled whether it is over; what is in conflict isn't
 */
public record Correction(
        UUID id,
        String source,
        String table,
        String column,
        Way way,
        @Nullable Content content,
        int version,
        String preparedBy,
        Instant preparedAt,
        @Nullable Decision decision,
        @Nullable String decidedBy,
        @Nullable Result result,
        @Nullable Hindrance hindrance,
        @Nullable String ground,
        boolean settled) {

    /** What variables and letters name it by: {@code shop.customer.last_name}. */
    public String item() {
        return "%s.%s.%s".formatted(source, table, column);
    }

    /** Whether this is the value at that place, and still to be settled. */
    boolean isOpenAt(ValuePlace place) {
        return !settled && content != null && place(content).equals(place);
    }

    ValuePlace place(Content values) {
        return new ValuePlace(source, table, values.key(), column);
    }

    /** The item alone: what ends up in a log must not name the person. */
    @Override
    public String toString() {
        return "Correction[%s %s]".formatted(id, item());
    }

    /**
     * The personal data of a correction; encrypted where they are kept.
     *
     * @param key of the row
     * @param seen the value that the staff saw; null where there was none
     * @param wanted the value that it is to become; null for none
     * @param evidence what shows that it is right
     */
    public record Content(List<String> key, @Nullable String seen, @Nullable String wanted, String evidence) {

        /** Copies the key. */
        public Content {
            key = List.copyOf(key);
        }

        /** Where it is and no more, for the job that destroys it. */
        Content withoutValues() {
            return new Content(key, null, null, "");
        }

        @Override
        public String toString() {
            return "Content";
        }
    }

    /** What is to become of a value. */
    public enum Way {
        CHANGE,
        UNCHANGEABLE;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What the privacy officer said. */
    public enum Decision {
        CONFIRMED,
        DECLINED;

        /** As the timeline calls it. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What came of it, as {@code data.correct} tells the process. */
    public enum Result {
        CHANGED,
        CONFLICT,
        UNCHANGEABLE,
        DECLINED;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Why a value is in conflict. */
    public enum Hindrance {
        /** The privacy officer hasn't decided on it. */
        UNDECIDED,
        /** It isn't the value any more that was seen. */
        CHANGED_MEANWHILE,
        /** The row is gone, or isn't the subject's any more. */
        GONE,
        /** It is restricted: what is blocked may not be changed (law No. 94-V, article 1(3)). */
        RESTRICTED,
        /** The database doesn't take the value. */
        REFUSED;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
