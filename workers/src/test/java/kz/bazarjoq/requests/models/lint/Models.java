package kz.bazarjoq.requests.models.lint;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.Process;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.xml.ModelException;

/** The models of {@code processes/} as files. */
final class Models {

    static final Path FOLDER = Path.of("processes");

    private static final Map<Path, Model> READ = new ConcurrentHashMap<>();

    private Models() {}

    /** All models, each with the folder it lies in; read once. */
    static List<Model> all() {
        return files(".bpmn")
                .map(file -> READ.computeIfAbsent(file, Models::read))
                .toList();
    }

    /** All files whose name ends so, sorted. */
    static Stream<Path> files(String ending) {
        try (var walk = Files.walk(FOLDER)) {
            return walk
                    .filter(file -> file.toString().endsWith(ending))
                    .sorted(Comparator.naturalOrder())
                    .toList()
                    .stream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The job types whose element template has no output: their tasks change no variable. */
    static Set<String> jobTypesWithoutOutput() {
        return ElementTemplate.all().stream()
                .filter(template -> !template.hasOutput())
                .map(ElementTemplate::jobType)
                .collect(Collectors.toSet());
    }

    private static Model read(Path file) {
        try {
            return new Model(file, Bpmn.readModelFromFile(file.toFile()));
        } catch (ModelException unreadable) {
            throw new AssertionError(file + " can't be read: " + unreadable.getMessage(), unreadable);
        }
    }

    /** One model. */
    record Model(Path file, BpmnModelInstance instance) {

        Path folder() {
            return Objects.requireNonNull(file.getParent());
        }

        /** Says of an element, or with an empty id of the whole file, what the house wants of it. */
        String says(String element, String rule) {
            return "%s%s: %s".formatted(file, element.isEmpty() ? "" : ", " + element, rule);
        }

        Process process() {
            return instance.getModelElementsByType(Process.class).iterator().next();
        }

        @Override
        public String toString() {
            return file.getFileName().toString();
        }
    }
}
