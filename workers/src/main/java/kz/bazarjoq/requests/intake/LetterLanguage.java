package kz.bazarjoq.requests.intake;

import com.github.pemistahl.lingua.api.LanguageDetector;
import com.github.pemistahl.lingua.api.LanguageDetectorBuilder;
import kz.bazarjoq.requests.correspondence.IncomingLetter;
import kz.bazarjoq.requests.register.Language;
import org.springframework.stereotype.Component;

/**
 * Tells in which of our languages a letter is written; Russian where it can't be told. The models of the three languages take
 * about 50 MB; without the long ones, which would save most of it, Kazakh that is typed in Russian letters is taken for
 * Russian.
 */
@Component
class LetterLanguage {

    private static final int ENOUGH = 2_000;

    private final LanguageDetector detector = LanguageDetectorBuilder.fromLanguages(
                    com.github.pemistahl.lingua.api.Language.RUSSIAN,
                    com.github.pemistahl.lingua.api.Language.KAZAKH,
                    com.github.pemistahl.lingua.api.Language.ENGLISH)
            .build();

    Language of(IncomingLetter letter) {
        var text = letter.newText().isBlank() ? letter.subject() : letter.newText();
        var start = text.length() > ENOUGH ? text.substring(0, ENOUGH) : text;
        return switch (detector.detectLanguageOf(start)) {
            case KAZAKH -> Language.KK;
            case ENGLISH -> Language.EN;
            default -> Language.RU;
        };
    }
}
