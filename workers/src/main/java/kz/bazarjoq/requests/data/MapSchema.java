package kz.bazarjoq.requests.data;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The JSON schema of a kind of file: {@code vocabulary}, {@code recipients}, {@code parts} or {@code source}. */
final class MapSchema {

    private final Schema schema;
    private final JsonNode json;

    MapSchema(String kind) {
        var file = new ClassPathResource("data-map/schema/%s.json".formatted(kind));
        try (var content = file.getInputStream()) {
            json = JsonMapper.shared().readTree(content);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(json);
    }

    /** All that is wrong with a file; empty where it is sound. */
    List<MapProblem> problems(MapFile file) {
        return schema.validate(JsonMapper.shared().valueToTree(file.content())).stream()
                .map(error -> file.problem(entry(error), what(error), remedy(error)))
                .distinct()
                .toList();
    }

    private static List<String> entry(Error error) {
        var place = error.getInstanceLocation();
        var entry = IntStream.range(0, place.getNameCount()).mapToObj(index -> String.valueOf(place.getElement(index)));
        return error.getProperty() == null || "required".equals(error.getKeyword())
                ? entry.toList()
                : Stream.concat(entry, Stream.of(error.getProperty())).toList();
    }

    private static String what(Error error) {
        return switch (error.getKeyword()) {
            case "required" -> "%s is missing".formatted(error.getProperty());
            case "additionalProperties" -> "%s is unknown here".formatted(error.getProperty());
            case "pattern" -> "this doesn't look as it should";
            case "minItems", "minProperties" -> "this must not be empty";
            case "maxProperties" -> "this is too much";
            default -> error.getMessage().toLowerCase(Locale.ROOT);
        };
    }

    /** What the schema says of the property that is missing, or of the entry that is wrong. */
    private String remedy(Error error) {
        var place = error.getSchemaLocation().getFragment();
        var around = json;
        for (var depth = 0; depth < place.getNameCount() - 1; depth++) {
            around = around.path(String.valueOf(place.getElement(depth)));
        }
        var described = "required".equals(error.getKeyword())
                ? around.path("properties").path(error.getProperty())
                : around;
        var text = described.path("description").asString("");
        if (text.isEmpty() && described.has("$ref")) {
            text = json.at(described.path("$ref").asString("#").substring(1))
                    .path("description")
                    .asString("");
        }
        return text.isEmpty() ? "README.md beside it says what may stand here." : "Expected: " + text;
    }
}
