package kz.bazarjoq.requests.delivery;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The instructions of the Dockerfile, each on one line. */
record Dockerfile(List<String> lines) {

    /** The parts of the jar, from what changes seldom to what changes often. */
    static final List<String> LAYERS =
            List.of("dependencies", "spring-boot-loader", "snapshot-dependencies", "application");

    static Dockerfile read() {
        return new Dockerfile(Compose.read(Path.of("Dockerfile"))
                .replaceAll("\\\\\n\\s*", "")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList());
    }

    List<String> instructions(String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name + " "))
                .map(line -> line.substring(name.length() + 1))
                .toList();
    }

    String instruction(String name) {
        return instructions(name).getLast();
    }

    /** The words of an instruction in exec form. */
    List<String> words(String name) {
        return words(name, instruction(name));
    }

    List<String> healthCheck() {
        var check = instruction("HEALTHCHECK");
        return words("CMD", check.substring(check.indexOf("CMD ") + "CMD ".length()));
    }

    Map<String, String> environment() {
        var environment = new TreeMap<String, String>();
        var form = Pattern.compile("(\\w+)=\"([^\"]*)\"");
        instructions("ENV").forEach(line -> {
            var matcher = form.matcher(line);
            while (matcher.find()) {
                environment.put(matcher.group(1), matcher.group(2));
            }
        });
        return environment;
    }

    private static List<String> words(String name, String json) {
        try {
            return new JsonMapper().readValue(json, new TypeReference<>() {});
        } catch (RuntimeException notJson) {
            throw new AssertionError(name + " is not in exec form: " + json, notJson);
        }
    }
}
