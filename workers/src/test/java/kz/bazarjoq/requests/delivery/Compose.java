package kz.bazarjoq.requests.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.Yaml;

/** docker-compose.yml as Compose reads it with the variables of an .env file. */
final class Compose {

    /** {@code ${NAME}}, {@code ${NAME:-default}} or {@code ${NAME:?message}}. */
    static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)(?::([-?])([^}]*))?}");

    /** One that serves everywhere: as a key in Base64, too. */
    static final String SECRET = "secret".repeat(8);

    private static final Path FILE = Path.of("docker-compose.yml");

    private final Map<String, Object> content;

    private Compose(Map<String, Object> content) {
        this.content = content;
    }

    /** The file with the values of .env.sample; a secret, which is empty there, is {@link #SECRET}. */
    static Compose withSampleValues() {
        var values = new LinkedHashMap<>(sample());
        values.replaceAll((name, value) -> isSecret(name) && value.isEmpty() ? SECRET : value);
        Map<String, Object> content = new Yaml().load(text());
        content.replaceAll((key, value) -> interpolated(value, values));
        return new Compose(content);
    }

    private static Object interpolated(Object value, Map<String, String> values) {
        return switch (value) {
            case Map<?, ?> map -> {
                var copy = new LinkedHashMap<Object, Object>();
                map.forEach((key, one) -> copy.put(key, one == null ? Map.of() : interpolated(one, values)));
                yield copy;
            }
            case List<?> list -> list.stream()
                    .map(one -> interpolated(one, values))
                    .toList();
            case String text -> interpolated(text, values);
            default -> value;
        };
    }

    private static String interpolated(String text, Map<String, String> values) {
        return VARIABLE.matcher(text).replaceAll(match -> {
            var value = values.getOrDefault(match.group(1), "");
            return Matcher.quoteReplacement(value.isEmpty() && "-".equals(match.group(2)) ? match.group(3) : value);
        });
    }

    static String text() {
        return read(FILE);
    }

    /** The variables of .env.sample, in its order. */
    static Map<String, String> sample() {
        var values = new LinkedHashMap<String, String>();
        read(Path.of(".env.sample"))
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .forEach(line ->
                        values.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
        return values;
    }

    /** What has no default that would be safe to ship. */
    static boolean isSecret(String variable) {
        return variable.endsWith("_PASSWORD")
                || variable.equals("IDENTITY_CODE_KEY")
                || variable.equals("DATA_KEY")
                || variable.equals("RECIPIENT_HOSTING_KEY");
    }

    Map<String, Service> services() {
        var services = new LinkedHashMap<String, Service>();
        map(content, "services")
                .keySet()
                .forEach(name -> services.put(name, new Service(map(map(content, "services"), name))));
        return services;
    }

    Service service(String name) {
        return new Service(map(map(content, "services"), name));
    }

    Map<String, Object> top(String key) {
        return map(content, key);
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException("The tests run in the folder of pom.xml", failure);
        }
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Map<String, ?> from, String key) {
        var value = from.get(key);
        return value == null ? Map.of() : (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    static List<Object> list(Map<String, ?> from, String key) {
        var value = from.get(key);
        return value == null ? List.of() : (List<Object>) value;
    }

    /** One service. */
    record Service(Map<String, Object> content) {

        String image() {
            return String.valueOf(content.get("image"));
        }

        Map<String, String> environment() {
            var environment = new LinkedHashMap<String, String>();
            map(content, "environment").forEach((name, value) -> environment.put(name, String.valueOf(value)));
            return environment;
        }

        List<String> healthCheck() {
            return list(map(content, "healthcheck"), "test").stream()
                    .map(String::valueOf)
                    .toList();
        }

        List<Mount> mounts() {
            return list(content, "volumes").stream()
                    .map(String::valueOf)
                    .map(Mount::parse)
                    .toList();
        }

        /** Published ports, each {@code address:port:port of the container}. */
        List<String> ports() {
            return list(content, "ports").stream().map(String::valueOf).toList();
        }

        List<String> strings(String key) {
            return list(content, key).stream().map(String::valueOf).toList();
        }
    }

    /** A volume or a file of ours in a container. */
    record Mount(String source, String target, boolean readOnly) {

        static Mount parse(String text) {
            var parts = List.of(text.split(":", -1));
            return new Mount(parts.get(0), parts.get(1), parts.size() > 2 && "ro".equals(parts.get(2)));
        }

        boolean isVolume() {
            return !source.startsWith(".");
        }
    }
}
