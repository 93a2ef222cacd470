package kz.bazarjoq.requests.models.lint;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.instance.CallActivity;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeCalledElement;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeProperties;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeProperty;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.xml.ModelException;

/** The models of a folder of processes as files, as they were when they were read. */
record Models(Path folder, List<Model> all) {

    static final Path FOLDER = Path.of("processes");

    /** Rights that the product doesn't have, for tests to drop in. */
    static final Path SAMPLES = Path.of("workers/src/test/resources/new-right");

    /** Those of the product. */
    static Models ours() {
        return Ours.READ;
    }

    /**
     * Those that lie in a folder now.
     *
     * @throws UnreadableModelException when one of them isn't BPMN
     */
    static Models in(Path folder) {
        return new Models(
                folder, files(folder, ".bpmn").map(file -> read(folder, file)).toList());
    }

    /** All files of the product's processes whose name ends so, sorted. */
    static Stream<Path> files(String ending) {
        return files(FOLDER, ending);
    }

    private static Stream<Path> files(Path folder, String ending) {
        try (var walk = Files.walk(folder)) {
            return walk
                    .filter(file -> file.toString().endsWith(ending))
                    .sorted(Comparator.naturalOrder())
                    .toList()
                    .stream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** All files in there whose name ends so, sorted. */
    Stream<Path> endingIn(String ending) {
        return files(folder, ending);
    }

    /** The folder of the entry process, which holds the letters that no other folder words. */
    Path entry() {
        return folder.resolve("personal-data-request");
    }

    Map<String, Process> byId() {
        return all.stream().map(Model::process).collect(Collectors.toMap(Process::getId, process -> process));
    }

    Optional<Model> named(String id) {
        return all.stream().filter(model -> model.process().getId().equals(id)).findFirst();
    }

    /** The models that no other calls by name: a right or the way in, each with what it calls. */
    List<Model> callers() {
        var called = all.stream().flatMap(model -> model.called().stream()).collect(Collectors.toSet());
        return all.stream()
                .filter(model -> !called.contains(model.process().getId()))
                .toList();
    }

    List<Model> rights() {
        return all.stream()
                .filter(model -> model.properties().containsKey("right"))
                .toList();
    }

    /** A model and those that it calls by name, directly or not. */
    Set<Model> withCalled(Model model) {
        var found = new LinkedHashSet<>(List.of(model));
        var open = new ArrayDeque<>(model.called());
        while (!open.isEmpty()) {
            named(open.pop()).filter(found::add).ifPresent(called -> open.addAll(called.called()));
        }
        return found;
    }

    private static Model read(Path folder, Path file) {
        try {
            return new Model(folder, file, Bpmn.readModelFromFile(file.toFile()));
        } catch (ModelException unreadable) {
            throw new UnreadableModelException(file, unreadable);
        }
    }

    /** One model. */
    record Model(Path processes, Path file, BpmnModelInstance instance) {

        Path folder() {
            return Objects.requireNonNull(file.getParent());
        }

        /** Says of an element, or with an empty id of the whole file, what the house wants of it. */
        Finding lacks(String element, String rule) {
            return new Finding(file.toString(), element, "house", rule);
        }

        /** The first process in the file. */
        Process process() {
            return instance.getModelElementsByType(Process.class).iterator().next();
        }

        <T extends BaseElement> List<T> elements(Class<T> type) {
            return List.copyOf(instance.getModelElementsByType(type));
        }

        /** What it calls by name. */
        Set<String> called() {
            return elements(CallActivity.class).stream()
                    .flatMap(call -> Stream.ofNullable(call.getSingleExtensionElement(ZeebeCalledElement.class)))
                    .map(ZeebeCalledElement::getProcessId)
                    .filter(id -> id != null && !id.startsWith("="))
                    .collect(Collectors.toSet());
        }

        Map<String, String> properties() {
            var properties = process().getSingleExtensionElement(ZeebeProperties.class);
            return properties == null
                    ? Map.of()
                    : properties.getProperties().stream()
                            .collect(Collectors.toMap(ZeebeProperty::getName, ZeebeProperty::getValue));
        }

        @Override
        public String toString() {
            return String.valueOf(file.getFileName());
        }
    }

    /** A file that isn't BPMN. */
    static final class UnreadableModelException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String file;

        UnreadableModelException(Path file, ModelException cause) {
            super(file + " can't be read: " + cause.getMessage(), cause);
            this.file = file.toString();
        }

        Finding finding() {
            return new Finding(file, "", "house", String.valueOf(getMessage()));
        }
    }

    private static final class Ours {

        private static final Models READ = in(FOLDER);
    }
}
