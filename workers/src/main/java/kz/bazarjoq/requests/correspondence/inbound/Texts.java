package kz.bazarjoq.requests.correspondence.inbound;

import java.util.regex.Pattern;

/** Cleans text from outside of what a database or a page can't hold. */
final class Texts {

    private static final Pattern NOT_IN_A_LINE = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\s]+");

    /** Control characters, halves of surrogate pairs and the private use that our own marks are made of. */
    private static final Pattern NOT_TEXT = Pattern.compile("[\\p{Cc}\\p{Cs}\uE000&&[^\n\t]]");

    private Texts() {}

    static String inOneLine(String text) {
        return clean(NOT_IN_A_LINE.matcher(text).replaceAll(" "));
    }

    /** The text with Unix line ends, no blanks behind a line and no more than one empty line in a row. */
    static String clean(String text) {
        var clean = new StringBuilder();
        var empty = 0;
        for (var line : (Iterable<String>) text.lines()::iterator) {
            var words =
                    NOT_TEXT.matcher(line.replace('\u00A0', ' ')).replaceAll("").stripTrailing();
            empty = words.isEmpty() ? empty + 1 : 0;
            if (empty < 2) {
                clean.append(words).append('\n');
            }
        }
        return clean.toString().strip();
    }
}
