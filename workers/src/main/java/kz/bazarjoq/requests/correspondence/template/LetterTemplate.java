package kz.bazarjoq.requests.correspondence.template;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * A letter as an analyst writes it: YAML front matter with the subject, then Markdown, both with Mustache placeholders.
 *
 * @param file where it was read, for messages
 */
record LetterTemplate(String file, String subject, String body) {

    private static final String FENCE = "---\n";

    static LetterTemplate parse(String file, String content) {
        var text = content.replace("\r\n", "\n").replace("\uFEFF", "");
        var end = text.indexOf("\n" + FENCE, FENCE.length() - 1);
        if (!text.startsWith(FENCE) || end < 0) {
            throw new TemplateException(
                    "The letter %s must begin with front matter between two lines of ---".formatted(file));
        }
        var subject = frontMatter(file, text.substring(FENCE.length(), end + 1)).get("subject");
        if (!(subject instanceof String line) || line.isBlank()) {
            throw new TemplateException("The front matter of the letter %s has no subject".formatted(file));
        }
        return new LetterTemplate(file, line, text.substring(end + 1 + FENCE.length()));
    }

    /** The placeholders and sections that subject and body name. */
    Set<String> placeholders() {
        return Stream.of(subject, body)
                .flatMap(part -> StrictMustache.names(file, part).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Map<?, ?> frontMatter(String file, String yaml) {
        try {
            var loaded = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
            return loaded instanceof Map<?, ?> map ? map : Map.of();
        } catch (YAMLException failure) {
            throw new TemplateException("The front matter of the letter %s is not YAML".formatted(file), failure);
        }
    }
}
