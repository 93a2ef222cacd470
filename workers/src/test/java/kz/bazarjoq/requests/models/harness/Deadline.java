package kz.bazarjoq.requests.models.harness;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * A clock as {@code deadline.start} answers it, with two terms of different length: the tests of the models need only the
 * order of its instants, not the calendar.
 */
public record Deadline(Instant remindAt, Instant dueAt, Instant overdueAt, Instant laterDueAt) {

    private static final Duration SPREAD = Duration.ofSeconds(73);

    public static Deadline startedAt(Instant receivedAt) {
        var due = receivedAt.plus(Duration.ofDays(3));
        var later = receivedAt.plus(Duration.ofDays(30));
        return new Deadline(due.minus(Duration.ofDays(1)), due, due.plus(SPREAD), later.plus(SPREAD));
    }

    /** The same clock where only one of policy and law sets a term. */
    public Map<String, Object> withOneTerm() {
        var variable = new HashMap<>(variable());
        variable.put("laterDueAt", null);
        variable.put("policyDueAt", null);
        return variable;
    }

    /** The value of the variable {@code deadline}. */
    public Map<String, Object> variable() {
        return Map.of(
                "remindAt", Contract.iso(remindAt),
                "dueAt", Contract.iso(dueAt),
                "overdueAt", Contract.iso(overdueAt),
                "laterDueAt", Contract.iso(laterDueAt),
                "policyDueAt", Contract.iso(laterDueAt.minus(SPREAD)),
                "statutoryDueAt", Contract.iso(dueAt),
                "clause", "Закон № 94-V, ст. 25 п. 2 подп. 6)-7)",
                "provisional", false);
    }
}
