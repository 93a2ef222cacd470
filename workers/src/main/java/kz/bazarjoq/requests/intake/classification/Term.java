package kz.bazarjoq.requests.intake.classification;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Words that follow each other, each in any form: {@code учётная запись}, {@code есептік жазба*}. */
record Term(List<Predicate<Word>> words) {

    /** Copies the list. */
    Term {
        words = List.copyOf(words);
    }

    /** Reads a term; a word that ends in an asterisk stands for all that begin so. */
    static Term of(String written, String language) {
        var stems = new Stems();
        return new Term(Arrays.stream(written.strip().split("\\s+"))
                .map(word -> word(word, language, stems))
                .toList());
    }

    private static Predicate<Word> word(String written, String language, Stems stems) {
        if (written.endsWith("*")) {
            var beginning = Stems.plain(written.substring(0, written.length() - 1));
            return word -> word.plain().startsWith(beginning);
        }
        return switch (language) {
            case "ru" -> stem(stems.russian(written), Word::russian);
            case "en" -> stem(stems.english(written), Word::english);
            default -> stem(Stems.plain(written), Word::plain);
        };
    }

    private static Predicate<Word> stem(String stem, Function<Word, String> form) {
        return word -> form.apply(word).equals(stem);
    }

    /** Where it stands in a sentence. */
    Stream<Span> in(List<Word> sentence) {
        return IntStream.rangeClosed(0, sentence.size() - words.size())
                .filter(from -> stands(sentence, from))
                .mapToObj(from -> new Span(from, from + words.size()));
    }

    private boolean stands(List<Word> sentence, int from) {
        return IntStream.range(0, words.size())
                .allMatch(index -> words.get(index).test(sentence.get(from + index)));
    }
}
