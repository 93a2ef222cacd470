package kz.bazarjoq.requests.data;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.Leniency;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Blacks out in free text what may tell of somebody else: e-mail addresses, telephone and other long numbers, names. The person's own
 * values stay, letter by letter for addresses. Where a word may be a name or not, it is blacked out: who checks the package sees what
 * was, and can tell otherwise; nobody could take back what was sent.
 */
final class Redaction {

    /** What stands in the place of what was blacked out; it doesn't tell how long that was. */
    static final String BLACK = "█████";

    private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>(),;:\"«»]+@[\\p{L}\\p{N}.-]+\\p{L}");
    private static final Pattern NUMBER =
            Pattern.compile("(?<date>\\b\\d{4}-\\d{2}-\\d{2}\\b|\\b\\d{1,2}\\.\\d{1,2}\\.\\d{4}\\b)"
                    + "|(?<![\\p{L}\\d])[A-Z]{2}\\d{2}(?:\\s?[A-Z0-9]{4}){3,7}(?![\\p{L}\\d])"
                    + "|(?<!\\d)\\+?\\d(?:[\\s\\u00a0().\\p{Pd}/]{0,3}\\d){8,}"
                    + "|(?<!\\d)\\d{3}[\\s\\p{Pd}]\\d{2}[\\s\\p{Pd}]\\d{2}(?!\\d)");

    private static final int SHORTEST_PHONE = 9;

    private final OwnValues own;
    private final NamesInText names;
    private final List<Pattern> hide;
    private final List<Pattern> keep;

    Redaction(OwnValues own, Words words) {
        this.own = own;
        hide = words.hide().stream().map(Redaction::literally).toList();
        keep = words.keep().stream().map(Redaction::literally).toList();
        names = new NamesInText(own);
    }

    private static Pattern literally(String words) {
        return Pattern.compile(Pattern.quote(words), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** The text in pieces, each to be shown or to be blacked out. */
    List<Piece> pieces(String text) {
        var black = new BitSet(text.length());
        names.mark(text, black);
        var addresses = ADDRESS.matcher(text);
        while (addresses.find()) {
            black.set(addresses.start(), addresses.end(), !own.hasAddress(addresses.group()));
        }
        for (var phone : PhoneNumberUtil.getInstance().findNumbers(text, "KZ", Leniency.POSSIBLE, Long.MAX_VALUE)) {
            if (digits(phone.rawString()) >= SHORTEST_PHONE && !own.hasNumber(phone.rawString())) {
                black.set(phone.start(), phone.end());
            }
        }
        var numbers = NUMBER.matcher(text);
        while (numbers.find()) {
            if (numbers.group("date") == null && !own.hasNumber(numbers.group())) {
                black.set(numbers.start(), numbers.end());
            }
        }
        keep.forEach(words -> set(words, text, black, false));
        hide.forEach(words -> set(words, text, black, true));
        return pieces(text, black);
    }

    private static long digits(String number) {
        return number.chars().filter(Character::isDigit).count();
    }

    private static void set(Pattern words, String text, BitSet black, boolean value) {
        var found = words.matcher(text);
        while (found.find()) {
            black.set(found.start(), found.end(), value);
        }
    }

    private static List<Piece> pieces(String text, BitSet black) {
        var pieces = new ArrayList<Piece>();
        var start = 0;
        while (start < text.length()) {
            var hidden = black.get(start);
            var next = hidden ? black.nextClearBit(start) : black.nextSetBit(start);
            var end = next < 0 ? text.length() : Math.min(next, text.length());
            pieces.add(new Piece(text.substring(start, end), hidden));
            start = end;
        }
        return pieces;
    }

    /**
     * What a person has decided of the words of free texts.
     *
     * @param hide are to be blacked out
     * @param keep are harmless
     */
    record Words(List<String> hide, List<String> keep) {}

    /** A piece of a text. */
    record Piece(String text, boolean hidden) {

        /** What the customer reads. */
        String shown() {
            return hidden ? BLACK : text;
        }

        /** Text that was blacked out must not end up in a log. */
        @Override
        public String toString() {
            return "Piece[hidden=%s]".formatted(hidden);
        }
    }
}
