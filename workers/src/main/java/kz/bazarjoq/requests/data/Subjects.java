package kz.bazarjoq.requests.data;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The persons that the sources know: who one is, who has an address, who a staff member may mean. Read live, never kept. */
@Component
public class Subjects {

    private static final int LIMIT = 20;

    private final Sources sources;

    Subjects(Sources sources) {
        this.sources = sources;
    }

    /** Who this is; none when the source doesn't have the person any longer. */
    public Optional<Subject> describe(SubjectRef ref) {
        var persons = PersonTable.of(sources.get(ref.home()), ref);
        return find(persons, persons.person(ref)).stream().findFirst();
    }

    /**
     * The persons whose address on file is this one, whatever the case of its letters: those with an account, and only where there is
     * none the guests.
     */
    public List<SubjectRef> withEmail(String address) {
        var customers = refs(PersonTable::customers, address);
        return customers.isEmpty() ? refs(PersonTable::guests, address) : customers;
    }

    private List<SubjectRef> refs(Function<SourceDatabase, Stream<PersonTable>> tables, String address) {
        return sources.all().stream()
                .flatMap(tables)
                .flatMap(persons -> email(persons, address).stream())
                .map(Subject::ref)
                .toList();
    }

    /**
     * The persons that staff may mean: by e-mail where the text has an {@code @}, by telephone or personal number where it
     * is a number, else by the beginnings of the names. At most 20 of each source.
     */
    public List<Subject> search(String text) {
        var query = text.strip();
        if (query.length() < 2) {
            return List.of();
        }
        if (query.contains("@")) {
            return everywhere(persons -> email(persons, query));
        }
        var digits = query.replaceAll("[\\s()+-]", "");
        return digits.chars().allMatch(Character::isDigit)
                ? everywhere(persons -> number(persons, digits))
                : everywhere(persons -> name(persons, query));
    }

    private List<Subject> everywhere(Function<PersonTable, List<Subject>> search) {
        return sources.all().stream()
                .flatMap(database -> Stream.concat(PersonTable.customers(database), PersonTable.guests(database)))
                .flatMap(persons -> search.apply(persons).stream())
                .toList();
    }

    private static List<Subject> email(PersonTable persons, String address) {
        return persons.email() == null
                ? List.of()
                : find(
                        persons,
                        new Sql(
                                "lower(%s) = :email".formatted(Sql.quoted(persons.email())),
                                Map.of("email", address.strip().toLowerCase(Locale.ROOT))));
    }

    private static List<Subject> number(PersonTable persons, String digits) {
        var conditions = new ArrayList<Sql>();
        if (persons.phone() != null && digits.length() >= 10) {
            var national = digits.substring(digits.length() - 10);
            conditions.add(new Sql(
                    Sql.quoted(persons.phone()) + " in (:phones)",
                    Map.of("phones", List.of(digits, "+" + digits, "+7" + national, "7" + national, "8" + national))));
        }
        if (persons.personalNumber() != null && digits.length() == 12) {
            conditions.add(new Sql(Sql.quoted(persons.personalNumber()) + " = :number", Map.of("number", digits)));
        }
        return conditions.isEmpty() ? List.of() : find(persons, Sql.any(conditions));
    }

    /** Each word begins one of the names. Capitals are tried beside lower(), which some locales apply to Latin only. */
    private static List<Subject> name(PersonTable persons, String text) {
        var words = Stream.of(text.split("\\s+")).limit(4).toList();
        var parameters = new HashMap<String, Object>();
        var conditions = IntStream.range(0, words.size())
                .mapToObj(place -> {
                    var word = words.get(place).toLowerCase(Locale.ROOT).replaceAll("[\\\\%_]", "\\\\$0");
                    parameters.put("lower" + place, word + "%");
                    parameters.put(
                            "capital" + place, word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1) + "%");
                    return persons.name().stream()
                            .map(Sql::quoted)
                            .map(column ->
                                    "lower(%1$s) like :lower%2$d or %1$s like :capital%2$d".formatted(column, place))
                            .collect(Collectors.joining(" or ", "(", ")"));
                })
                .collect(Collectors.joining(" and "));
        return find(persons, new Sql(conditions, parameters));
    }

    private static List<Subject> find(PersonTable persons, Sql condition) {
        var columns = Stream.concat(
                        Stream.concat(Stream.of(persons.key()), persons.name().stream()),
                        Stream.of(persons.email(), persons.phone(), persons.personalNumber())
                                .flatMap(Stream::ofNullable))
                .distinct()
                .map(Sql::quoted)
                .collect(Collectors.joining(", "));
        var order = Stream.concat(persons.name().stream(), Stream.of(persons.key()))
                .map(Sql::quoted)
                .collect(Collectors.joining(", "));
        var restricted = persons.restricted(condition);
        var sql = "select %s from (%s) person order by %s fetch first %d rows only"
                .formatted(columns, persons.query(restricted.text()), order, LIMIT);
        return persons.database().read("looking for a subject", jdbc -> jdbc.sql(sql)
                .params(restricted.parameters())
                .query((row, index) -> subject(persons, row))
                .list());
    }

    private static Subject subject(PersonTable persons, ResultSet row) throws SQLException {
        var names = new ArrayList<String>();
        for (var column : persons.name()) {
            var part = row.getString(column);
            if (part != null && !part.isBlank()) {
                names.add(part.strip());
            }
        }
        return new Subject(
                persons.ref(row.getString(persons.key())),
                String.join(" ", names),
                value(row, persons.email()),
                value(row, persons.phone()),
                value(row, persons.personalNumber()));
    }

    private static @Nullable String value(ResultSet row, @Nullable String column) throws SQLException {
        var value = column == null ? null : row.getString(column);
        return value == null || value.isBlank() ? null : value.strip();
    }
}
