package kz.bazarjoq.requests.delivery;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** What the documentation of the images says: documented.yaml. */
final class Documented {

    private static final Map<String, Object> CONTENT =
            new Yaml().load(Compose.read(Path.of("workers/src/test/resources/delivery/documented.yaml")));

    private Documented() {}

    /** What is said of an image, by its name without the tag. */
    static Map<String, Object> image(String name) {
        return Compose.map(Compose.map(CONTENT, "images"), name);
    }

    static String port(String image, String of) {
        return String.valueOf(Compose.map(image(image), "ports").get(of));
    }

    static List<String> strings(String key) {
        return Compose.list(CONTENT, key).stream().map(String::valueOf).toList();
    }

    static List<String> permissions(String resourceType) {
        return Compose.list(Compose.map(CONTENT, "permissions"), resourceType).stream()
                .map(String::valueOf)
                .toList();
    }

    /** Whether a page names this setting. */
    static boolean isCamundaSetting(String key) {
        return settings()
                .anyMatch(
                        documented -> key.matches(documented.replace(".", "\\.").replace("*", "[^.]+")));
    }

    @SuppressWarnings("unchecked")
    private static Stream<String> settings() {
        return Compose.list(CONTENT, "camundaSettings").stream()
                .map(page -> (Map<String, Object>) page)
                .flatMap(page -> Compose.list(page, "keys").stream())
                .map(String::valueOf);
    }
}
