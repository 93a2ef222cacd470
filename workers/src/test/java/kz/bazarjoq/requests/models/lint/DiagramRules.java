package kz.bazarjoq.requests.models.lint;

import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.instance.CallActivity;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeBindingType;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeCalledElement;
import java.nio.file.Files;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kz.bazarjoq.requests.models.lint.Models.Model;

/** One process in a folder of its name, explained, with speaking ids, and bound to what it was deployed with. */
final class DiagramRules {

    private static final Pattern GENERATED_ID = Pattern.compile(
            "(Activity|Gateway|Event|StartEvent|EndEvent|Task|Process|Flow|Message|Error|Definitions|.*EventDefinition)_[0-9a-z]{7}");

    private DiagramRules() {}

    static Stream<Finding> broken(Models models) {
        return models.all().stream().flatMap(model -> Stream.of(file(model), ids(model), calls(model))
                .flatMap(findings -> findings));
    }

    private static Stream<Finding> file(Model model) {
        var id = model.process().getId();
        return Stream.of(
                        model.elements(Process.class).size() == 1 ? null : model.lacks("", "a file holds one process"),
                        model.process().isExecutable() ? null : model.lacks(id, "the process is executable"),
                        model.file().equals(model.processes().resolve(id).resolve(id + ".bpmn"))
                                ? null
                                : model.lacks(id, "folder, file and process id have one name"),
                        Files.exists(model.folder().resolve("README.md"))
                                ? null
                                : model.lacks("", "a README.md beside it explains the process"))
                .flatMap(Stream::ofNullable);
    }

    private static Stream<Finding> ids(Model model) {
        return model.elements(BaseElement.class).stream()
                .map(BaseElement::getId)
                .filter(id -> id != null && GENERATED_ID.matcher(id).matches())
                .map(id -> model.lacks(id, "its id says what it is, such as Task_CheckAnswer"));
    }

    private static Stream<Finding> calls(Model model) {
        return model.elements(CallActivity.class).stream().flatMap(call -> {
            var called = call.getSingleExtensionElement(ZeebeCalledElement.class);
            if (called == null) {
                return Stream.of(model.lacks(call.getId(), "it names what it calls"));
            }
            return Stream.of(
                            called.getBindingType() == ZeebeBindingType.deployment
                                    ? null
                                    : model.lacks(call.getId(), "what it calls is bound at deployment"),
                            called.isPropagateAllChildVariablesEnabled()
                                    ? model.lacks(
                                            call.getId(), "it takes back only the variables that its outputs name")
                                    : null,
                            called.isPropagateAllParentVariablesEnabled()
                                    ? model.lacks(call.getId(), "it hands on only the variables that its inputs name")
                                    : null)
                    .flatMap(Stream::ofNullable);
        });
    }
}
