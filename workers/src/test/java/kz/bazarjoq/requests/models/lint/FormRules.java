package kz.bazarjoq.requests.models.lint;

import io.camunda.zeebe.model.bpmn.instance.UserTask;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeFormDefinition;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every form is used under its file's name, and no field asks for a value that another one drops. */
final class FormRules {

    private FormRules() {}

    static Stream<Finding> broken(Models models) {
        var used = models.all().stream()
                .flatMap(model -> model.elements(UserTask.class).stream()
                        .flatMap(task -> Stream.ofNullable(task.getSingleExtensionElement(ZeebeFormDefinition.class)))
                        .map(form -> model.folder().resolve(form.getFormId() + ".form")))
                .collect(Collectors.toSet());
        return models.endingIn(".form").flatMap(file -> {
            var form = JsonMapper.shared().readTree(file);
            return Stream.of(
                            used.contains(file) ? null : finding(file, "", "a user task uses this form"),
                            Objects.requireNonNull(file.getFileName())
                                            .toString()
                                            .equals(text(form, "id") + ".form")
                                    ? null
                                    : finding(file, "", "the file is named by the id of the form"))
                    .flatMap(Stream::ofNullable)
                    .collect(
                            Collectors.collectingAndThen(
                                    Collectors.toList(),
                                    found -> Stream.concat(
                                            found.stream(),
                                            forgetful(form.path("components").values().stream()
                                                            .toList())
                                                    .map(
                                                            field -> finding(
                                                                    file,
                                                                    text(field, "id"),
                                                                    "another field asks only for values that it offers, because it forgets any other")))));
        });
    }

    /** The fields that another one compares with a value that they don't offer, and so forget. */
    private static Stream<JsonNode> forgetful(List<JsonNode> fields) {
        return fields.stream().filter(field -> {
            var offered = field.path("values").values().stream()
                    .map(option -> text(option, "value"))
                    .toList();
            var compared = Pattern.compile(
                    "\\b%s\\s*!?=\\s*\"([^\"]*)\"".formatted(field.path("key").asString("-")));
            return !offered.isEmpty()
                    && fields.stream()
                            .flatMap(other -> compared.matcher(text(other.path("conditional"), "hide"))
                                    .results())
                            .anyMatch(match -> !offered.contains(match.group(1)));
        });
    }

    private static Finding finding(Path file, String element, String rule) {
        return new Finding(file.toString(), element, "house", rule);
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString("");
    }
}
