package kz.bazarjoq.requests.data;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.core.io.support.ResourcePatternResolver;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads the data map from its folder and refuses one that isn't sound, naming file, line, entry and remedy of each mistake. */
final class DataMapReader {

    private static final String SOURCE = "source";
    private static final List<String> OTHERS = List.of("vocabulary", "parts", "recipients");

    private final ResourcePatternResolver resources;
    private final JsonMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    DataMapReader(ResourcePatternResolver resources) {
        this.resources = resources;
    }

    /** Reads {@code vocabulary.yaml}, {@code parts.yaml}, {@code recipients.yaml} and, as a source, every other {@code *.yaml}. */
    DataMap read(String location) {
        var files = files(location);
        checkSchemas(files);
        var sources = new HashMap<String, SourceMap>();
        var filesBySource = new HashMap<String, MapFile>();
        files.forEach((kind, file) -> {
            if (!OTHERS.contains(kind)) {
                var source = json.convertValue(file.content(), SourceMap.class);
                checkNew(source, file, filesBySource);
                sources.put(source.source(), source);
                filesBySource.put(source.source(), file);
            }
        });
        var map = new DataMap(
                json.convertValue(file(files, "vocabulary", location).content(), Vocabulary.class),
                json.convertValue(file(files, "parts", location).content(), Parts.class)
                        .parts(),
                json.convertValue(file(files, "recipients", location).content(), Recipients.class)
                        .recipients(),
                sources,
                filesBySource);
        new DataMapCheck(map, file(files, "parts", location), file(files, "recipients", location)).run();
        return map;
    }

    private static void checkSchemas(Map<String, MapFile> files) {
        var schemas = new HashMap<String, MapSchema>();
        var problems = new ArrayList<MapProblem>();
        files.forEach((kind, file) ->
                problems.addAll(schemas.computeIfAbsent(OTHERS.contains(kind) ? kind : SOURCE, MapSchema::new)
                        .problems(file)));
        if (!problems.isEmpty()) {
            throw new InvalidDataMapException(problems);
        }
    }

    private static void checkNew(SourceMap source, MapFile file, Map<String, MapFile> known) {
        var other = known.get(source.source());
        if (other != null) {
            throw new InvalidDataMapException(List.of(file.problem(
                    List.of(SOURCE),
                    "the source %s is described in %s already".formatted(source.source(), other.name()),
                    "Keep one file for each source.")));
        }
    }

    private static MapFile file(Map<String, MapFile> files, String kind, String location) {
        var file = files.get(kind);
        if (file == null) {
            throw new InvalidDataMapException(
                    location + kind + ".yaml",
                    "the file is missing",
                    "Put it there, or set bazarjoq.data.map-location to the folder that has it.");
        }
        return file;
    }

    /** The files by their names without ending, in the order of these. */
    private Map<String, MapFile> files(String location) {
        try {
            return Arrays.stream(resources.getResources(location + "*.yaml"))
                    .map(file -> MapFile.read(file, "data-map/" + file.getFilename()))
                    .sorted(java.util.Comparator.comparing(MapFile::name))
                    .collect(Collectors.toMap(
                            file -> file.name().replaceFirst("^data-map/(.*)\\.yaml$", "$1"),
                            file -> file,
                            (one, other) -> one,
                            LinkedHashMap::new));
        } catch (IOException failure) {
            throw new InvalidDataMapException(
                    location,
                    "the folder can't be read",
                    "Set bazarjoq.data.map-location to the folder of the data map, such as file:./data-map/.");
        }
    }

    private record Parts(Map<String, Part> parts) {}

    private record Recipients(Map<String, Organisation> recipients) {}
}
