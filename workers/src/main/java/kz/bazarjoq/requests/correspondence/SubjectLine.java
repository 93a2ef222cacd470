package kz.bazarjoq.requests.correspondence;

import java.util.Optional;
import java.util.regex.Pattern;
import kz.bazarjoq.requests.register.RequestNumber;

/**
 * The subject of our letters. An answer keeps the customer's own subject, because mail clients keep a thread together by it;
 * the number stands before it in brackets, which RFC 5256 leaves out of the comparison.
 */
final class SubjectLine {

    private static final int LONGEST = 200;

    /** What clients put before the subject of an answer, and our number. */
    private static final Pattern ANSWER_PREFIX = Pattern.compile(
            "^\\s*((re|fwd?|aw|wg|на|отв|ответ|пересл|жауап)\\s*(\\[\\d+])?\\s*:|\\[PDR-\\d{4}-\\d{6}])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern NOT_IN_A_LINE = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]+");

    private SubjectLine() {}

    /**
     * The subject of a letter.
     *
     * @param own what the letter's template says, for a letter that begins a thread
     * @param answered the subject of the letter it is an answer to
     */
    static String of(RequestNumber number, String own, Optional<String> answered) {
        return answered.map(SubjectLine::base)
                .filter(base -> !base.isEmpty())
                .map(base -> "Re: [%s] %s".formatted(number, base))
                .orElseGet(() -> "[%s] %s".formatted(number, own));
    }

    private static String base(String subject) {
        var rest = NOT_IN_A_LINE.matcher(subject).replaceAll(" ").strip();
        var prefix = ANSWER_PREFIX.matcher(rest);
        while (prefix.find()) {
            rest = rest.substring(prefix.end()).strip();
            prefix.reset(rest);
        }
        return rest.length() <= LONGEST
                ? rest
                : rest.substring(0, rest.offsetByCodePoints(0, rest.codePointCount(0, LONGEST)))
                                .strip() + "…";
    }
}
