package kz.bazarjoq.requests.engine;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The files that analysts edit, wherever they are configured to be. */
@Component
class ProcessFiles {

    private final ProcessesProperties properties;
    private final ResourcePatternResolver resources;

    ProcessFiles(ProcessesProperties properties, ResourcePatternResolver resources) {
        this.properties = properties;
        this.resources = resources;
    }

    /** The folder that an analyst edits, unless the processes were built in. */
    Optional<Path> folder() {
        try {
            return properties.location().startsWith("file:")
                    ? Optional.of(resources
                            .getResource(properties.location())
                            .getFile()
                            .toPath())
                    : Optional.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException("bazarjoq.processes.location names no folder", failure);
        }
    }

    /** Where a file lies below the processes, such as {@code confirm-processing/mail/answer-held.ru.md}. */
    String place(Resource file) {
        try {
            var address = address(file);
            for (var root : resources.getResources(everywhere())) {
                if (address.startsWith(address(root))) {
                    return address.substring(address(root).length());
                }
            }
            return address;
        } catch (IOException failure) {
            throw new UncheckedIOException("A file of the processes has no address: " + file, failure);
        }
    }

    /** All files with this ending, in the order of their places. */
    List<Resource> endingIn(String ending) {
        try {
            var pattern = everywhere() + "**/*" + ending;
            return Arrays.stream(resources.getResources(pattern))
                    .sorted(Comparator.comparing(Resource::getDescription))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(
                    "The processes can't be read from %s; bazarjoq.processes.location must name a folder and end in a slash"
                            .formatted(properties.location()),
                    failure);
        }
    }

    private static String address(Resource resource) throws IOException {
        return URLDecoder.decode(resource.getURL().toString().replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private String everywhere() {
        return properties.location().replaceFirst("^classpath:", "classpath*:");
    }

    /** All diagrams. */
    List<Diagram> diagrams() {
        return endingIn(".bpmn").stream().map(ProcessFiles::diagram).toList();
    }

    private static Diagram diagram(Resource file) {
        try (var content = file.getInputStream()) {
            return new Diagram(String.valueOf(file.getFilename()), Bpmn.readModelFromStream(content));
        } catch (IOException failure) {
            throw new UncheckedIOException("The model can't be read: " + file.getDescription(), failure);
        }
    }

    /** A diagram and the name of its file. */
    record Diagram(String file, BpmnModelInstance model) {

        <T extends ModelElementInstance> Stream<T> all(Class<T> type) {
            return model.getModelElementsByType(type).stream();
        }
    }
}
