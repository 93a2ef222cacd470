package kz.bazarjoq.requests.intake.classification;

import java.util.List;

/**
 * All rules, as they were saved last.
 *
 * @param rights what speaks for each
 * @param otherwise what speaks for one where nothing speaks for any; the first that applies
 */
record Rules(Negation negation, List<RulesOfRight> rights, List<RulesOfRight> otherwise) {

    /** Copies the lists. */
    Rules {
        rights = List.copyOf(rights);
        otherwise = List.copyOf(otherwise);
    }

    /** The rights that a letter invokes by what it says, or else the one that is assumed. */
    List<Suggestion> suggest(LetterWords letter) {
        var said = suggestions(rights, letter);
        return said.isEmpty() ? suggestions(otherwise, letter).stream().limit(1).toList() : said;
    }

    private List<Suggestion> suggestions(List<RulesOfRight> rights, LetterWords letter) {
        return rights.stream()
                .flatMap(right -> right.suggestion(letter, negation).stream())
                .toList();
    }
}
