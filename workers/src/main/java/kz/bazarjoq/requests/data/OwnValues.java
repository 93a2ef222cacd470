package kz.bazarjoq.requests.data;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What is the person's own: the values of the columns that the map doesn't have redacted. A package shows them anyway, so that they
 * may stay in free text as well. Only so many of each column are kept that they fit into memory; what isn't known is blacked out.
 */
final class OwnValues {

    private static final int MOST = 2_000;
    private static final int LONGEST = 200;
    private static final int PHONE = 10;
    private static final Pattern NOT_LETTERS = Pattern.compile("[^\\p{L}]+");
    private static final Pattern NOT_DIGITS = Pattern.compile("\\D+");

    private final Set<String> exact = new HashSet<>();
    private final Set<String> words = new HashSet<>();
    private final Set<String> stems = new HashSet<>();
    private final Set<String> numbers = new HashSet<>();

    static OwnValues of(PersonData data) {
        var own = new OwnValues();
        for (var database : data.sources().all()) {
            database.map().tables().forEach((name, table) -> {
                var columns = table.told().stream()
                        .filter(column -> !Objects.requireNonNull(
                                        table.columns().get(column))
                                .namesThirdParties())
                        .filter(column -> isText(database.type(name, column)))
                        .toList();
                if (data.isWithheld(database, name)) {
                    own.readRows(data.rows(database, name), columns);
                } else {
                    columns.forEach(column -> own.read(database, name, column, data.condition(database, name)));
                }
            });
        }
        return own;
    }

    /** What of a table is in the vault can only be read by row. */
    private void readRows(PersonRows rows, Collection<String> columns) {
        var seen = new HashMap<String, Set<String>>();
        rows.each(row -> {
            for (var place = 0; place < rows.columns().size(); place++) {
                var column = rows.columns().get(place);
                var known = seen.computeIfAbsent(column, first -> new HashSet<>());
                if (columns.contains(column)
                        && row.values().get(place) instanceof String value
                        && value.length() <= LONGEST
                        && known.size() < MOST
                        && known.add(value)) {
                    add(value);
                }
            }
        });
    }

    private static boolean isText(String type) {
        return type.equals("text") || type.startsWith("char");
    }

    private void read(SourceDatabase database, String table, String column, Sql condition) {
        if (condition.equals(Sql.NOTHING)) {
            return;
        }
        var quoted = Sql.quoted(column);
        var sql = "select distinct cast(%s as text) from %s where (%s) and length(%s) <= %d fetch first %d rows only"
                .formatted(quoted, Sql.table(database.map(), table), condition.text(), quoted, LONGEST, MOST);
        database.read("reading values of " + table, jdbc -> {
            jdbc.sql(sql).params(condition.parameters()).query(String.class).list().stream()
                    .filter(Objects::nonNull)
                    .forEach(this::add);
            return table;
        });
    }

    /** Takes a value, with its words and digits. */
    void add(String value) {
        exact.add(value.strip());
        var digits = digits(value);
        if (digits.length() >= PHONE) {
            numbers.add(digits);
            numbers.add(national(digits));
        }
        NOT_LETTERS
                .splitAsStream(value.toLowerCase(Locale.ROOT))
                .filter(word -> word.length() > 1)
                .forEach(word -> {
                    words.add(word);
                    if (word.length() > 3) {
                        stems.add(word.substring(0, word.length() - 1));
                    }
                });
    }

    /** Whether an address is the person's, letter by letter: another's may differ in capital letters alone. */
    boolean hasAddress(String address) {
        return exact.contains(address);
    }

    /** Whether it is the person's telephone or other number, however it is written. */
    boolean hasNumber(String number) {
        var digits = digits(number);
        return numbers.contains(digits) || (digits.length() >= PHONE && numbers.contains(national(digits)));
    }

    /** Whether a word stands in the person's own data, with another ending at most. */
    boolean hasWord(String word) {
        var small = word.toLowerCase(Locale.ROOT);
        if (words.contains(small)) {
            return true;
        }
        for (var length = Math.max(3, small.length() - 3); length <= small.length(); length++) {
            if (stems.contains(small.substring(0, Math.min(length, small.length())))) {
                return true;
            }
        }
        return false;
    }

    private static String digits(String text) {
        return NOT_DIGITS.matcher(text).replaceAll("");
    }

    private static String national(String digits) {
        return digits.substring(Math.max(0, digits.length() - PHONE));
    }
}
