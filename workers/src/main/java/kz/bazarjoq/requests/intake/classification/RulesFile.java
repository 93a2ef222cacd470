package kz.bazarjoq.requests.intake.classification;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Reads the rules as an analyst writes them. */
final class RulesFile {

    static final String PLACE = "decisions/classification.yaml";

    private static final Set<String> LANGUAGES = Set.of("ru", "kk", "en");
    private static final Set<String> PARTS = Set.of("reach", "negation", "meanings", "rights", "otherwise");

    private final Map<String, Meaning> meanings = new HashMap<>();
    private final int reach;
    private final Map<String, Node> parts;

    private RulesFile(Node root) {
        parts = Entries.of(root, "the file", PARTS);
        for (var part : PARTS) {
            if (!parts.containsKey(part)) {
                throw new InvalidRulesException(1, "there is no \"%s\"".formatted(part), "Add it.");
            }
        }
        reach = number(part("reach"));
        Entries.named(part("meanings"), "meanings")
                .forEach((name, node) -> meanings.put(name, meaning(node, "the meaning " + name)));
    }

    /**
     * Reads the content of the file.
     *
     * @throws InvalidRulesException where it can't be used
     */
    static Rules read(String content) {
        try {
            var root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(content));
            if (root == null) {
                throw new InvalidRulesException(1, "the file is empty", "Write the rules, or take them back.");
            }
            return new RulesFile(root).rules();
        } catch (MarkedYAMLException failure) {
            var mark = failure.getProblemMark();
            throw new InvalidRulesException(
                    mark == null ? 1 : mark.getLine() + 1,
                    "this isn't YAML: " + failure.getProblem(),
                    "Correct the line or the one above it.");
        }
    }

    private Rules rules() {
        var negation = Entries.of(part("negation"), "the negation", Set.of("before", "after"));
        return new Rules(
                new Negation(
                        meaning(given(negation, "before", part("negation")), "the negation"),
                        meaning(given(negation, "after", part("negation")), "the negation")),
                rights("rights"),
                rights("otherwise"));
    }

    private List<RulesOfRight> rights(String part) {
        return Entries.named(part(part), part).entrySet().stream()
                .map(entry -> right(entry.getKey(), entry.getValue()))
                .toList();
    }

    private RulesOfRight right(String right, Node node) {
        var entries = Entries.of(node, "the right " + right, Set.of("for", "against", "unless"));
        return new RulesOfRight(
                right,
                rules(entries.get("for")),
                rules(entries.get("against")).stream()
                        .flatMap(rule -> rule.present().stream())
                        .toList(),
                rules(entries.get("unless")));
    }

    private List<Rule> rules(@Nullable Node node) {
        return node == null
                ? List.of()
                : Entries.list(node, "what speaks for or against").stream()
                        .map(this::rule)
                        .toList();
    }

    private Rule rule(Node node) {
        var line = Entries.line(node);
        if (node instanceof MappingNode) {
            var subject = given(Entries.of(node, "a rule", Set.of("subject")), "subject", node);
            var words = Entries.text(subject, "the subject");
            var meaning = new Meaning(List.of(Term.of(words, "ru"), Term.of(words, "en")), List.of());
            return new Rule("subject: " + words, line, true, List.of(new Combination(List.of(meaning), 0)), List.of());
        }
        var written = Entries.text(node, "a rule");
        var present = new ArrayList<Combination>();
        var absent = new ArrayList<Combination>();
        for (var part : written.split("/", -1)) {
            var isAbsent = part.strip().startsWith("!");
            (isAbsent ? absent : present)
                    .add(combination(isAbsent ? part.strip().substring(1) : part, line));
        }
        if (present.isEmpty()) {
            throw new InvalidRulesException(line, "the rule only says what is absent", "Say what speaks for it.");
        }
        return new Rule(written, line, false, present, absent);
    }

    private Combination combination(String written, int line) {
        var named = new ArrayList<Meaning>();
        for (var name : written.split("\\+", -1)) {
            var meaning = meanings.get(name.strip());
            if (meaning == null) {
                throw new InvalidRulesException(
                        line,
                        "there is no meaning \"%s\"".formatted(name.strip()),
                        "Write it as it stands under meanings, or add it there.");
            }
            named.add(meaning);
        }
        return new Combination(named, reach);
    }

    private static Meaning meaning(Node node, String what) {
        var entries = Entries.of(node, what, Set.of("ru", "kk", "en", "except"));
        var terms = new ArrayList<Term>();
        var except = new ArrayList<Term>();
        entries.forEach((key, words) -> {
            for (var term : Entries.list(words, what + ", " + key)) {
                var written = Entries.text(term, "a word of " + what);
                if (LANGUAGES.contains(key)) {
                    terms.add(Term.of(written, key));
                } else {
                    except.add(Term.of(written, "kk"));
                }
            }
        });
        if (terms.isEmpty()) {
            throw new InvalidRulesException(
                    Entries.line(node), what + " has no words", "Give it some under ru, kk or en.");
        }
        return new Meaning(terms, except);
    }

    private static int number(Node node) {
        try {
            return Integer.parseInt(Entries.text(node, "the reach"));
        } catch (NumberFormatException failure) {
            throw new InvalidRulesException(
                    Entries.line(node), "the reach is no number", "Write how many words may stand between, such as 6.");
        }
    }

    private Node part(String name) {
        return given(parts, name, parts.values().iterator().next());
    }

    private static Node given(Map<String, Node> entries, String name, Node around) {
        var node = entries.get(name);
        if (node == null) {
            throw new InvalidRulesException(Entries.line(around), "there is no \"%s\"".formatted(name), "Add it.");
        }
        return node;
    }
}
