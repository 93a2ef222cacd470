package kz.bazarjoq.requests.models.harness;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
        var fields = fields(schema).toList();
        entered.forEach((key, value) -> {
            var field = fields.stream()
                    .filter(candidate -> candidate.path("key").asString("").equals(key))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("The form " + id + " has no field " + key));
            checkOptions(field, JSON.valueToTree(value), variables);
        });
        fields.stream()
                .filter(field -> field.path("validate").path("required").asBoolean(false))
                .filter(field -> field.path("conditional").isMissingNode())
                .map(field -> field.path("key").asString(""))
                .filter(key -> !entered.containsKey(key))
                .findFirst()
                .ifPresent(key -> {
                    throw new AssertionError("The form " + id + " isn't sent without " + key);
                });
    }

    private void checkOptions(JsonNode field, JsonNode value, Map<String, ?> variables) {
        var options = options(field, variables);
        var chosen = value.isArray() ? value.values().stream().toList() : List.of(value);
        for (var choice : options.isEmpty() ? List.<JsonNode>of() : chosen) {
            if (!options.contains(choice.asString())) {
                throw new AssertionError("%s of the form %s offers %s, not %s"
                        .formatted(field.path("key").asString(), id, options, choice.asString()));
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

    private static Stream<JsonNode> fields(JsonNode container) {
        return container.path("components").values().stream()
                .flatMap(component -> Stream.concat(Stream.of(component), fields(component)))
                .filter(component ->
                        component.has("key") && !component.path("disabled").asBoolean(false));
    }
}
