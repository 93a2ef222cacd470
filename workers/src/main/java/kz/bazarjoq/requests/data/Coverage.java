package kz.bazarjoq.requests.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kz.bazarjoq.requests.data.LiveSchema.LiveColumn;
import org.jspecify.annotations.Nullable;

/** Which columns of a database the data map covers, and which of the others look personal by their names and types. */
record Coverage(List<Entry> entries) {

    /** What people call personal things in English, Russian and Kazakh, in Latin and in Cyrillic letters. */
    private static final Set<String> PERSONAL_WORDS = Set.of(
            """
            name names fullname firstname lastname surname patronymic fio familiya imya otchestvo nickname nick login
            username фио фамилия имя отчество аты тегі author sender recipient contact person who iin inn ssn passport
            udostoverenie document doc жсн иин паспорт phone tel telephone mobile fax telefon телефон email mail e_mail
            pochta почта пошта address addr street house flat apartment city town region zip postal postcode adres ulitsa
            gorod dom kvartira index адрес улица город мекенжай birth birthday birthdate dob age sex gender pol marital
            nationality родился рождения пол жынысы card pan iban account bank karta карта salary income ip ipaddress mac
            cookie cookies device fingerprint agent useragent session token browser imei idfa gaid lat latitude lon lng
            longitude geo location gps coordinates photo picture avatar voice record recording signature biometric comment
            note notes message body text content description remark zametka reason feedback review language lang job
            position title company employer password secret consent old_value new_value"""
                    .split("\\s+"));

    private static final Set<String> PERSONAL_TYPES =
            Set.of("inet", "cidr", "macaddr", "macaddr8", "point", "json", "jsonb", "xml", "hstore", "bytea");

    private static final Pattern BETWEEN_WORDS = Pattern.compile("_+|(?<=[\\p{Ll}\\d])(?=\\p{Lu})");

    static Coverage of(SourceMap map, LiveSchema live, Graph graph) {
        var entries = new ArrayList<Entry>();
        live.tables().forEach((table, found) -> {
            var technical = technical(map, table, graph);
            technical.addAll(found.keys());
            found.columns().forEach((column, type) -> {
                var mapped = map.tables().get(table);
                var part = mapped != null && mapped.columns().containsKey(column) ? mapped.part(column) : null;
                var reason = map.notPersonal().containsKey(table)
                        ? map.notPersonal().get(table)
                        : mapped == null ? null : mapped.notPersonal().get(column);
                entries.add(new Entry(
                        map.source(),
                        table,
                        column,
                        type.type(),
                        part,
                        technical.contains(column),
                        reason,
                        looksPersonal(column, type)));
            });
        });
        return new Coverage(entries);
    }

    /** Those that look personal and that the map says nothing of. */
    List<Entry> forgotten() {
        return entries.stream()
                .filter(entry -> !entry.isCovered() && entry.looksPersonal())
                .toList();
    }

    /** What the map uses to find and treat rows: keys, references, conditions, markers. */
    private static Set<String> technical(SourceMap map, String name, Graph graph) {
        var place = new Place(map.source(), name, null);
        var columns = new HashSet<>(graph.referred(place));
        var table = map.tables().get(name);
        if (table != null) {
            columns.addAll(table.key());
            Stream.of(table.marker(), table.from()).flatMap(Stream::ofNullable).forEach(columns::add);
            table.belongs().forEach(step -> {
                columns.add(step.column());
                Stream.ofNullable(step.where()).forEach(where -> columns.addAll(where.columnNames()));
            });
        }
        return columns;
    }

    private static boolean looksPersonal(String column, LiveColumn type) {
        return PERSONAL_TYPES.contains(type.type())
                || PERSONAL_WORDS.contains(column.toLowerCase(Locale.ROOT))
                || Arrays.stream(BETWEEN_WORDS.split(column))
                        .map(word -> word.toLowerCase(Locale.ROOT).replaceAll("\\d+$", ""))
                        .anyMatch(PERSONAL_WORDS::contains);
    }

    /**
     * A column.
     *
     * @param part the part that it is of; none where the map doesn't describe it
     * @param technical whether the map uses it to find or treat rows
     * @param notPersonal why it isn't personal, where the map says so
     */
    record Entry(
            String source,
            String table,
            String column,
            String type,
            @Nullable String part,
            boolean technical,
            @Nullable String notPersonal,
            boolean looksPersonal) {

        boolean isCovered() {
            return part != null || technical || notPersonal != null;
        }

        String place() {
            return "%s.%s.%s".formatted(source, table, column);
        }
    }
}
