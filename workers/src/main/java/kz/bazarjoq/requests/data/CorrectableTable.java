package kz.bazarjoq.requests.data;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table with values of the subject's that may be corrected, read just now: personal data, for the eyes of staff.
 *
 * @param rows those that are shown, newest keys first
 * @param more whether there are others
 */
public record CorrectableTable(
        String source, String table, LocalizedText name, List<CorrectableTable.Row> rows, boolean more) {

    /** Copies the rows. */
    public CorrectableTable {
        rows = List.copyOf(rows);
    }

    /** A row, by the values of its key. */
    public record Row(List<String> key, List<Field> fields) {

        /** Copies the lists. */
        public Row {
            key = List.copyOf(key);
            fields = List.copyOf(fields);
        }
    }

    /**
     * A value.
     *
     * @param rule the rule of the data map by which another is valid
     * @param words for the codes that it may be, as far as there are any
     * @param mayBeEmpty whether there need not be one
     */
    public record Field(
            String column,
            LocalizedText name,
            String rule,
            List<String> choices,
            Map<String, LocalizedText> words,
            boolean mayBeEmpty,
            @Nullable String value) {

        /** Copies the choices and their words. */
        public Field {
            choices = List.copyOf(choices);
            words = Map.copyOf(words);
        }
    }

    /** The table alone: what ends up in a log must not name the person. */
    @Override
    public String toString() {
        return "CorrectableTable[%s.%s]".formatted(source, table);
    }
}
