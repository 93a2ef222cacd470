package kz.bazarjoq.requests.models.harness;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The variables of a scenario's process instances, each with the scope that it lives in. */
final class Variables {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final List<Variable> written = new ArrayList<>();
    private final Map<Long, Long> enclosingScope = new HashMap<>();
    private final Map<Long, Map<String, JsonNode>> scopes = new HashMap<>();

    /** A value that a variable was given. */
    record Variable(String process, String name, JsonNode value) {}

    void write(EngineRecord record) {
        var variable =
                new Variable(record.text("bpmnProcessId"), record.text("name"), JSON.readTree(record.text("value")));
        written.add(variable);
        scopes.computeIfAbsent(record.number("scopeKey"), scope -> new HashMap<>())
                .put(variable.name(), variable.value());
    }

    void open(long scope, long within) {
        enclosingScope.put(scope, within);
    }

    /** Every value that was ever written. */
    Stream<Variable> all() {
        return written.stream();
    }

    /** The newest value of a variable anywhere in a process, as text. */
    String newest(String process, String name) {
        return written.reversed().stream()
                .filter(variable ->
                        variable.process().equals(process) && variable.name().equals(name))
                .findFirst()
                .map(Variable::value)
                .map(value -> value.asString(value.toString()))
                .orElse("");
    }

    /** What an element sees: its own variables and those of the scopes around it. */
    Map<String, JsonNode> seenFrom(long element) {
        var seen = new HashMap<String, JsonNode>();
        for (var scope = element; scope > 0; scope = enclosingScope.getOrDefault(scope, 0L)) {
            scopes.getOrDefault(scope, Map.of()).forEach(seen::putIfAbsent);
        }
        return seen;
    }
}
