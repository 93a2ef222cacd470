package kz.bazarjoq.requests.models.harness;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A deployed form: it lets through only what a person can enter in it. */
record TaskForm(String id, JsonNode schema) {

    private static final JsonMapper JSON = JsonMapper.shared();

    static TaskForm of(String id, byte[] content) {
        return new TaskForm(id, JSON.readTree(content));
    }

    /** Fails when the form has no such field or option, or when a field that must be filled in is not. */
    void check(Map<String, ?> entered, Map<String, ?> variables) {
        check(schema, entered, variables);
    }

    private void check(JsonNode container, Map<String, ?> entered, Map<String, ?> variables) {
        var fields = fields(container).toList();
        entered.forEach((key, value) -> {
            var field = fields.stream()
                    .filter(candidate -> name(candidate).equals(key))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("The form " + id + " has no field " + key));
            if (isList(field)) {
                lines(value).forEach(line -> check(field, line, variables));
            } else {
                checkOptions(field, JSON.valueToTree(value), variables);
            }
        });
        fields.stream()
                .filter(field -> field.path("validate").path("required").asBoolean(false))
                .filter(field -> field.path("conditional").isMissingNode())
                .map(TaskForm::name)
                .filter(key -> !entered.containsKey(key))
                .findFirst()
                .ifPresent(key -> {
                    throw new AssertionError("The form " + id + " isn't sent without " + key);
                });
    }

    /** What was entered in each line of a list; a line that shows no field is sent as null. */
    @SuppressWarnings("unchecked")
    private static List<Map<String, ?>> lines(Object list) {
        return ((List<Map<String, ?>>) list).stream().filter(Objects::nonNull).toList();
    }

    private void checkOptions(JsonNode field, JsonNode value, Map<String, ?> variables) {
        var options = options(field, variables);
        var chosen = value.isArray() ? value.values().stream().toList() : List.of(value);
        for (var choice : options.isEmpty() ? List.<JsonNode>of() : chosen) {
            if (!options.contains(choice.asString())) {
                throw new AssertionError(
                        "%s of the form %s offers %s, not %s".formatted(name(field), id, options, choice.asString()));
            }
        }
    }

    private static Set<String> options(JsonNode field, Map<String, ?> variables) {
        var options = new HashSet<String>();
        var named = field.path("valuesExpression").asString("").replace("=", "").trim();
        var dynamic = JSON.<JsonNode>valueToTree(
                variables.get(named.isEmpty() ? field.path("valuesKey").asString("") : named));
        Stream.concat(field.path("values").values().stream(), dynamic.values().stream())
                .forEach(option -> options.add(option.path("value").asString(option.asString(""))));
        return options;
    }

    /** The fields that are sent under a name of their own; those in the lines of a list are sent with it. */
    private static Stream<JsonNode> fields(JsonNode container) {
        return container.path("components").values().stream()
                .flatMap(component -> isList(component)
                        ? Stream.of(component)
                        : Stream.concat(Stream.of(component), fields(component)))
                .filter(component -> !name(component).isEmpty()
                        && !component.path("disabled").asBoolean(false));
    }

    private static String name(JsonNode field) {
        return field.path(isList(field) ? "path" : "key").asString("");
    }

    private static boolean isList(JsonNode component) {
        return component.path("type").asString("").equals("dynamiclist");
    }
}
