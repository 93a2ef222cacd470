package kz.bazarjoq.requests.models.lint;

import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeHeader;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskHeaders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kz.bazarjoq.requests.models.lint.Models.Model;

/** Which letters tell a customer that something is refused: on what ground, by which clause, and where to complain. */
final class RefusalLetters {

    private static final Set<String> CUSTOMER = Set.of("sender", "subject", "author");
    private static final Set<String> GROUND = Set.of("{{groundText}}", "{{groundClause}}");

    /** The authorised body and the court, as each language names them. */
    private static final Map<String, Set<String>> COMPLAINT = Map.of(
            "ru", Set.of("уполномоченный орган", " в суд"),
            "kk", Set.of("уәкілетті орган", " сотқа"),
            "en", Set.of("authorised body", " court"));

    /** The parts of a letter that say what isn't done. */
    private static final Pattern REFUSED = Pattern.compile("(?s)\\{\\{#(kept|owed|restricted|held)}}(.*?)\\{\\{/\\1}}");

    private static final Pattern SECTION = Pattern.compile("(?s)\\{\\{[#^]([\\w.]+)}}.*?\\{\\{/\\1}}");

    private final Models models;
    private final Model root;
    private final Map<FlowNode, Boolean> known = new HashMap<>();

    /**
     * The letters that are sent on behalf of a process.
     *
     * @param root the right, whose own words are taken first; any right may be meant by a process that isn't one
     */
    RefusalLetters(Models models, Model root) {
        this.models = models;
        this.root = root;
    }

    /** Whether a task sends such a letter to the customer, in whatever words and language. */
    boolean areSentBy(FlowNode task, Model sender) {
        return known.computeIfAbsent(task, letter -> tells(letter, sender));
    }

    private boolean tells(FlowNode task, Model sender) {
        var definition = task.getSingleExtensionElement(ZeebeTaskDefinition.class);
        return definition != null
                && definition.getType().equals("mail.send")
                && CUSTOMER.contains(header(task, "to"))
                && COMPLAINT.keySet().stream()
                        .allMatch(language -> tells(
                                files(sender, "mail/%s.%s.md".formatted(header(task, "template"), language)),
                                language));
    }

    static String header(FlowNode task, String key) {
        return Stream.ofNullable(task.getSingleExtensionElement(ZeebeTaskHeaders.class))
                .flatMap(headers -> headers.getHeaders().stream())
                .filter(header -> header.getKey().equals(key))
                .map(ZeebeHeader::getValue)
                .findFirst()
                .orElse("");
    }

    /** The files that the letter may be taken from. */
    private List<Path> files(Model sender, String letter) {
        var shared = Stream.of(sender.folder(), models.entry())
                .map(folder -> folder.resolve(letter))
                .filter(Files::exists)
                .limit(1);
        var own = models.rights().stream()
                .filter(right -> !isRight() || right.equals(root))
                .map(right -> right.folder().resolve(letter))
                .filter(Files::exists)
                .toList();
        return isRight() && !own.isEmpty()
                ? own
                : Stream.concat(own.stream(), shared).toList();
    }

    private boolean isRight() {
        return root.properties().containsKey("right");
    }

    private static boolean tells(List<Path> files, String language) {
        return !files.isEmpty()
                && files.stream().allMatch(file -> tells(read(file), COMPLAINT.getOrDefault(language, Set.of())));
    }

    private static boolean tells(String letter, Set<String> complaint) {
        var refused =
                REFUSED.matcher(letter).results().map(part -> part.group(2)).toList();
        var always = SECTION.matcher(letter).replaceAll("");
        return containsAll(always, complaint)
                && refused.stream().allMatch(part -> containsAll(part, GROUND))
                && (!refused.isEmpty() || containsAll(always, GROUND));
    }

    private static boolean containsAll(String text, Set<String> parts) {
        return parts.stream().allMatch(text::contains);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
