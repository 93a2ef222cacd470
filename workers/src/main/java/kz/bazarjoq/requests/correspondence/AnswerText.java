package kz.bazarjoq.requests.correspondence;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** An answer as it was typed, without what no letter can show. */
public record AnswerText(String value) {

    /** How many characters an answer may have. */
    public static final int LONGEST = 10_000;

    private static final Pattern LINE_END = Pattern.compile("\\r\\n?|[\u0085\\p{Zl}\\p{Zp}]");
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Co}\\p{Cs}&&[^\\n\\t]]");

    /** Ends lines in one way and drops control characters, which PostgreSQL and mail programs can't hold. */
    public AnswerText {
        value = UNSEEN.matcher(LINE_END.matcher(value).replaceAll("\n"))
                .replaceAll("")
                .strip();
        value = Normalizer.normalize(value, Normalizer.Form.NFC);
    }

    /** Whether nothing is left that somebody could read. */
    public boolean isEmpty() {
        return value.isEmpty();
    }

    /** Whether it is longer than an answer may be. */
    public boolean isTooLong() {
        return value.codePointCount(0, value.length()) > LONGEST;
    }
}
