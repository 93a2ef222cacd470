package kz.bazarjoq.requests.models.harness;

import io.camunda.client.api.command.ClientStatusException;
import io.grpc.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One request and all that happens to it: a test scripts the workers, acts as customer, staff and time do, and looks at the
 * path. Whatever looks waits first until nothing more happens by itself.
 */
public final class Scenario {

    private static final Duration KEPT = Duration.ofDays(7);
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final Engine engine = Engine.running();
    private final String requestId = UUID.randomUUID().toString();
    private final String requestNumber = "PDR-2026-%06d".formatted(NUMBERS.incrementAndGet());
    private final Journal journal = new Journal(requestNumber);
    private final Run run = new Run(engine, journal);
    private final Deadline deadline = Deadline.startedAt(engine.now());

    Scenario() {}

    /** The variables that a request starts with. */
    public Map<String, Object> variables() {
        return Map.of(
                "requestId",
                requestId,
                "requestNumber",
                requestNumber,
                "channel",
                "email",
                "language",
                "ru",
                "receivedAt",
                Contract.iso(now()),
                "caseUrl",
                "http://localhost:8081/cases/" + requestNumber);
    }

    /** A clock that starts with the scenario. */
    public Deadline deadline() {
        return deadline;
    }

    /** The time in the engine: it stands still unless a scenario moves it. */
    public Instant now() {
        return engine.now();
    }

    /** Scripts the worker of a job type anew; a job of a type that isn't scripted fails the test. */
    public Answers on(String jobType) {
        return run.script(jobType);
    }

    /** A customer's request arrives: the message that starts the entry process is published. */
    public void receive() {
        publish(requestId, "RequestReceived", variables());
    }

    /** Starts a process without the entry process, with the variables of a request and these. */
    public void start(String process, Map<String, ?> more) {
        var all = new HashMap<>(variables());
        all.putAll(more);
        journal.addRoot(run.start(process, all));
        run.disturb();
    }

    /** Moves the clock to where a process starts by its own timer. */
    public void moveToStartOf(String process, Instant instant) {
        journal.adoptNext(process);
        moveTo(instant);
    }

    /** Publishes a message for this request; the engine ignores a second one with the same id. */
    public void publish(String id, String name, Map<String, ?> content) {
        publish(id, name, requestNumber, content);
    }

    /** A letter of the customer on this request, as intake hands it to the request and to each of its rights. */
    public void reply(String id, String... rights) {
        var content = Map.of("replyId", id, "repliedAt", Contract.iso(now()));
        publish(id, "SubjectReplied", content);
        for (var right : rights) {
            publish(id + ":" + right, "SubjectReplied", requestNumber + ":" + right, content);
        }
    }

    /** A single right is taken back, as the worker tells what runs for it. */
    public void takeBack(String right) {
        publish("taken-back:" + right, "RightTakenBack", requestNumber + ":" + right, Map.of());
    }

    private void publish(String id, String name, String key, Map<String, ?> content) {
        run.settle();
        try {
            engine.client()
                    .newPublishMessageCommand()
                    .messageName(name)
                    .correlationKey(key)
                    .messageId(id)
                    .timeToLive(KEPT)
                    .variables(new HashMap<>(content))
                    .send()
                    .join();
        } catch (ClientStatusException refusal) {
            if (refusal.getStatusCode() != Status.Code.ALREADY_EXISTS) {
                throw refusal;
            }
        }
        run.disturb();
    }

    /** Waits for a user task of this element and gives it. */
    public UserTask task(String element) {
        run.await("the user task " + element, () -> openTasks().stream().anyMatch(task -> task.isOf(element)));
        run.settle();
        return openTasks().stream()
                .filter(task -> task.isOf(element))
                .findFirst()
                .orElseThrow();
    }

    /** The user tasks that are open now. */
    public List<UserTask> tasks() {
        run.settle();
        return openTasks();
    }

    /**
     * Moves the engine's clock forward to this instant; what is due then or before has happened afterwards.
     *
     * <p>A timer that is created with a due time of the past goes off a tenth of a second later, so with the next move.
     */
    public void moveTo(Instant instant) {
        var tick = run.start("harness-tick", Map.of("at", instant.toString()));
        run.disturb();
        run.settle();
        engine.advance(Duration.between(now(), instant));
        run.awaitEndOf(tick);
        run.disturb();
        run.settle();
    }

    /** Waits for the end of the process that the scenario started and gives the id of the end event. */
    public String end() {
        run.await("the end of the process", journal::allRootsEnded);
        return ends(journal.rootProcess()).getLast();
    }

    /** The end events that the instances of a process have ended in. */
    public List<String> ends(String process) {
        run.settle();
        return journal.steps.elements(process, Step::isOutermostEnd);
    }

    /** The elements of the started process that were passed, in their order; end events count when they are reached. */
    public List<String> path() {
        run.settle();
        return path(journal.rootProcess());
    }

    /** The elements of a process, called perhaps, that were passed, in their order. */
    public List<String> path(String process) {
        run.settle();
        return journal.steps.elements(process, Step::isPassing);
    }

    /** How many instances of a process were started for this request. */
    public int starts(String process) {
        run.settle();
        return journal.steps.elements(process, Step::isStart).size();
    }

    /** The elements, in the started process and those it calls, where it is now. */
    public List<String> waitingAt() {
        run.settle();
        return journal.steps.activeElements();
    }

    /** The letters that were sent, in their order. */
    public List<Letter> letters() {
        run.settle();
        return journal.jobs
                .completed()
                .filter(job -> job.type().equals("mail.send"))
                .map(Letter::of)
                .toList();
    }

    /** The jobs of a type, whether they are done or not, in their order. */
    public List<SeenJob> jobs(String type) {
        run.settle();
        return journal.jobs.all().filter(job -> job.type().equals(type)).toList();
    }

    /** The newest value of a variable anywhere in a process, text as it is and anything else as JSON. */
    public String variable(String process, String name) {
        run.settle();
        return journal.variables.newest(process, name);
    }

    /** What a deployed decision answers to these inputs; nothing when no rule matches. */
    public Map<String, Object> decide(String decision, Map<String, ?> inputs) {
        return engine.decide(decision, inputs);
    }

    /** What a deployed decision that collects all matching rules answers to these inputs. */
    public List<Map<String, Object>> decideAll(String decision, Map<String, ?> inputs) {
        return engine.decideAll(decision, inputs);
    }

    /** Waits for an incident at this element, takes note that it was expected and gives its message. */
    public String incident(String element) {
        run.awaitDespiteIncidents(
                "an incident at " + element, () -> journal.incidentAt(element).isPresent());
        var incident = journal.incidentAt(element).orElseThrow();
        run.expect(incident);
        return incident.text("errorType") + ": " + incident.text("errorMessage");
    }

    /** Does as a person does who has mended the cause of an incident: gives the job a try and resolves it. */
    public void retry(String element) {
        var incident = journal.incidentAt(element).orElseThrow();
        var job = incident.number("jobKey");
        if (job > 0) {
            engine.client().newUpdateRetriesCommand(job).retries(1).send().join();
        }
        engine.client().newResolveIncidentCommand(incident.key()).send().join();
        run.disturb();
    }

    /** Does as a person does who adds in Operate what a worker's answer lacked: sets it at the element and resolves the incident. */
    public void mend(String element, Map<String, ?> lacking) {
        var incident = journal.incidentAt(element).orElseThrow();
        engine.client()
                .newSetVariablesCommand(incident.number("variableScopeKey"))
                .variables(new HashMap<>(lacking))
                .local(true)
                .send()
                .join();
        retry(element);
    }

    /** Checks what holds for every scenario, unless the test has failed already, and cancels what still runs. */
    void finish(boolean failedAlready) {
        try (run) {
            if (!failedAlready) {
                run.settle();
                Contract.check(journal);
                SentLetters.note(journal.jobs.completed());
            }
        } finally {
            journal.runningRoots().forEach(root -> engine.client()
                    .newCancelInstanceCommand(root)
                    .send()
                    .join());
        }
    }

    /** The processes that ran for this request. */
    Set<String> processes() {
        return journal.steps.processes();
    }

    private List<UserTask> openTasks() {
        return journal.openTasks.values().stream()
                .map(record -> new UserTask(engine, run, journal, record))
                .toList();
    }
}
