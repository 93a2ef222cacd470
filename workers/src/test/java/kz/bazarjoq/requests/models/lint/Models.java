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
import java.util.Objects;
import java.util.stream.Stream;

/** The models of {@code processes/} as files. */
final class Models {

    static final Path FOLDER = Path.of("processes");

    private Models() {}

    /** All models, each with the folder it lies in. */
    static List<Model> all() {
        return files(".bpmn").map(Models::read).toList();
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

    private static Model read(Path file) {
        return new Model(file, Bpmn.readModelFromFile(file.toFile()));
    }

    /** One model. */
    record Model(Path file, BpmnModelInstance instance) {

        Path folder() {
            return Objects.requireNonNull(file.getParent());
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
