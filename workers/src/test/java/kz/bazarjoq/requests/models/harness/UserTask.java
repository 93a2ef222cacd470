package kz.bazarjoq.requests.models.harness;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An open user task, as staff see it in Tasklist. */
public final class UserTask {

    private final Engine engine;
    private final Run run;
    private final EngineRecord created;
    private final Map<String, ?> variables;

    UserTask(Engine engine, Run run, Journal journal, EngineRecord created) {
        this.engine = engine;
        this.run = run;
        this.created = created;
        this.variables = journal.variables.seenFrom(created.number("elementInstanceKey"));
    }

    /** The id of its element. */
    public String element() {
        return created.text("elementId");
    }

    /** The groups that may claim it. */
    public List<String> groups() {
        return created.value().path("candidateGroupsList").values().stream()
                .map(group -> group.asString())
                .toList();
    }

    /** When it is due; fails when it has no due date. */
    public Instant dueAt() {
        return OffsetDateTime.parse(created.text("dueDate")).toInstant();
    }

    /** Its priority from 0 to 100; 50 unless the model says otherwise. */
    public long priority() {
        return created.number("priority");
    }

    /** The id of its form. */
    public String form() {
        return form(created).id();
    }

    /** The value of a variable that the task sees, as text. */
    public String variable(String name) {
        return String.valueOf(variables.get(name)).replace("\"", "");
    }

    /** Claims the task and completes it with what was entered in its form, as Tasklist does. */
    public void complete(Map<String, ?> entered) {
        form(created).check(entered, variables);
        run.settle();
        send(entered);
    }

    /** Completes it as a program does that goes past the form. */
    public void completePastTheForm(Map<String, ?> sent) {
        send(sent);
    }

    private void send(Map<String, ?> entered) {
        var key = created.key();
        engine.client().newAssignUserTaskCommand(key).assignee("demo").send().join();
        engine.client()
                .newCompleteUserTaskCommand(key)
                .variables(new HashMap<>(entered))
                .send()
                .join();
        run.disturb();
    }

    boolean isOf(String elementId) {
        return element().equals(elementId);
    }

    private TaskForm form(EngineRecord task) {
        return engine.form(task.number("formKey"));
    }
}
