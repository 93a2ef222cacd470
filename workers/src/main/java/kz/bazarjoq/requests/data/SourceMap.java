package kz.bazarjoq.requests.data;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where one source holds personal data, how a person's rows are found, and what may happen to them.
 *
 * @param source the name of the connection
 * @param schema the database schema of the tables
 * @param subject the table with a row for each person; none where the source only refers to persons of another
 * @param guests where persons stand who have no row of their own
 * @param obligations what is still owed, by its code, in the order of their weight
 * @param lists the mailing lists, by their codes
 * @param transfers where it is recorded which partner got data of whom; none where it isn't
 * @param notPersonal tables that look personal and aren't, with the reason
 */
record SourceMap(
        String source,
        String schema,
        @Nullable SubjectTable subject,
        @Nullable Guests guests,
        Map<String, Obligation> obligations,
        Map<String, MailingList> lists,
        @Nullable Transfers transfers,
        Map<String, Table> tables,
        Map<String, String> notPersonal) {

    SourceMap(
            String source,
            String schema,
            @Nullable SubjectTable subject,
            @Nullable Guests guests,
            @Nullable Map<String, Obligation> obligations,
            @Nullable Map<String, MailingList> lists,
            @Nullable Transfers transfers,
            Map<String, Table> tables,
            @Nullable Map<String, String> notPersonal) {
        this.source = source;
        this.schema = schema;
        this.subject = subject;
        this.guests = guests;
        this.obligations = orEmpty(obligations);
        this.lists = orEmpty(lists);
        this.transfers = transfers;
        this.tables = tables;
        this.notPersonal = orEmpty(notPersonal);
    }

    Table table(String name) {
        return Objects.requireNonNull(tables.get(name), () -> "no table " + name);
    }

    boolean isSubjectTable(String name) {
        return subject != null && subject.table().equals(name);
    }

    /** Whether some rows of the table name a person by themselves. */
    boolean namesPersons(String name) {
        return isSubjectTable(name) || (guests != null && guests.table().equals(name));
    }

    private static <T> Map<String, T> orEmpty(@Nullable Map<String, T> map) {
        return map == null ? Map.of() : map;
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    /**
     * The table of persons.
     *
     * @param key the column that names a person for good
     * @param name the columns that make up his name, in order
     */
    record SubjectTable(
            String table,
            String key,
            List<String> name,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String personalNumber) {}

    /**
     * The table whose rows name persons without an account.
     *
     * @param same the column that is equal in all rows of one guest
     * @param where which rows are a guest's
     */
    record Guests(
            String table,
            String key,
            String same,
            RowCondition where,
            List<String> name,
            String email,
            @Nullable String phone) {}

    /**
     * What is still owed to or by a person.
     *
     * @param condition what a row of the table looks like while it lasts
     * @param needs the codes of the parts that it takes to fulfil it
     */
    record Obligation(
            String table,
            @com.fasterxml.jackson.annotation.JsonProperty("while") RowCondition condition,
            List<String> needs) {}

    /**
     * A list that letters are sent to.
     *
     * @param address the column with the e-mail address
     * @param unsubscribed the column with the time when a subscription ended
     */
    record MailingList(String table, String address, String unsubscribed, Suppression suppression) {}

    /**
     * Where it is recorded which partner got data of whom.
     *
     * @param recipient the column with the partner's code
     * @param reference the column with his own number for what he got
     * @param recipients the codes of those whose every transfer is recorded there
     */
    record Transfers(String table, String recipient, String reference, List<String> recipients) {

        Transfers {
            recipients = List.copyOf(recipients);
        }
    }

    /**
     * Where it is noted who wants no more letters, however he gets into the list again.
     *
     * @param address the column with the e-mail address, in small letters
     * @param added the column with the time when it was noted
     */
    record Suppression(String table, String address, String added) {}

    /**
     * A table with personal data.
     *
     * @param part the code of the part that its columns are of, where they don't say another
     * @param key the columns that name a row
     * @param belongs how its rows lead to the person, any one of them
     * @param from where the event stands that storage terms are counted from; none where the database doesn't know it
     * @param destroy whether a row goes when all of its parts are destroyed, or stays without its values
     * @param marker the column by which the shop's systems know that a row is blocked; without one values go to the vault
     * @param columns its columns with personal data, by name
     * @param notPersonal columns that look personal and aren't, with the reason
     */
    record Table(
            LocalizedText name,
            String part,
            List<String> key,
            List<Reference> belongs,
            @Nullable String from,
            Destroy destroy,
            @Nullable String marker,
            Map<String, Column> columns,
            Map<String, String> notPersonal) {

        Table(
                LocalizedText name,
                String part,
                List<String> key,
                @Nullable List<Reference> belongs,
                @Nullable String from,
                @Nullable Destroy destroy,
                @Nullable String marker,
                Map<String, Column> columns,
                @Nullable Map<String, String> notPersonal) {
            this.name = name;
            this.part = part;
            this.key = List.copyOf(key);
            this.belongs = orEmpty(belongs);
            this.from = from;
            this.destroy = destroy == null ? Destroy.row : destroy;
            this.marker = marker;
            this.columns = columns;
            this.notPersonal = orEmpty(notPersonal);
        }

        /** The code of the part that a column is of. */
        String part(String column) {
            var own = Objects.requireNonNull(columns.get(column), column).part();
            return own == null ? part : own;
        }

        /** The columns that a person is told of: not those that repeat others of their row. */
        List<String> told() {
            return columns.entrySet().stream()
                    .filter(column -> column.getValue().derived() == null)
                    .map(Map.Entry::getKey)
                    .toList();
        }

        /** The code of where a column's values come from. */
        String origin(String column, DataMap map) {
            var own = Objects.requireNonNull(columns.get(column), column).origin();
            return own == null ? map.part(part(column)).origin() : own;
        }

        /** The codes of the parts that its columns are of. */
        Stream<String> parts() {
            return columns.keySet().stream().map(this::part).distinct();
        }
    }

    /** What destroying does to a row: it goes, or its values alone. Spelled as the map spells it. */
    enum Destroy {
        row,
        values
    }

    /**
     * A column with personal data.
     *
     * @param name what it is called behind the table's name: {@code Учётная запись: фамилия}
     * @param part the code of its part, where it isn't its table's
     * @param origin the code of where its values come from, where it isn't its part's
     * @param correct the rule by which a corrected value is valid; none where the customer can't have it corrected
     * @param choices the values that may be chosen, where that is the rule
     * @param destroy what is left of a destroyed value: {@link #EMPTY}, or a value with {@code {key}} for the row's key
     * @param copies other places of the same value, {@code table.column} or {@code source/table.column}
     * @param derived the SQL expression over its row by which it is computed anew once they change; none where it stands by itself
     * @param thirdParties {@code redact} where its text may name other people
     * @param names {@code recipient} where its value is the code of an organisation that the row was handed to
     * @param values the words for its codes; a value without any is shown as it is stored
     */
    record Column(
            LocalizedText name,
            @Nullable String part,
            @Nullable String origin,
            @Nullable String correct,
            List<String> choices,
            @Nullable String destroy,
            List<String> copies,
            @Nullable String derived,
            @Nullable String thirdParties,
            @Nullable String names,
            Map<String, LocalizedText> values) {

        /** What {@code destroy} says of a value that null takes the place of. */
        static final String EMPTY = "empty";

        Column(
                LocalizedText name,
                @Nullable String part,
                @Nullable String origin,
                @Nullable String correct,
                @Nullable List<String> choices,
                @Nullable String destroy,
                @Nullable List<String> copies,
                @Nullable String derived,
                @Nullable String thirdParties,
                @Nullable String names,
                @Nullable Map<String, LocalizedText> values) {
            this.name = name;
            this.part = part;
            this.origin = origin;
            this.correct = correct;
            this.choices = orEmpty(choices);
            this.destroy = destroy;
            this.copies = orEmpty(copies);
            this.derived = derived;
            this.thirdParties = thirdParties;
            this.names = names;
            this.values = orEmpty(values);
        }

        /** The words for a value, where it is a code that has some. */
        Optional<LocalizedText> worded(@Nullable Object value) {
            return Optional.ofNullable(value == null ? null : values.get(value.toString()));
        }

        boolean isChoice() {
            return !choices.isEmpty();
        }

        boolean namesThirdParties() {
            return thirdParties != null;
        }

        boolean namesRecipient() {
            return names != null;
        }
    }

    /**
     * A step towards the person.
     *
     * @param to a table, by its key, {@code table.column}, or {@code source/table.column} of another source
     * @param ignoringCase whether capital and small letters are one
     * @param where which rows of its table it is for; all where nothing is said
     */
    record Reference(String column, String to, boolean ignoringCase, @Nullable RowCondition where) {

        /** Where it leads, seen from a source. */
        Place target(SourceMap from) {
            return Place.of(to, from.source());
        }
    }
}
