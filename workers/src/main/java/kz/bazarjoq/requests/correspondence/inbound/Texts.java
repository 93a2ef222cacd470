package kz.bazarjoq.requests.correspondence.inbound;

import java.util.regex.Pattern;

/** Cleans text from outside of what a database or a page can't hold. */
final class Texts {

    private static final Pattern NOT_IN_A_LINE = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\s]+");

    /** Control characters, halves of surrogate pairs and the private use that our own marks are made of. */
    private static final Pattern NOT_TEXT = Pattern.compile("[\\p{Cc}\\p{Cs}\uE000&&[^\n\t]]");

    private static final Pattern BLANK_LINES = Pattern.compile("(?:[ \t]*\n){3,}");

    private Texts() {}

    static String inOneLine(String text) {
        return clean(NOT_IN_A_LINE.matcher(text).replaceAll(" "));
    }

    /** The text with Unix line ends and no more than one empty line in a row. */
    static String clean(String text) {
        var lines = text.replace("\r\n", "\n").replace('\r', '\n').replace('\u00A0', ' ');
        return BLANK_LINES
                .matcher(NOT_TEXT.matcher(lines).replaceAll(""))
                .replaceAll("\n\n")
                .strip();
    }
}
