package kz.bazarjoq.requests.intake;

import java.util.List;
import java.util.stream.Collectors;
import kz.bazarjoq.requests.engine.Right;
import kz.bazarjoq.requests.engine.RightsCatalogue;
import kz.bazarjoq.requests.intake.classification.SavedRules;
import kz.bazarjoq.requests.intake.classification.Suggestion;
import kz.bazarjoq.requests.register.RequestId;
import org.springframework.stereotype.Component;

/** Suggests which rights a request invokes, by what its first letter says; a person confirms. */
@Component
public class Classification {

    private final ReceivedLetters letters;
    private final RightsCatalogue catalogue;
    private final SavedRules rules;

    Classification(ReceivedLetters letters, RightsCatalogue catalogue, SavedRules rules) {
        this.letters = letters;
        this.catalogue = catalogue;
        this.rules = rules;
    }

    /**
     * The suggested rights, of those that are deployed, by the rules as they are now; none where no rule applies.
     *
     * @throws kz.bazarjoq.requests.intake.classification.InvalidRulesException while the rules can't be used
     */
    public List<Suggestion> suggest(RequestId request) {
        var deployed = catalogue.rights().stream().map(Right::id).collect(Collectors.toSet());
        return rules.suggest(letters.firstSubjectOf(request), letters.firstNewTextOf(request)).stream()
                .filter(suggestion -> deployed.contains(suggestion.right()))
                .toList();
    }

    /** All deployed rights, as a form offers them. */
    List<Option> options() {
        return catalogue.rights().stream()
                .map(right -> new Option(right.name("ru"), right.id()))
                .toList();
    }

    /** A right that can be chosen: its Russian name and its id. */
    public record Option(String label, String value) {}
}
