package kz.bazarjoq.requests.casework;

import static java.util.stream.Collectors.toMap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.bazarjoq.requests.deadline.Clocks;
import kz.bazarjoq.requests.deadline.RunningClock;
import kz.bazarjoq.requests.intake.Classification;
import kz.bazarjoq.requests.intake.classification.InvalidRulesException;
import kz.bazarjoq.requests.intake.classification.Reason;
import kz.bazarjoq.requests.intake.classification.Suggestion;
import kz.bazarjoq.requests.register.SubjectRequest;
import org.springframework.stereotype.Component;

/** Which rights the first letter seems to invoke and which of its words say so, until a person has confirmed the rights. */
@Component
class SuggestionSection implements CaseSection {

    private final Classification classification;
    private final Clocks clocks;
    private final CaseWording wording;

    SuggestionSection(Classification classification, Clocks clocks, CaseWording wording) {
        this.classification = classification;
        this.clocks = clocks;
        this.wording = wording;
    }

    @Override
    public Map<String, Object> of(SubjectRequest request) {
        if (!request.isOpen() || clocks.of(request.id()).stream().anyMatch(RunningClock::isOfARight)) {
            return Map.of();
        }
        try {
            return Map.of(
                    "suggestions",
                    classification.suggest(request.id()).stream()
                            .map(this::line)
                            .toList());
        } catch (InvalidRulesException fault) {
            return Map.of("rulesFault", String.valueOf(fault.getMessage()));
        }
    }

    private SuggestionLine line(Suggestion suggestion) {
        return new SuggestionLine(
                wording.right(suggestion.right()),
                suggestion.reasons().stream()
                        .collect(toMap(
                                SuggestionSection::words,
                                SuggestionSection::rule,
                                (first, other) -> first,
                                LinkedHashMap::new))
                        .entrySet()
                        .stream()
                        .map(reason -> new ReasonLine(reason.getKey(), reason.getValue()))
                        .toList());
    }

    private static String words(Reason reason) {
        return String.join("» … «", reason.words());
    }

    private static String rule(Reason reason) {
        return "правило «%s», classification.yaml, строка %d".formatted(reason.rule(), reason.line());
    }

    /** A right, and each words that led to it with the first rule that they meet. */
    record SuggestionLine(String right, List<ReasonLine> reasons) {}

    record ReasonLine(String words, String rule) {}
}
