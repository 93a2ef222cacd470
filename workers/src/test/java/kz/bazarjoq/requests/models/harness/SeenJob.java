package kz.bazarjoq.requests.models.harness;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A job that the process asked for.
 *
 * @param process the id of the process that asked, which may be a called one
 * @param headers the task headers, which carry what varies between tasks of one type
 * @param variables what the worker sees: the variables of the task and of the scopes around it
 */
public record SeenJob(
        long key,
        String type,
        String process,
        String element,
        Map<String, String> headers,
        Map<String, JsonNode> variables) {

    static SeenJob of(EngineRecord created, Map<String, JsonNode> variables) {
        var headers = new HashMap<String, String>();
        created.value()
                .path("customHeaders")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asString("")));
        return new SeenJob(
                created.key(),
                created.text("type"),
                created.text("bpmnProcessId"),
                created.text("elementId"),
                headers,
                variables);
    }

    /** The variable's text, number or truth as text, or nothing. */
    public String variable(String name) {
        var value = variables.get(name);
        return value == null ? "" : value.asString(value.toString());
    }
}
