package kz.bazarjoq.requests.data;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads the data map from its folder and refuses one that isn't sound, naming file, entry and remedy. */
final class DataMapReader {

    private static final String VOCABULARY = "vocabulary.yaml";

    private final ResourcePatternResolver resources;
    private final JsonMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    DataMapReader(ResourcePatternResolver resources) {
        this.resources = resources;
    }

    /** Reads {@code vocabulary.yaml} and every other {@code *.yaml} of the folder. */
    DataMap read(String location) {
        Vocabulary vocabulary = null;
        var sources = new HashMap<String, SourceMap>();
        var files = new HashMap<String, String>();
        for (var file : files(location)) {
            var name = "data-map/" + file.getFilename();
            if (VOCABULARY.equals(file.getFilename())) {
                vocabulary = parse(file, name, Vocabulary.class);
                continue;
            }
            var source = parse(file, name, SourceMap.class);
            if (sources.putIfAbsent(source.source(), source) != null) {
                throw new InvalidDataMapException(
                        name + ", source",
                        "the source %s is described in %s already"
                                .formatted(source.source(), files.get(source.source())),
                        "Keep one file for each source.");
            }
            files.put(source.source(), name);
        }
        if (vocabulary == null) {
            throw new InvalidDataMapException(
                    location + VOCABULARY,
                    "the file is missing",
                    "Put it there, or set bazarjoq.data.map-location to the folder that has it.");
        }
        var map = new DataMap(vocabulary, sources, files);
        new DataMapCheck(map).run();
        return map;
    }

    private Resource[] files(String location) {
        try {
            return resources.getResources(location + "*.yaml");
        } catch (IOException failure) {
            throw new InvalidDataMapException(
                    location,
                    "the folder can't be read",
                    "Set bazarjoq.data.map-location to the folder of the data map, such as file:./data-map/.");
        }
    }

    private <T> T parse(Resource file, String name, Class<T> type) {
        T read;
        try (var content = file.getInputStream()) {
            read = json.convertValue(yaml().load(content), type);
        } catch (MarkedYAMLException failure) {
            var mark = failure.getProblemMark();
            throw new InvalidDataMapException(
                    "%s, line %d".formatted(name, mark == null ? 1 : mark.getLine() + 1),
                    "this isn't YAML: " + failure.getProblem(),
                    "Correct the line or the one above it.");
        } catch (JacksonException failure) {
            throw new InvalidDataMapException(
                    name + entry(failure),
                    "this doesn't belong here: "
                            + failure.getOriginalMessage().lines().findFirst().orElse(""),
                    "The head of data-map/shop.yaml says what may stand here.");
        } catch (IOException failure) {
            throw new InvalidDataMapException(name, "the file can't be read", "Check its rights.");
        }
        check(read, name);
        return read;
    }

    private static Yaml yaml() {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return new Yaml(new SafeConstructor(options));
    }

    private static String entry(JacksonException failure) {
        return failure instanceof DatabindException databind
                        && !databind.getPath().isEmpty()
                ? ", "
                        + databind.getPathReference()
                                .replaceAll("[^\\[]*\\[\"([^\"]+)\"\\]", ".$1")
                                .replaceFirst("^\\.", "")
                : "";
    }

    private static void check(@Nullable Object read, String name) {
        if (read == null) {
            throw new InvalidDataMapException(name, "the file is empty", "Fill or remove it.");
        }
        try (var factory = Validation.buildDefaultValidatorFactory()) {
            Validator validator = factory.getValidator();
            validator.validate(read).stream()
                    .map(violation -> Map.entry(violation.getPropertyPath().toString(), violation.getMessage()))
                    .min(Map.Entry.comparingByKey())
                    .ifPresent(first -> {
                        throw new InvalidDataMapException(
                                name + ", " + first.getKey(),
                                "this " + first.getValue(),
                                "The head of data-map/shop.yaml says what must stand here.");
                    });
        }
    }
}
