package kz.bazarjoq.requests.engine;

import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeFormDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Says what a person has decided in a user task in the words of its form: {@code Проверить ответ: Данных нет}. */
@Component
class TaskWording {

    private final ProcessFiles files;
    private final JsonMapper json = JsonMapper.builder().build();

    TaskWording(ProcessFiles files) {
        this.files = files;
    }

    /**
     * The name of the task and the labels of what was chosen. What the form doesn't word is left out, so that nothing but
     * what an analyst has written comes to the timeline.
     *
     * @param variables those that the task has left behind
     */
    Optional<String> decided(String process, String element, Map<String, ?> variables) {
        return files.diagrams().stream()
                .filter(diagram -> diagram.all(Process.class)
                        .anyMatch(candidate -> candidate.getId().equals(process)))
                .flatMap(diagram -> diagram.all(UserTask.class))
                .filter(task -> task.getId().equals(element))
                .findFirst()
                .map(task -> sentence(task, variables));
    }

    private String sentence(UserTask task, Map<String, ?> variables) {
        var labels = form(task).stream()
                .flatMap(form -> fields(form.path("components")))
                .filter(field -> variables.containsKey(field.path("key").asString("")))
                .flatMap(field -> labels(field, variables).stream())
                .collect(Collectors.joining(", "));
        return labels.isEmpty() ? task.getName() : task.getName() + ": " + labels;
    }

    /** All fields of a form, also those in its groups. */
    private static Stream<JsonNode> fields(JsonNode components) {
        return components
                .valueStream()
                .flatMap(component -> Stream.concat(
                        Stream.of(component).filter(field -> field.path("key").isString()),
                        fields(component.path("components"))));
    }

    /** The labels of what a field was set to, from the form or from the variable that the form takes its options from. */
    private List<String> labels(JsonNode field, Map<String, ?> variables) {
        var chosen = json.valueToTree(variables.get(field.path("key").asString()));
        var options = field.path("values").isArray()
                ? field.path("values")
                : json.valueToTree(variables.get(field.path("valuesKey").asString("")));
        var values = chosen.isArray() ? chosen.valueStream().toList() : List.of(chosen);
        return values.stream()
                .map(value -> label(options, value))
                .filter(Objects::nonNull)
                .toList();
    }

    private static @Nullable String label(JsonNode options, JsonNode value) {
        return options.valueStream()
                .filter(option -> option.path("value").equals(value))
                .findFirst()
                .map(option -> option.path("label").asString(""))
                .orElse(null);
    }

    private Optional<JsonNode> form(UserTask task) {
        var definition = task.getSingleExtensionElement(ZeebeFormDefinition.class);
        return definition == null
                ? Optional.empty()
                : files.endingIn(".form").stream()
                        .map(this::read)
                        .filter(form -> form.path("id").asString("").equals(definition.getFormId()))
                        .findFirst();
    }

    private JsonNode read(Resource file) {
        try (var content = file.getInputStream()) {
            return json.readTree(content);
        } catch (IOException failure) {
            throw new UncheckedIOException("The form can't be read: " + file.getDescription(), failure);
        }
    }
}
