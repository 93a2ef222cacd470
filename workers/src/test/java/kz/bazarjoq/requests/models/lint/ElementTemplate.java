package kz.bazarjoq.requests.models.lint;

import io.camunda.zeebe.model.bpmn.impl.BpmnModelConstants;
import io.camunda.zeebe.model.bpmn.instance.ServiceTask;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeIoMapping;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskHeaders;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An element template: what Modeler lets an analyst say in a task of its job type. */
record ElementTemplate(Path file, String id, String version, String icon, List<Property> properties) {

    static final Path FOLDER = Models.FOLDER.resolve(".camunda/element-templates");

    /** All templates, by file. */
    static List<ElementTemplate> all() {
        return Models.files(".json")
                .filter(file -> file.startsWith(FOLDER))
                .map(ElementTemplate::read)
                .toList();
    }

    /** The template that makes tasks of a job type. */
    static Optional<ElementTemplate> of(String jobType) {
        return all().stream()
                .filter(template -> template.jobType().equals(jobType))
                .findFirst();
    }

    /** The job types whose template has no output: their tasks change no variable. */
    static Set<String> jobTypesWithoutOutput() {
        return all().stream()
                .filter(template -> !template.hasOutput())
                .map(ElementTemplate::jobType)
                .collect(Collectors.toSet());
    }

    String jobType() {
        return properties.stream()
                .filter(property -> property.place().equals("job type"))
                .map(Property::value)
                .findFirst()
                .orElse("");
    }

    /** Whether its tasks change a variable. */
    boolean hasOutput() {
        return properties.stream().anyMatch(property -> property.place().startsWith("output"));
    }

    /** What of a task couldn't have been filled in with this template. */
    List<String> contradictionsOf(ServiceTask task) {
        var found = new ArrayList<String>();
        expect(found, task, "modelerTemplate", id);
        expect(found, task, "modelerTemplateVersion", version);
        if (task.getAttributeValueNs(BpmnModelConstants.ZEEBE_NS, "modelerTemplateIcon") != null) {
            expect(found, task, "modelerTemplateIcon", icon);
        }
        var said = saidBy(task);
        said.keySet().stream()
                .filter(place -> properties.stream()
                        .noneMatch(property -> property.place().equals(place)))
                .forEach(place -> found.add("the template knows no %s".formatted(place)));
        properties.stream()
                .flatMap(property -> property.contradiction(said.get(property.place())).stream())
                .forEach(found::add);
        return found;
    }

    private static void expect(List<String> found, ServiceTask task, String attribute, String expected) {
        var actual = task.getAttributeValueNs(BpmnModelConstants.ZEEBE_NS, attribute);
        if (!expected.equals(actual)) {
            found.add("%s is %s, not %s".formatted(attribute, actual, expected));
        }
    }

    /** What a task says, by the place where it says it. */
    private static Map<String, String> saidBy(ServiceTask task) {
        var said = new LinkedHashMap<String, String>();
        var definition = task.getSingleExtensionElement(ZeebeTaskDefinition.class);
        if (definition != null) {
            say(said, "job type", definition.getType());
            say(said, "job retries", definition.getRetries());
        }
        var headers = task.getSingleExtensionElement(ZeebeTaskHeaders.class);
        if (headers != null) {
            headers.getHeaders().forEach(header -> say(said, "header " + header.getKey(), header.getValue()));
        }
        var mapping = task.getSingleExtensionElement(ZeebeIoMapping.class);
        if (mapping != null) {
            mapping.getInputs().forEach(input -> say(said, "input " + input.getTarget(), input.getSource()));
            mapping.getOutputs().forEach(output -> say(said, "output " + output.getSource(), output.getTarget()));
        }
        return said;
    }

    /** What is said twice in one place stands there side by side, and is none of the choices. */
    private static void say(Map<String, String> said, String place, @Nullable String value) {
        said.merge(place, Objects.requireNonNullElse(value, ""), "%s, %s"::formatted);
    }

    private static ElementTemplate read(Path file) {
        var template = JsonMapper.shared().readTree(file);
        return new ElementTemplate(
                file,
                template.path("id").asString(""),
                template.path("version").asString(""),
                template.path("icon").path("contents").asString(""),
                template.path("properties").values().stream().map(Property::of).toList());
    }

    /** One field of a template, and where it writes into a task. */
    record Property(
            String place,
            String value,
            boolean hidden,
            boolean optional,
            boolean notEmpty,
            List<String> choices,
            String pattern) {

        static Property of(JsonNode property) {
            var binding = property.path("binding");
            var constraints = property.path("constraints");
            return new Property(
                    placeOf(binding),
                    property.path("value").asString(""),
                    property.path("type").asString("").equals("Hidden"),
                    property.path("optional").asBoolean(false),
                    constraints.path("notEmpty").asBoolean(false),
                    property.path("choices").values().stream()
                            .map(choice -> choice.path("value").asString(""))
                            .toList(),
                    constraints
                            .path("pattern")
                            .path("value")
                            .asString(constraints.path("pattern").asString("")));
        }

        private static String placeOf(JsonNode binding) {
            var type = binding.path("type").asString("");
            return switch (type) {
                case "zeebe:taskDefinition" -> "job " + binding.path("property").asString("");
                case "zeebe:taskHeader" -> "header " + binding.path("key").asString("");
                case "zeebe:input" -> "input " + binding.path("name").asString("");
                case "zeebe:output" -> "output " + binding.path("source").asString("");
                default -> throw new IllegalArgumentException("Not checked yet: a template that writes " + type);
            };
        }

        /** What is wrong with the value that a task has in this place. */
        Optional<String> contradiction(@Nullable String said) {
            if (said == null) {
                return optional ? Optional.empty() : Optional.of("it lacks the %s".formatted(place));
            }
            return Stream.of(
                            hidden && !said.equals(value) ? "is fixed to " + value : "",
                            notEmpty && said.isBlank() ? "must not be empty" : "",
                            !choices.isEmpty() && !choices.contains(said) ? "is one of " + choices : "",
                            Pattern.compile(pattern).matcher(said).find() ? "" : "matches " + pattern)
                    .filter(rule -> !rule.isEmpty())
                    .findFirst()
                    .map(rule -> "the %s %s, not «%s»".formatted(place, rule, said));
        }
    }
}
