package kz.bazarjoq.requests.intake.classification;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What rules find in labelled letters, beside what these ask for. */
record Measurement(List<Result> results) {

    static final List<String> PARTS = List.of("tuning", "held-out", "later");

    static Measurement of(Rules rules, List<LabelledLetter> letters) {
        return new Measurement(letters.stream()
                .map(letter -> {
                    var received = letter.received();
                    var suggestions = rules.suggest(LetterWords.of(received.subject(), received.newText()));
                    return new Result(
                            letter, suggestions.stream().map(Suggestion::right).collect(Collectors.toSet()));
                })
                .toList());
    }

    /** Of the letters of one part. */
    Measurement of(String part) {
        return new Measurement(results.stream()
                .filter(result -> result.letter().part().equals(part))
                .toList());
    }

    Score score(String right) {
        return results.stream()
                .map(result -> Score.NONE.plus(
                        right, result.suggested(), result.letter().rights()))
                .reduce(Score.NONE, Score::plus);
    }

    Score score(List<String> rights) {
        return rights.stream().map(this::score).reduce(Score.NONE, Score::plus);
    }

    /** As Markdown, with a row for each right. */
    String table(List<String> rights) {
        var lines = new ArrayList<String>();
        lines.add("| right | letters | tuning | held-out | later |");
        lines.add("|---|---|---|---|---|");
        rights.forEach(right ->
                lines.add("| `%s` | %d | %s |".formatted(right, score(right).meant(), cells(right))));
        lines.add("| all | %d | %s |"
                .formatted(
                        results.size(),
                        PARTS.stream()
                                .map(part -> of(part).score(rights).toString())
                                .collect(Collectors.joining(" | "))));
        lines.add(counted("letters for which just what they ask for is suggested", result -> true));
        lines.add(counted(
                "letters that ask for nothing, and get no suggestion",
                result -> result.letter().rights().isEmpty()));
        return String.join("\n", lines) + "\n";
    }

    private String cells(String right) {
        return PARTS.stream().map(part -> of(part).score(right).toString()).collect(Collectors.joining(" | "));
    }

    private String counted(String what, Predicate<Result> which) {
        var cells = PARTS.stream()
                .map(part -> of(part).results().stream().filter(which).toList())
                .map(of ->
                        "%d of %d".formatted(of.stream().filter(Result::isExact).count(), of.size()))
                .collect(Collectors.joining(" | "));
        return "| %s | %d | %s |".formatted(what, results.stream().filter(which).count(), cells);
    }

    /** What was suggested for a letter. */
    record Result(LabelledLetter letter, Set<String> suggested) {

        boolean isExact() {
            return suggested.equals(Set.copyOf(letter.rights()));
        }

        @Override
        public String toString() {
            return "%s: %s for %s".formatted(letter.id(), suggested, letter.rights());
        }
    }
}
