package kz.bazarjoq.requests.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kz.bazarjoq.requests.engine.ProcessesProperties;
import kz.bazarjoq.requests.engine.Right;
import kz.bazarjoq.requests.engine.RightsCatalogue;
import kz.bazarjoq.requests.register.RequestId;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Suggests which rights a request invokes, by the subject of its first letter and the rules in
 * {@code decisions/classification.yaml}; a person confirms.
 */
@Component
class Classification {

    private final ReceivedLetters letters;
    private final RightsCatalogue catalogue;
    private final Resource file;

    Classification(
            ReceivedLetters letters,
            RightsCatalogue catalogue,
            ProcessesProperties processes,
            ResourceLoader resources) {
        this.letters = letters;
        this.catalogue = catalogue;
        this.file = resources.getResource(processes.location() + "decisions/classification.yaml");
    }

    /** The suggested rights, of those that are deployed; none where no rule applies. */
    List<String> suggest(RequestId request) {
        var subject = comparable(letters.firstSubjectOf(request));
        var deployed = catalogue.rights().stream().map(Right::id).toList();
        return rules().stream()
                .filter(rule -> subject.contains(comparable(rule.subject())))
                .findFirst()
                .map(rule -> rule.rights().stream().filter(deployed::contains).toList())
                .orElse(List.of());
    }

    /** All deployed rights, as a form offers them. */
    List<Option> options() {
        return catalogue.rights().stream()
                .map(right -> new Option(right.name("ru"), right.id()))
                .toList();
    }

    private List<Rule> rules() {
        try {
            var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
            List<?> rules = yaml.load(file.getContentAsString(StandardCharsets.UTF_8));
            return rules.stream().map(Rule::of).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException("The rules of classification can't be read", failure);
        }
    }

    private static String comparable(String subject) {
        return subject.replaceAll("\\s+", " ").strip().toLowerCase(Locale.ROOT);
    }

    /** A right that can be chosen: its Russian name and its id. */
    public record Option(String label, String value) {}

    private record Rule(String subject, List<String> rights) {

        static Rule of(Object rule) {
            if (rule instanceof Map<?, ?> map
                    && map.get("subject") instanceof String subject
                    && map.get("rights") instanceof List<?> rights) {
                return new Rule(subject, rights.stream().map(String::valueOf).toList());
            }
            throw new IllegalStateException(
                    "A rule in decisions/classification.yaml has a subject and a list of rights; " + "this one hasn't: "
                            + rule);
        }
    }
}
