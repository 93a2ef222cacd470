package kz.bazarjoq.requests.data;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
        var database = sources.get(ref.source());
        var byKey = SubjectRows.byKey(database, ref);
        return find(database, byKey.sql(), byKey.parameters()).stream().findFirst();
    }

    /** The persons whose address on file is this one, whatever the case of its letters. */
    public List<SubjectRef> withEmail(String address) {
        return everywhere(database -> email(database, address)).stream()
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
            return everywhere(database -> email(database, query));
        }
        var digits = query.replaceAll("[\\s()+-]", "");
        return digits.chars().allMatch(Character::isDigit)
                ? everywhere(database -> number(database, digits))
                : everywhere(database -> name(database, query));
    }

    private List<Subject> everywhere(java.util.function.Function<SourceDatabase, List<Subject>> search) {
        return sources.all().stream()
                .filter(database -> database.map().subject() != null)
                .flatMap(database -> search.apply(database).stream())
                .toList();
    }

    private static List<Subject> email(SourceDatabase database, String address) {
        var column = table(database).email();
        return column == null
                ? List.of()
                : find(
                        database,
                        "lower(%s) = :email".formatted(SubjectRows.quoted(column)),
                        Map.of("email", address.strip().toLowerCase(Locale.ROOT)));
    }

    private static List<Subject> number(SourceDatabase database, String digits) {
        var conditions = new ArrayList<String>();
        var parameters = new HashMap<String, Object>();
        var phone = table(database).phone();
        if (phone != null && digits.length() >= 10) {
            var national = digits.substring(digits.length() - 10);
            conditions.add(SubjectRows.quoted(phone) + " in (:phones)");
            parameters.put("phones", List.of(digits, "+" + digits, "+7" + national, "7" + national, "8" + national));
        }
        var personalNumber = table(database).personalNumber();
        if (personalNumber != null && digits.length() == 12) {
            conditions.add(SubjectRows.quoted(personalNumber) + " = :number");
            parameters.put("number", digits);
        }
        return conditions.isEmpty() ? List.of() : find(database, String.join(" or ", conditions), parameters);
    }

    /** Each word begins one of the names. Capitals are tried beside lower(), which some locales apply to Latin only. */
    private static List<Subject> name(SourceDatabase database, String text) {
        var words = Stream.of(text.split("\\s+")).limit(4).toList();
        var parameters = new HashMap<String, Object>();
        var conditions = IntStream.range(0, words.size())
                .mapToObj(place -> {
                    var word = words.get(place).toLowerCase(Locale.ROOT).replaceAll("[\\\\%_]", "\\\\$0");
                    parameters.put("lower" + place, word + "%");
                    parameters.put(
                            "capital" + place, word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1) + "%");
                    return table(database).name().stream()
                            .map(SubjectRows::quoted)
                            .map(column ->
                                    "lower(%1$s) like :lower%2$d or %1$s like :capital%2$d".formatted(column, place))
                            .collect(Collectors.joining(" or ", "(", ")"));
                })
                .collect(Collectors.joining(" and "));
        return find(database, conditions, parameters);
    }

    private static List<Subject> find(SourceDatabase database, String condition, Map<String, ?> parameters) {
        var table = table(database);
        var columns = Stream.concat(Stream.of(table.key()), table.name().stream())
                .collect(Collectors.toCollection(ArrayList::new));
        Stream.of(table.email(), table.phone(), table.personalNumber())
                .filter(Objects::nonNull)
                .forEach(columns::add);
        var list = columns.stream().distinct().map(SubjectRows::quoted).collect(Collectors.joining(", "));
        var order = table.name().stream().map(SubjectRows::quoted).collect(Collectors.joining(", "));
        var sql = "select %s from %s where %s order by %s, %s fetch first %d rows only"
                .formatted(
                        list,
                        SubjectRows.qualified(database, table.table()),
                        condition,
                        order,
                        SubjectRows.quoted(table.key()),
                        LIMIT);
        return database.read("looking for a subject", jdbc -> jdbc.sql(sql)
                .params(parameters)
                .query((row, index) -> subject(database, row))
                .list());
    }

    private static Subject subject(SourceDatabase database, ResultSet row) throws SQLException {
        var table = table(database);
        var names = new ArrayList<String>();
        for (var column : table.name()) {
            var part = row.getString(column);
            if (part != null && !part.isBlank()) {
                names.add(part.strip());
            }
        }
        return new Subject(
                new SubjectRef(database.map().source(), row.getString(table.key())),
                String.join(" ", names),
                value(row, table.email()),
                value(row, table.phone()),
                value(row, table.personalNumber()));
    }

    private static @Nullable String value(ResultSet row, @Nullable String column) throws SQLException {
        var value = column == null ? null : row.getString(column);
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static SourceMap.SubjectTable table(SourceDatabase database) {
        return Objects.requireNonNull(database.map().subject(), "subject");
    }
}
