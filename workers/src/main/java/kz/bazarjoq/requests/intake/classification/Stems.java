package kz.bazarjoq.requests.intake.classification;

import java.util.Locale;
import java.util.regex.Pattern;
import org.tartarus.snowball.SnowballStemmer;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.RussianStemmer;

/**
 * Brings the forms of a word together. Snowball has no Kazakh, but Kazakh words change at their end only, so that rules name
 * their beginnings. Not for several threads at once.
 */
final class Stems {

    private static final String KAZAKH = "әғқңөұүһі";
    private static final String TYPED = "агкноуухи";
    private static final Pattern CYRILLIC = Pattern.compile(".*[а-я].*");
    private static final Pattern DOUBLED = Pattern.compile("([а-я])\\1+");

    private final SnowballStemmer russian = new RussianStemmer();
    private final SnowballStemmer english = new EnglishStemmer();

    /** The word at this place of a text. */
    Word word(String written, int start, int end, int clause) {
        return new Word(plain(written), russian(written), english(written), start, end, clause);
    }

    /**
     * Small letters, Kazakh ones as they are typed on a Russian keyboard, and a doubled Cyrillic letter once, since it is what
     * is misspelt most.
     */
    static String plain(String word) {
        var typed = new StringBuilder();
        for (var letter : lower(word).toCharArray()) {
            var index = KAZAKH.indexOf(letter);
            typed.append(index < 0 ? letter : TYPED.charAt(index));
        }
        var plain = typed.toString();
        return CYRILLIC.matcher(plain).matches() ? once(plain.replace('i', 'и')) : plain;
    }

    String russian(String word) {
        return once(stem(russian, word));
    }

    String english(String word) {
        return stem(english, word);
    }

    private static String stem(SnowballStemmer stemmer, String word) {
        stemmer.setCurrent(lower(word));
        stemmer.stem();
        return stemmer.getCurrent();
    }

    private static String lower(String word) {
        return word.toLowerCase(Locale.ROOT).replace('ё', 'е').replace('’', '\'');
    }

    private static String once(String word) {
        return DOUBLED.matcher(word).replaceAll("$1");
    }
}
