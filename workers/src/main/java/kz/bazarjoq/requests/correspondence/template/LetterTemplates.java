package kz.bazarjoq.requests.correspondence.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import kz.bazarjoq.requests.engine.ProcessesProperties;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;

/** Finds the letters of a process, and those of the entry process, which any right may use. */
@Component
class LetterTemplates {

    private static final String ENTRY = "personal-data-request";

    private final String location;
    private final ResourceLoader resources;

    LetterTemplates(ProcessesProperties properties, ResourceLoader resources) {
        this.location = properties.location();
        this.resources = resources;
    }

    /** The letter that the first of these processes, or else the entry process, has under this name. */
    LetterTemplate find(List<String> folders, String file) {
        var places = Stream.concat(folders.stream(), Stream.of(ENTRY))
                .distinct()
                .map(folder -> folder + "/" + file)
                .toList();
        for (var place : places) {
            if (resources.getResource(location + place).exists()) {
                return LetterTemplate.parse(place, read(place));
            }
        }
        throw new TemplateException(
                "There is no such letter: looked for %s in %s".formatted(String.join(", ", places), location));
    }

    /** The content of a file of a process. */
    String read(String place) {
        try {
            return resources.getResource(location + place).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException("The file %s can't be read from %s".formatted(place, location), failure);
        }
    }
}
