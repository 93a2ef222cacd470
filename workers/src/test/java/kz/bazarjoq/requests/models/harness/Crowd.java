package kz.bazarjoq.requests.models.harness;

import io.camunda.client.api.response.PartitionBrokerHealth;
import io.camunda.client.api.worker.JobWorker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.awaitility.Awaitility;

/** Many requests at once and the timers of all of them: when each was due, and when it went off. */
public final class Crowd implements AutoCloseable {

    private static final Duration TICK = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Engine engine = Engine.running();
    private final List<Long> roots = new ArrayList<>();
    private final List<JobWorker> workers = new ArrayList<>();
    private final Map<Long, Fired> fired = new ConcurrentHashMap<>();
    private final Consumer<String> listener = this::note;

    /** Watches the timers of the engine from now on. */
    public Crowd() {
        engine.records().listen(listener);
    }

    /**
     * A timer that went off.
     *
     * @param at when it did, in the engine's time
     */
    public record Fired(String timer, Instant dueAt, Instant at) {

        /** How late it was. */
        public Duration delay() {
            return Duration.between(dueAt, at);
        }
    }

    /** The time in the engine. */
    public Instant now() {
        return engine.now();
    }

    /** Starts one more process with these variables. */
    public void start(String process, Map<String, ?> variables) {
        roots.add(engine.client()
                .newCreateInstanceCommand()
                .bpmnProcessId(process)
                .latestVersion()
                .variables(Map.copyOf(variables))
                .send()
                .join()
                .getProcessInstanceKey());
    }

    /** Completes every job of a type from now on. */
    public void completes(String jobType) {
        workers.add(engine.client()
                .newWorker()
                .jobType(jobType)
                .handler((client, job) -> client.newCompleteCommand(job).send().join())
                .pollInterval(TICK)
                .open());
    }

    /** Moves the clock at once, which the broker takes for a standstill until a minute has passed. */
    public void jumpTo(Instant instant) {
        engine.advance(Duration.between(now(), instant));
    }

    /**
     * Lets time pass, so much in each tenth of a second.
     *
     * @return the states of health that the partition was in meanwhile
     */
    public Set<PartitionBrokerHealth> letTimePassUntil(Instant instant, Duration inEachTick) {
        var seen = EnumSet.noneOf(PartitionBrokerHealth.class);
        letTimePass("the time to pass", inEachTick, () -> {
            seen.add(health());
            return !now().isBefore(instant);
        });
        return seen;
    }

    /**
     * Lets time pass until the engine's only partition is known to work: the broker looks at it once in a minute of its own
     * time.
     */
    public void letTimePassUntilHealthy(Duration inEachTick) {
        letTimePass("a healthy partition", inEachTick, () -> health() == PartitionBrokerHealth.HEALTHY);
    }

    /** The timers of an element that went off, once so many of them have. */
    public List<Fired> awaitFired(String timer, int count) {
        Awaitility.await(count + " timers " + timer + " to go off")
                .atMost(PATIENCE)
                .until(() -> fired(timer).size() >= count);
        return fired(timer);
    }

    private void letTimePass(String until, Duration inEachTick, BooleanSupplier reached) {
        Awaitility.await(until)
                .atMost(Duration.ofMinutes(2))
                .pollDelay(Duration.ZERO)
                .pollInterval(TICK)
                .until(() -> {
                    engine.advance(inEachTick);
                    return reached.getAsBoolean();
                });
    }

    private PartitionBrokerHealth health() {
        return engine.client()
                .newTopologyRequest()
                .send()
                .join()
                .getBrokers()
                .getFirst()
                .getPartitions()
                .getFirst()
                .getHealth();
    }

    /** Ends what still runs. */
    @Override
    public void close() {
        engine.records().forget(listener);
        workers.forEach(JobWorker::close);
        roots.forEach(
                root -> engine.client().newCancelInstanceCommand(root).send().join());
    }

    private List<Fired> fired(String timer) {
        return fired.values().stream().filter(one -> one.timer().equals(timer)).toList();
    }

    private void note(String line) {
        var record = EngineRecord.parse(line);
        if (record.is("TIMER", "TRIGGERED")) {
            fired.put(
                    record.key(),
                    new Fired(
                            record.text("targetElementId"),
                            Instant.ofEpochMilli(record.number("dueDate")),
                            record.writtenAt()));
        }
    }
}
