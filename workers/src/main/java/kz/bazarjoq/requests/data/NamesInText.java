package kz.bazarjoq.requests.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;

/**
 * Finds what may be names of others in Russian, Kazakh and English text: a word with a capital letter inside of a sentence, and at the
 * beginning of one a first name that is listed, a patronymic, or the word before another name. The person's own words and listed words
 * that are no names don't count.
 */
final class NamesInText {

    private static final Pattern WORD = Pattern.compile("\\p{Lu}[\\p{L}'’-]*\\p{L}");
    private static final Pattern PATRONYMIC =
            Pattern.compile(".{2,}(?:ович|евич|овн|евн|иничн|ұлы|улы|қызы|кызы)\\p{L}{0,5}", Pattern.UNICODE_CASE);
    private static final Pattern ORDER = Pattern.compile(".*(?:йте|ите|ить|ать|ыте)");
    private static final int LONGEST_ABBREVIATION = 5;
    private static final int LONGEST_ENDING = 4;
    private static final Set<String> NAMES = read("redaction/names.txt");
    private static final Set<String> NO_NAMES = read("redaction/no-names.txt");

    private final OwnValues own;

    NamesInText(OwnValues own) {
        this.own = own;
    }

    /** Marks each letter of a name. */
    void mark(String text, BitSet black) {
        var words = words(text);
        for (var place = words.size() - 1; place >= 0; place--) {
            var word = words.get(place);
            var beforeName = place + 1 < words.size() && isBeside(text, word, words.get(place + 1), black);
            if (isName(word, beforeName)) {
                black.set(word.start(), word.end());
            }
        }
    }

    private boolean isName(Word word, boolean beforeName) {
        var small = word.text().toLowerCase(Locale.ROOT);
        if (own.hasWord(word.text()) || isListed(NO_NAMES, small)) {
            return false;
        }
        if (isListed(NAMES, small) || PATRONYMIC.matcher(small).matches()) {
            return true;
        }
        if (word.isAbbreviation()) {
            return false;
        }
        return word.first()
                ? beforeName && small.length() > 3 && !ORDER.matcher(small).matches()
                : true;
    }

    private static boolean isBeside(String text, Word word, Word next, BitSet black) {
        return black.get(next.start())
                && text.substring(word.end(), next.start()).isBlank();
    }

    private static boolean isListed(Set<String> list, String word) {
        for (var length = Math.max(2, word.length() - LONGEST_ENDING); length <= word.length(); length++) {
            if (list.contains(word.substring(0, length))) {
                return true;
            }
        }
        return false;
    }

    private static List<Word> words(String text) {
        var words = new ArrayList<Word>();
        var found = WORD.matcher(text);
        while (found.find()) {
            if (found.start() == 0 || !Character.isLetterOrDigit(text.charAt(found.start() - 1))) {
                words.add(new Word(found.group(), found.start(), found.end(), isFirst(text, found.start())));
            }
        }
        return words;
    }

    /** Whether a sentence begins here. */
    private static boolean isFirst(String text, int start) {
        for (var place = start - 1; place >= 0; place--) {
            var before = text.charAt(place);
            if (before == '\n' || ".!?…".indexOf(before) >= 0) {
                return true;
            }
            if (Character.isLetterOrDigit(before) || ",:;".indexOf(before) >= 0) {
                return false;
            }
        }
        return true;
    }

    private static Set<String> read(String file) {
        try (var lines = new BufferedReader(
                new InputStreamReader(new ClassPathResource(file).getInputStream(), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Pattern.compile("\\s+").splitAsStream(line.strip()))
                    .filter(word -> !word.isEmpty())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException failure) {
            throw new UncheckedIOException("The words %s can't be read".formatted(file), failure);
        }
    }

    /** @param first whether it is the first of its sentence */
    private record Word(String text, int start, int end, boolean first) {

        boolean isAbbreviation() {
            return text.length() <= LONGEST_ABBREVIATION && text.equals(text.toUpperCase(Locale.ROOT));
        }
    }
}
