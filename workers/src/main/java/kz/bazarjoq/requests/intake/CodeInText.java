package kz.bazarjoq.requests.intake;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds a six-digit code in what a customer wrote. */
final class CodeInText {

    private static final String CODE =
            "(?<![\\d+№#/-])(?<!\\d[ \u00A0])(\\d{3})[ \u00A0]?(\\d{3})(?![\\d/-]|[ \u00A0]\\d)";
    private static final Pattern ALONE = Pattern.compile("(?m)^[\\h\"'«*]*+" + CODE + "[\\h\"'».*!]*+$");
    private static final Pattern AFTER_ITS_NAME = Pattern.compile("(?iu)(?:код|code)\\P{L}{0,10}" + CODE);
    private static final Pattern ANYWHERE = Pattern.compile(CODE);
    private static final Pattern REQUEST_NUMBER = Pattern.compile("PDR-\\d{4}-\\d{6}");

    private CodeInText() {}

    /**
     * The code: one that stands in a line of its own, or else after the word for it, or else anywhere; never a part of a
     * longer number, nor of a request's number.
     */
    static Optional<String> find(String text) {
        var searched = REQUEST_NUMBER.matcher(text).replaceAll("");
        return Stream.of(ALONE, AFTER_ITS_NAME, ANYWHERE)
                .flatMap(pattern -> pattern.matcher(searched).results())
                .findFirst()
                .map(CodeInText::digits);
    }

    private static String digits(MatchResult found) {
        return found.group(1) + found.group(2);
    }
}
