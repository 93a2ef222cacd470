package kz.bazarjoq.requests.models.harness;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the records say of the process instances of one scenario, the called ones included. */
final class Journal {

    final Steps steps = new Steps();
    final Variables variables = new Variables();
    final Jobs jobs = new Jobs();
    final Map<Long, EngineRecord> openTasks = new LinkedHashMap<>();
    final Map<Long, EngineRecord> incidents = new LinkedHashMap<>();

    private final String correlationKey;
    private String awaited = "";
    private final Set<Long> roots = new LinkedHashSet<>();
    private final Map<Long, Long> callers = new HashMap<>();
    private final Set<Long> ended = new HashSet<>();
    private final Set<Long> decidedByPerson = new HashSet<>();

    Journal(String correlationKey) {
        this.correlationKey = correlationKey;
    }

    /** Takes note of a record, if it belongs to the scenario. */
    boolean note(EngineRecord record) {
        if (!belongs(record) || !record.isEvent()) {
            return false;
        }
        switch (record.valueType()) {
            case "PROCESS_INSTANCE" -> noteStep(Step.of(record));
            case "VARIABLE" -> variables.write(record);
            case "JOB" -> jobs.note(
                    record, created -> SeenJob.of(created, variables.seenFrom(created.number("elementInstanceKey"))));
            case "USER_TASK" -> noteTask(record);
            case "INCIDENT" -> noteIncident(record);
            default -> {
                // Messages, timers and the like show in the path.
            }
        }
        return true;
    }

    /** Takes the next instance of a process that starts by itself for this scenario's. */
    void adoptNext(String process) {
        awaited = process;
    }

    void addRoot(long instance) {
        callers.put(instance, 0L);
        roots.add(instance);
    }

    boolean allRootsEnded() {
        return !roots.isEmpty() && ended.containsAll(roots);
    }

    List<Long> runningRoots() {
        return roots.stream().filter(root -> !ended.contains(root)).toList();
    }

    String rootProcess() {
        return steps.processOf(roots);
    }

    /** Whether a person completed a task of this instance, or of one that it called. */
    boolean isDecidedByPerson(long instance) {
        return decidedByPerson.contains(instance);
    }

    Optional<EngineRecord> incidentAt(String element) {
        return incidents.values().stream()
                .filter(incident -> incident.text("elementId").equals(element))
                .findFirst();
    }

    /** Where the scenario stands, for a test's failure. */
    @Override
    public String toString() {
        var passed = steps.all().filter(Step::isPassing).map(step -> step.process() + ":" + step.element());
        var tasks = openTasks.values().stream().map(task -> task.text("elementId"));
        return """
                passed: %s
                waiting at: %s
                open tasks: %s
                incidents: %s"""
                .formatted(
                        passed.collect(Collectors.joining(", ")),
                        steps.activeElements(),
                        tasks.toList(),
                        incidents.values().stream().map(EngineRecord::value).toList());
    }

    /** Commands count as well: the variables of a called instance come between the command that calls it and its start. */
    private boolean belongs(EngineRecord record) {
        var instance = record.number("processInstanceKey");
        if (record.is("MESSAGE_START_EVENT_SUBSCRIPTION", "CORRELATED")
                && record.text("correlationKey").equals(correlationKey)) {
            addRoot(instance);
        }
        if (record.is("PROCESS_INSTANCE", "ELEMENT_ACTIVATING")
                && record.text("bpmnElementType").equals("PROCESS")
                && record.text("bpmnProcessId").equals(awaited)) {
            awaited = "";
            addRoot(instance);
        }
        var caller = record.number("parentProcessInstanceKey");
        if (callers.containsKey(caller)) {
            callers.put(instance, caller);
        }
        return callers.containsKey(instance);
    }

    private void noteStep(Step step) {
        steps.add(step);
        variables.open(step.key(), step.scope());
        if (step.isInstanceEnd()) {
            ended.add(step.instance());
        }
    }

    private void noteTask(EngineRecord record) {
        switch (record.intent()) {
            case "CREATED" -> openTasks.put(record.key(), record);
            case "COMPLETED" -> {
                openTasks.remove(record.key());
                noteDecision(record);
            }
            case "CANCELED" -> openTasks.remove(record.key());
            default -> {
                // Assigned or updated: it is still open.
            }
        }
    }

    /** A task of an event subprocess, such as reading a further letter, decides nothing on the path of the process. */
    private void noteDecision(EngineRecord task) {
        var element = steps.all()
                .filter(step -> step.key() == task.number("elementInstanceKey"))
                .findFirst();
        var aside = steps.all()
                .filter(step ->
                        element.isPresent() && step.key() == element.get().scope())
                .anyMatch(step -> step.type().equals("EVENT_SUB_PROCESS"));
        for (var instance = task.number("processInstanceKey"); !aside && instance > 0; ) {
            decidedByPerson.add(instance);
            instance = callers.getOrDefault(instance, 0L);
        }
    }

    private void noteIncident(EngineRecord record) {
        switch (record.intent()) {
            case "CREATED" -> incidents.put(record.key(), record);
            case "RESOLVED" -> {
                incidents.remove(record.key());
                jobs.reopen(record.number("jobKey"));
            }
            default -> {
                // Migrated: it is still there.
            }
        }
    }
}
