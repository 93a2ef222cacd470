package kz.bazarjoq.requests.intake.classification;

import java.util.IdentityHashMap;
import java.util.List;

/** A sentence, which remembers what it means: every rule asks it again. Not for several threads at once. */
final class Sentence {

    private final List<Word> words;
    private final IdentityHashMap<Meaning, List<Span>> found = new IdentityHashMap<>();

    Sentence(List<Word> words) {
        this.words = List.copyOf(words);
    }

    /** Where words with this meaning stand. */
    List<Span> find(Meaning meaning) {
        return found.computeIfAbsent(meaning, asked -> asked.in(words));
    }

    Word word(int index) {
        return words.get(index);
    }
}
