package kz.bazarjoq.requests.data;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A file of the data map as it was written, which knows the line of each of its entries.
 *
 * @param name as messages call it, {@code data-map/shop.yaml}
 * @param content what it says
 * @param lines the line of each entry, by its path, {@code tables/customer/columns/iin}
 */
record MapFile(String name, Object content, Map<String, Integer> lines) {

    /**
     * Reads a file.
     *
     * @throws InvalidDataMapException where it can't be read, isn't YAML or is empty
     */
    static MapFile read(Resource file, String name) {
        try {
            var text = file.getContentAsString(StandardCharsets.UTF_8);
            var content = yaml().load(text);
            if (content == null) {
                throw new InvalidDataMapException(name, "the file is empty", "Fill or remove it.");
            }
            var lines = new HashMap<String, Integer>();
            try (var reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
                index("", yaml().compose(reader), lines);
            }
            return new MapFile(name, content, lines);
        } catch (MarkedYAMLException failure) {
            var mark = failure.getProblemMark();
            throw new InvalidDataMapException(
                    "%s, line %d".formatted(name, mark == null ? 1 : mark.getLine() + 1),
                    "this isn't YAML: " + failure.getProblem(),
                    "Correct the line or the one above it.");
        } catch (IOException failure) {
            throw new InvalidDataMapException(name, "the file can't be read", "Check its rights.");
        }
    }

    /** Says what is wrong at an entry. */
    MapProblem problem(List<String> entry, String what, String remedy) {
        var where = "%s, line %d".formatted(name, line(entry));
        return new MapProblem(entry.isEmpty() ? where : where + ", " + String.join(".", entry), what, remedy);
    }

    /** Says at an entry that its code is unknown, and which are known; nothing where it is. */
    Optional<MapProblem> unknown(String kind, String code, Map<String, ?> codes, String... entry) {
        return codes.containsKey(code)
                ? Optional.empty()
                : Optional.of(problem(
                        List.of(entry),
                        "the %s %s is unknown".formatted(kind, code),
                        "Known are: %s.".formatted(String.join(", ", new TreeSet<>(codes.keySet())))));
    }

    /** The line of an entry, or of the nearest around it. */
    private int line(List<String> entry) {
        for (var depth = entry.size(); depth > 0; depth--) {
            var line = lines.get(String.join("/", entry.subList(0, depth)));
            if (line != null) {
                return line;
            }
        }
        return 1;
    }

    private static Yaml yaml() {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return new Yaml(new SafeConstructor(options));
    }

    private static void index(String path, @Nullable Node node, Map<String, Integer> lines) {
        if (node instanceof MappingNode mapping) {
            for (var entry : mapping.getValue()) {
                if (entry.getKeyNode() instanceof ScalarNode key) {
                    var place = path + key.getValue();
                    lines.put(place, key.getStartMark().getLine() + 1);
                    index(place + "/", entry.getValueNode(), lines);
                }
            }
        } else if (node instanceof SequenceNode sequence) {
            for (var index = 0; index < sequence.getValue().size(); index++) {
                var element = sequence.getValue().get(index);
                lines.put(path + index, element.getStartMark().getLine() + 1);
                index(path + index + "/", element, lines);
            }
        }
    }
}
