package kz.bazarjoq.requests.models.harness;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** The jobs of a scenario, and those among them that wait for an answer. */
final class Jobs {

    private final Map<Long, SeenJob> all = new LinkedHashMap<>();
    private final List<SeenJob> completed = new ArrayList<>();
    private final Set<Long> unanswered = new LinkedHashSet<>();

    void note(EngineRecord record, Function<EngineRecord, SeenJob> created) {
        switch (record.intent()) {
            case "CREATED" -> {
                // An exporter may be handed a record a second time.
                if (all.putIfAbsent(record.key(), created.apply(record)) == null) {
                    unanswered.add(record.key());
                }
            }
            case "FAILED" -> {
                if (record.number("retries") > 0) {
                    unanswered.add(record.key());
                }
            }
            case "COMPLETED" -> completed.add(get(record.key()));
            case "CANCELED" -> unanswered.remove(record.key());
            default -> {
                // An error thrown or retries set: the path or the incident shows it.
            }
        }
    }

    /** The job waits for an answer again, for instance after its incident was resolved. */
    void reopen(long key) {
        if (all.containsKey(key)) {
            unanswered.add(key);
        }
    }

    /** Takes the jobs that wait for an answer. */
    List<SeenJob> takeUnanswered() {
        var taken = unanswered.stream().map(this::get).toList();
        unanswered.clear();
        return taken;
    }

    boolean allAnswered() {
        return unanswered.isEmpty();
    }

    SeenJob get(long key) {
        return Objects.requireNonNull(all.get(key));
    }

    Stream<SeenJob> all() {
        return all.values().stream();
    }

    Stream<SeenJob> completed() {
        return completed.stream();
    }
}
