package kz.bazarjoq.requests.models.harness;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the records say of the process instances of one scenario, the called ones included. */
final class Journal {

    private static final JsonMapper JSON = JsonMapper.shared();

    final List<Step> steps = new ArrayList<>();
    final List<EngineRecord> variables = new ArrayList<>();
    final Map<Long, EngineRecord> openTasks = new LinkedHashMap<>();
    final Map<Long, EngineRecord> incidents = new LinkedHashMap<>();
    final Set<Long> unanswered = new LinkedHashSet<>();
    int completedTasks;

    private final String correlationKey;
    private final Set<Long> roots = new LinkedHashSet<>();
    private final Set<Long> instances = new HashSet<>();
    private final Set<Long> endedInstances = new HashSet<>();
    private final Map<Long, SeenJob> jobs = new LinkedHashMap<>();
    private final List<SeenJob> completedJobs = new ArrayList<>();
    private final Map<Long, Long> enclosingScope = new HashMap<>();
    private final Map<Long, Map<String, JsonNode>> scopes = new HashMap<>();

    Journal(String correlationKey) {
        this.correlationKey = correlationKey;
    }

    /** Something that happened to an element or a flow. */
    record Step(long instance, long key, long scope, String process, String element, String type, String intent) {

        boolean isStart() {
            return type.equals("PROCESS") && intent.equals("ELEMENT_ACTIVATED");
        }

        boolean isEnd() {
            return type.equals("END_EVENT") && intent.equals("ELEMENT_ACTIVATED");
        }

        boolean isOutermostEnd() {
            return isEnd() && scope == instance;
        }

        boolean isPassing() {
            return isEnd()
                    || (intent.equals("ELEMENT_COMPLETED")
                            && !Set.of("PROCESS", "END_EVENT").contains(type));
        }
    }

    /** Takes note of a record, if it belongs to the scenario. */
    boolean note(EngineRecord record) {
        if (!belongs(record) || !record.isEvent()) {
            return false;
        }
        switch (record.valueType()) {
            case "PROCESS_INSTANCE" -> noteStep(record);
            case "VARIABLE" -> noteVariable(record);
            case "JOB" -> noteJob(record);
            case "USER_TASK" -> noteTask(record);
            case "INCIDENT" -> noteIncident(record);
            default -> {
                // Messages, timers and the like show in the path.
            }
        }
        return true;
    }

    void addRoot(long instance) {
        instances.add(instance);
        roots.add(instance);
    }

    boolean allRootsEnded() {
        return !roots.isEmpty() && endedInstances.containsAll(roots);
    }

    List<Long> runningRoots() {
        return roots.stream().filter(root -> !endedInstances.contains(root)).toList();
    }

    String rootProcess() {
        return steps.stream()
                .filter(step -> roots.contains(step.instance()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No process was started"))
                .process();
    }

    List<String> elements(String process, Predicate<Step> which) {
        return steps.stream()
                .filter(step -> step.process().equals(process) && which.test(step))
                .map(Step::element)
                .toList();
    }

    List<String> activeElements() {
        var active = new LinkedHashMap<Long, String>();
        for (var step : steps) {
            if (step.intent().equals("ELEMENT_ACTIVATED") && !step.isStart()) {
                active.put(step.key(), step.element());
            } else if (Set.of("ELEMENT_COMPLETED", "ELEMENT_TERMINATED").contains(step.intent())) {
                active.remove(step.key());
            }
        }
        return List.copyOf(active.values());
    }

    SeenJob job(long key) {
        return Objects.requireNonNull(jobs.get(key));
    }

    List<SeenJob> jobs(String type) {
        return jobs.values().stream().filter(job -> job.type().equals(type)).toList();
    }

    List<SeenJob> completedJobs(String type) {
        return completedJobs.stream().filter(job -> job.type().equals(type)).toList();
    }

    Optional<EngineRecord> incidentAt(String element) {
        return incidents.values().stream()
                .filter(incident -> incident.text("elementId").equals(element))
                .findFirst();
    }

    String variable(String process, String name) {
        return variables.reversed().stream()
                .filter(variable -> variable.text("bpmnProcessId").equals(process)
                        && variable.text("name").equals(name))
                .findFirst()
                .map(variable -> JSON.readTree(variable.text("value")))
                .map(value -> value.asString(value.toString()))
                .orElse("");
    }

    Map<String, JsonNode> variablesSeenFrom(long scope) {
        var seen = new HashMap<String, JsonNode>();
        for (var next = scope; next > 0; next = enclosingScope.getOrDefault(next, 0L)) {
            scopes.getOrDefault(next, Map.of()).forEach(seen::putIfAbsent);
        }
        return seen;
    }

    /** Where the scenario stands, for a test's failure. */
    @Override
    public String toString() {
        var passed = steps.stream().filter(Step::isPassing).map(step -> step.process() + ":" + step.element());
        return Stream.of(
                        "passed: " + passed.collect(Collectors.joining(", ")),
                        "waiting at: " + activeElements(),
                        "open tasks: "
                                + openTasks.values().stream()
                                        .map(task -> task.text("elementId"))
                                        .toList(),
                        "incidents: "
                                + incidents.values().stream()
                                        .map(EngineRecord::value)
                                        .toList())
                .collect(Collectors.joining("\n"));
    }

    /** Commands count as well: the variables of a called instance come between the command that calls it and its start. */
    private boolean belongs(EngineRecord record) {
        var instance = record.number("processInstanceKey");
        if (record.is("MESSAGE_START_EVENT_SUBSCRIPTION", "CORRELATED")
                && record.text("correlationKey").equals(correlationKey)) {
            addRoot(instance);
        }
        if (instances.contains(record.number("parentProcessInstanceKey"))) {
            instances.add(instance);
        }
        return instances.contains(instance);
    }

    private void noteStep(EngineRecord record) {
        var step = new Step(
                record.number("processInstanceKey"),
                record.key(),
                record.number("flowScopeKey"),
                record.text("bpmnProcessId"),
                record.text("elementId"),
                record.text("bpmnElementType"),
                record.intent());
        steps.add(step);
        if (step.intent().equals("ELEMENT_ACTIVATING")) {
            enclosingScope.put(step.key(), step.scope());
        }
        if (step.type().equals("PROCESS")
                && Set.of("ELEMENT_COMPLETED", "ELEMENT_TERMINATED").contains(step.intent())) {
            endedInstances.add(step.instance());
        }
    }

    private void noteVariable(EngineRecord record) {
        variables.add(record);
        scopes.computeIfAbsent(record.number("scopeKey"), scope -> new HashMap<>())
                .put(record.text("name"), JSON.readTree(record.text("value")));
    }

    private void noteJob(EngineRecord record) {
        switch (record.intent()) {
            case "CREATED" -> {
                jobs.put(record.key(), SeenJob.of(record, variablesSeenFrom(record.number("elementInstanceKey"))));
                unanswered.add(record.key());
            }
            case "FAILED" -> {
                if (record.number("retries") > 0) {
                    unanswered.add(record.key());
                }
            }
            case "COMPLETED" -> completedJobs.add(job(record.key()));
            case "CANCELED" -> unanswered.remove(record.key());
            default -> {
                // An error thrown or retries set: the path or the incident shows it.
            }
        }
    }

    private void noteTask(EngineRecord record) {
        switch (record.intent()) {
            case "CREATED" -> openTasks.put(record.key(), record);
            case "COMPLETED" -> {
                openTasks.remove(record.key());
                completedTasks++;
            }
            case "CANCELED" -> openTasks.remove(record.key());
            default -> {
                // Assigned or updated: it is still open.
            }
        }
    }

    private void noteIncident(EngineRecord record) {
        switch (record.intent()) {
            case "CREATED" -> incidents.put(record.key(), record);
            case "RESOLVED" -> {
                incidents.remove(record.key());
                if (jobs.containsKey(record.number("jobKey"))) {
                    unanswered.add(record.number("jobKey"));
                }
            }
            default -> {
                // Migrated: it is still there.
            }
        }
    }
}
