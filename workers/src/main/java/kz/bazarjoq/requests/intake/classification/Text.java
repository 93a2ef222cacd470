package kz.bazarjoq.requests.intake.classification;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A text in sentences. */
final class Text {

    /** A longer letter has said before what it is about. */
    private static final int ENOUGH = 20_000;

    /** A longer sentence is cut, so that nobody keeps the search busy by leaving out full stops. */
    private static final int LONGEST_SENTENCE = 200;

    /** What somebody quotes, such as the name of a law or of a button, isn't what he asks for. */
    private static final Pattern QUOTED = Pattern.compile("«[^«»]{1,300}»|[“„][^“”„]{1,300}[“”]|\"[^\"\n]{1,300}\"");

    private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{M}'’]*");
    private static final Pattern END_OF_SENTENCE =
            Pattern.compile("[.!?;…](?=[\\s)»\"]|$)|\n\\h*\n|\n\\h*(?:[-–—*•]|\\d+[.)])");

    private final String written;
    private final List<Sentence> sentences;

    private Text(String written, String searched) {
        this.written = written;
        this.sentences = split(searched);
    }

    /** A line of its own, such as a subject. */
    static Text line(String written) {
        var start = start(written);
        return new Text(start, start);
    }

    /** What a letter says, without what it quotes between the words. */
    static Text letter(String written) {
        var start = start(written);
        return new Text(start, QUOTED.matcher(start).replaceAll(quoted -> " "
                .repeat(quoted.group().length())));
    }

    List<Sentence> sentences() {
        return sentences;
    }

    /** What was written from one word to another one, in one line. */
    String from(Word first, Word last) {
        return written.substring(first.start(), last.end()).replaceAll("\\s+", " ");
    }

    private static String start(String written) {
        return written.length() > ENOUGH ? written.substring(0, ENOUGH) : written;
    }

    private static List<Sentence> split(String searched) {
        var stems = new Stems();
        var sentences = new ArrayList<Sentence>();
        var sentence = new ArrayList<Word>();
        var words = WORD.matcher(searched);
        var end = 0;
        var clause = 0;
        while (words.find()) {
            var between = searched.substring(end, words.start());
            clause += between.contains(",") ? 1 : 0;
            if (sentence.size() == LONGEST_SENTENCE
                    || END_OF_SENTENCE.matcher(between).find()) {
                sentences.add(new Sentence(sentence));
                sentence.clear();
            }
            end = words.end();
            sentence.add(stems.word(words.group(), words.start(), end, clause));
        }
        sentences.add(new Sentence(sentence));
        return List.copyOf(sentences);
    }
}
