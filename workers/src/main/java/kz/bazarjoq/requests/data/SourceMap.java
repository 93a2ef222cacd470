package kz.bazarjoq.requests.data;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one source holds on a subject, and how his rows are found.
 *
 * @param source the name of the connection
 * @param schema the database schema of the tables
 * @param subject the table with a row for each person; none where the source only refers to persons of another
 */
record SourceMap(
        @NotBlank String source,
        @NotBlank String schema,
        @Nullable @Valid SubjectTable subject,
        @NotEmpty Map<String, @NotNull @Valid Table> tables) {

    Table table(String name) {
        return Objects.requireNonNull(tables.get(name), () -> "no table " + name);
    }

    boolean isSubjectTable(String name) {
        return subject != null && subject.table().equals(name);
    }

    /**
     * The table of persons.
     *
     * @param key the column that names a person for good
     * @param name the columns that make up his name, in order
     */
    record SubjectTable(
            @NotBlank String table,
            @NotBlank String key,
            @NotEmpty List<@NotBlank String> name,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String personalNumber) {}

    /**
     * A table with personal data.
     *
     * @param reference how its rows lead to the subject; none for the subject's own table
     * @param columns its columns with personal data, by name
     */
    record Table(
            @NotNull @Valid LocalizedText name,
            @Nullable @Valid Reference reference,
            @NotEmpty List<@NotBlank String> purposes,
            @NotBlank String legalBasis,
            @NotNull @Valid Retention retention,
            @NotEmpty Map<String, @NotNull @Valid Column> columns) {

        Reference requiredReference() {
            return Objects.requireNonNull(reference, "reference");
        }
    }

    /** How long a row is kept, from which event. */
    record Retention(@NotNull Period term, @NotBlank String from) {}

    /**
     * A column with personal data.
     *
     * @param category the code of its category
     * @param origin the code of where its values come from
     * @param name what it is called behind the table's name: {@code Учётная запись: фамилия}
     */
    record Column(@NotBlank String category, @NotBlank String origin, @NotNull @Valid LocalizedText name) {}

    /**
     * A step towards the subject.
     *
     * @param to {@code table.column} of this source, or {@code source/table.column} of another source's subject table
     */
    record Reference(@NotBlank String column, @NotBlank String to) {

        /** The other source, where the step leads to one. */
        @Nullable String toSource() {
            var slash = to.indexOf('/');
            return slash < 0 ? null : to.substring(0, slash);
        }

        String toTable() {
            return to.substring(to.indexOf('/') + 1, Math.max(to.lastIndexOf('.'), to.indexOf('/') + 1));
        }

        String toColumn() {
            return to.substring(to.lastIndexOf('.') + 1);
        }
    }
}
