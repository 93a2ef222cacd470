package kz.bazarjoq.requests.intake.classification;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What a customer himself has written in a letter.
 *
 * @param subject its subject
 * @param own the subject, where he wrote that himself, and the letter without quotations and signature
 */
record LetterWords(Text subject, List<Text> own) {

    /** A subject that came with the letter which is answered or passed on, or is that of a letter of ours. */
    private static final Pattern TAKEN_OVER =
            Pattern.compile("(?iu)\\s*(?:re|fwd?|aw|отв|отве[тч]|пересл?)\\s*(?:\\[\\d+])?:.*|.*PDR-\\d{4}-.*");

    /** Copies the list. */
    LetterWords {
        own = List.copyOf(own);
    }

    static LetterWords of(String subject, String newText) {
        var line = Text.line(subject);
        var letter = Text.letter(newText);
        return new LetterWords(line, TAKEN_OVER.matcher(subject).matches() ? List.of(letter) : List.of(line, letter));
    }
}
