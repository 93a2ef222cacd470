package kz.bazarjoq.requests.intake.classification;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads parts of a YAML file, and says at which line one isn't what it should be. */
final class Entries {

    private Entries() {}

    /** The entries of a mapping, all of whose keys are known. */
    static Map<String, Node> of(Node node, String what, Set<String> keys) {
        var entries = named(node, what);
        entries.forEach((key, value) -> {
            if (!keys.contains(key)) {
                throw new InvalidRulesException(
                        line(value),
                        "%s has no \"%s\"".formatted(what, key),
                        "It has " + String.join(", ", keys.stream().sorted().toList()) + ".");
            }
        });
        return entries;
    }

    /** The entries of a mapping whose keys are names. */
    static Map<String, Node> named(Node node, String what) {
        if (!(node instanceof MappingNode mapping)) {
            throw new InvalidRulesException(
                    line(node), what + " has no entries", "Write each as \"name: …\" on a line of its own.");
        }
        var entries = new LinkedHashMap<String, Node>();
        for (var entry : mapping.getValue()) {
            var key = text(entry.getKeyNode(), "a name");
            if (entries.put(key, entry.getValueNode()) != null) {
                throw new InvalidRulesException(
                        line(entry.getKeyNode()),
                        "\"%s\" stands here for the second time".formatted(key),
                        "Put both together.");
            }
        }
        return entries;
    }

    /** The elements of a list. */
    static List<Node> list(Node node, String what) {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        throw new InvalidRulesException(
                line(node), what + " is not a list", "Write [one, other], or each on a line of its own after a dash.");
    }

    /** A text that isn't empty. */
    static String text(Node node, String what) {
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return scalar.getValue().strip();
        }
        throw new InvalidRulesException(line(node), what + " is missing or no text", "Write it, or remove the line.");
    }

    static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
