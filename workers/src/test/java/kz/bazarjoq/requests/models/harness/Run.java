package kz.bazarjoq.requests.models.harness;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientStatusException;
import io.grpc.Status;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import kz.bazarjoq.requests.models.harness.Answers.Completion;
import kz.bazarjoq.requests.models.harness.Answers.Failure;
import kz.bazarjoq.requests.models.harness.Answers.Silence;
import kz.bazarjoq.requests.models.harness.Answers.ThrownError;

/**
 * Reads the records of one scenario and answers its jobs as scripted, all in the thread of the test.
 *
 * <p>A job is answered when the record of its creation arrives. Nothing is polled for, so that no job of another scenario
 * is taken and no job times out when the clock moves.
 */
final class Run implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** How long something may yet come of itself when all is at rest. */
    private static final Duration REST = Duration.ofSeconds(1);

    private static final int RESTLESS_ROUNDS = 500;

    private final CamundaClient client;
    private final ExportedRecords records;
    private final Journal journal;
    private final BlockingQueue<EngineRecord> incoming = new LinkedBlockingQueue<>();
    private final Consumer<String> listener = this::receive;
    private final Map<String, Answers> workers = new HashMap<>();
    private final Set<SeenJob> silentJobs = new HashSet<>();
    private final Set<Long> expectedIncidents = new HashSet<>();
    private boolean quiet;

    Run(Engine engine, Journal journal) {
        this.client = engine.client();
        this.records = engine.records();
        this.journal = journal;
        script("request.record-decision").completes();
        script("deadline.end").completes();
        script("identity.set-aside").completes();
        script("request.begin-to-act").completes();
        script("deadline.raise-priority").completes();
        records.listen(listener);
    }

    Answers script(String jobType) {
        var answers = new Answers();
        workers.put(jobType, answers);
        for (var job : List.copyOf(silentJobs)) {
            if (job.type().equals(jobType)) {
                silentJobs.remove(job);
                journal.jobs.reopen(job.key());
            }
        }
        quiet = false;
        return answers;
    }

    /** Something was done to the engine: what follows from it has to be waited for. */
    void disturb() {
        quiet = false;
    }

    void expect(EngineRecord incident) {
        expectedIncidents.add(incident.key());
    }

    /**
     * Waits until nothing more happens by itself. A marker process that ends tells that all before it is worked off; two in a
     * row, with nothing happening between them, that nothing is under way either.
     */
    void settle() {
        settleDespiteIncidents();
        failOnIncident();
    }

    private void settleDespiteIncidents() {
        var markers = quiet ? 2 : 0;
        for (var rounds = 0; markers < 2; rounds++) {
            if (rounds > RESTLESS_ROUNDS) {
                throw new AssertionError("The process never comes to rest\n" + journal);
            }
            answerJobs();
            quiet = true;
            awaitEndOf(start("harness-marker", Map.of()));
            markers = quiet && journal.jobs.allAnswered() ? markers + 1 : 0;
        }
    }

    void await(String what, BooleanSupplier condition) {
        awaitDespiteIncidents(what, () -> {
            failOnIncident();
            return condition.getAsBoolean();
        });
    }

    void awaitDespiteIncidents(String what, BooleanSupplier condition) {
        answerJobs();
        while (!condition.getAsBoolean()) {
            if (quiet) {
                note(next(what, REST));
            }
            settleDespiteIncidents();
        }
    }

    void awaitEndOf(long instance) {
        for (var ended = false; !ended; ) {
            var record = next("the end of a process of the harness", PATIENCE);
            ended = record.is("PROCESS_INSTANCE", "ELEMENT_COMPLETED") && record.key() == instance;
            note(record);
        }
    }

    long start(String process, Map<String, ?> variables) {
        return client.newCreateInstanceCommand()
                .bpmnProcessId(process)
                .latestVersion()
                .variables(Map.copyOf(variables))
                .send()
                .join()
                .getProcessInstanceKey();
    }

    @Override
    public void close() {
        records.forget(listener);
    }

    private void receive(String line) {
        incoming.add(EngineRecord.parse(line));
    }

    private void note(EngineRecord record) {
        if (journal.note(record)) {
            quiet = false;
        }
    }

    private EngineRecord next(String what, Duration patience) {
        try {
            var record = incoming.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (record == null) {
                throw new AssertionError("Waited in vain for " + what + "\n" + journal);
            }
            return record;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private void answerJobs() {
        for (var job : journal.jobs.takeUnanswered()) {
            var answers = workers.get(job.type());
            if (answers == null) {
                throw new AssertionError("No worker is scripted for " + job + "\n" + journal);
            }
            try {
                answer(job, answers.next());
            } catch (ClientStatusException gone) {
                // As a worker sees it whose job was ended meanwhile; the path shows what became of it.
                if (gone.getStatusCode() != Status.Code.NOT_FOUND) {
                    throw gone;
                }
                quiet = false;
            }
        }
    }

    private void answer(SeenJob job, Answers.Answer answer) {
        switch (answer) {
            case Completion completion -> {
                var variables = completion.variables().apply(job);
                Contract.checkOutputs(job, variables.keySet());
                client.newCompleteCommand(job.key())
                        .variables(new HashMap<>(variables))
                        .send()
                        .join();
            }
            case ThrownError error -> {
                Contract.checkError(job, error.code());
                client.newThrowErrorCommand(job.key())
                        .errorCode(error.code())
                        .send()
                        .join();
            }
            case Failure failure -> client.newFailCommand(job.key())
                    .retries(failure.retries())
                    .errorMessage("SCRIPTED")
                    .send()
                    .join();
            case Silence silence -> silentJobs.add(job);
        }
    }

    private void failOnIncident() {
        journal.incidents.values().stream()
                .filter(incident -> !expectedIncidents.contains(incident.key()))
                .findFirst()
                .ifPresent(incident -> {
                    throw new AssertionError("Unexpected incident " + incident.value() + "\n" + journal);
                });
    }
}
