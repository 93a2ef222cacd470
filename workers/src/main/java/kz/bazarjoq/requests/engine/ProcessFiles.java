package kz.bazarjoq.requests.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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

    /** All files with this ending, in the order of their places. */
    List<Resource> endingIn(String ending) {
        try {
            var pattern = properties.location().replaceFirst("^classpath:", "classpath*:") + "**/*" + ending;
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
}
