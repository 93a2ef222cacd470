package kz.bazarjoq.requests.intake.classification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import kz.bazarjoq.requests.engine.ProcessesProperties;
import kz.bazarjoq.requests.engine.SavedFileCheck;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;

/** The rules in {@code decisions/classification.yaml}, as they were saved last. */
@Component
public class SavedRules implements SavedFileCheck {

    private final Resource file;

    SavedRules(ProcessesProperties processes, ResourceLoader resources) {
        file = resources.getResource(processes.location() + RulesFile.PLACE);
    }

    /**
     * The rights that a letter seems to invoke, in the order of the rules.
     *
     * @param newText the letter without quotations and signature
     * @throws InvalidRulesException where the rules can't be used
     */
    public List<Suggestion> suggest(String subject, String newText) {
        try {
            return RulesFile.read(file.getContentAsString(StandardCharsets.UTF_8))
                    .suggest(LetterWords.of(subject, newText));
        } catch (IOException failure) {
            throw new UncheckedIOException("The rules of classification can't be read", failure);
        }
    }

    @Override
    public Optional<String> fault(String file, String content) {
        if (!file.equals(RulesFile.PLACE)) {
            return Optional.empty();
        }
        try {
            RulesFile.read(content);
            return Optional.empty();
        } catch (InvalidRulesException fault) {
            return Optional.ofNullable(fault.getMessage());
        }
    }
}
