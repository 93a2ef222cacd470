package kz.bazarjoq.requests.intake.classification;

import java.util.List;

/**
 * What words of three languages have in common, such as «удалить».
 *
 * @param terms that mean it
 * @param except that only look as if they did, such as the negative forms of a Kazakh verb
 */
record Meaning(List<Term> terms, List<Term> except) {

    /** Copies the lists. */
    Meaning {
        terms = List.copyOf(terms);
        except = List.copyOf(except);
    }

    /** Where it stands in a sentence. */
    List<Span> in(List<Word> sentence) {
        var excepted = except.stream().flatMap(term -> term.in(sentence)).toList();
        return terms.stream()
                .flatMap(term -> term.in(sentence))
                .filter(span -> excepted.stream().noneMatch(span::overlaps))
                .toList();
    }
}
