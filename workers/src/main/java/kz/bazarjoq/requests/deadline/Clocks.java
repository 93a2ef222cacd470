package kz.bazarjoq.requests.deadline;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.bazarjoq.requests.register.Actor;
import kz.bazarjoq.requests.register.Register;
import kz.bazarjoq.requests.register.RequestId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The clocks that run, or ran, for each request. */
@Service
public class Clocks {

    static final String JOB_TYPE = "deadline.start";

    private final Deadlines deadlines;
    private final ClockRepository repository;
    private final Register register;
    private final Clock clock;

    Clocks(Deadlines deadlines, ClockRepository repository, Register register, Clock clock) {
        this.deadlines = deadlines;
        this.repository = repository;
        this.register = register;
        this.clock = clock;
    }

    /** All clocks of a request in the order they were started, that of the whole request last. */
    public List<RunningClock> of(RequestId request) {
        return repository.of(request);
    }

    /**
     * When each of the requests is due next: the earliest of its rights' clocks, or of the whole request's while its rights
     * aren't known. A request without a clock is missing.
     */
    public Map<RequestId, OffsetDateTime> nextDue(Collection<RequestId> requests) {
        return repository.nextDue(requests);
    }

    /** Whether a right had clocks and none of them runs any more; one whose clocks haven't been started hasn't ended. */
    public boolean haveEnded(RequestId request, String right) {
        var ofRight = of(request).stream()
                .filter(running -> running.right().equals(right))
                .toList();
        return !ofRight.isEmpty() && ofRight.stream().allMatch(running -> running.endedAt() != null);
    }

    /**
     * Notes that a right begins to change data, so that it can't be stopped any more.
     *
     * @throws IllegalStateException when it was stopped before
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void beginToAct(RequestId request, String right) {
        if (!repository.markActing(request, right)) {
            throw new IllegalStateException("No clock of %s runs: it was taken back".formatted(right));
        }
    }

    /** Ends the clocks of a right that nobody has to do any more, unless it has ended or acts already. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean stop(RequestId request, String right) {
        if (haveEnded(request, right)
                || Boolean.TRUE.equals(repository.lockRunning(request).get(right))) {
            return false;
        }
        repository.endAll(request, right, clock.instant());
        return true;
    }

    /** Ends the clocks of all rights of a request, unless one of them acts already. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean stopAll(RequestId request) {
        var running = repository.lockRunning(request);
        if (running.containsValue(true)) {
            return false;
        }
        running.keySet().forEach(right -> repository.endAll(request, right, clock.instant()));
        return true;
    }

    /** Starts the clock of a right from when the written request arrived. */
    DeadlineVariable startFromReceipt(RequestId request, ClockedRight right, String receivedAt) {
        return start(request, right, DeadlineEvent.RECEIVED, instant(receivedAt));
    }

    /** Starts the clock of a right from its confirmation; without a moment given, from now. */
    DeadlineVariable startFromConfirmation(RequestId request, ClockedRight right, @Nullable String confirmedAt) {
        return start(
                request, right, DeadlineEvent.CONFIRMED, confirmedAt == null ? clock.instant() : instant(confirmedAt));
    }

    /** Ends a clock, because what it watches is done; one that has ended stays as it is. */
    void end(UUID id) {
        repository.end(id, clock.instant());
    }

    private DeadlineVariable start(RequestId request, ClockedRight right, DeadlineEvent event, Instant at) {
        var deadline = deadlines.compute(right.termOf(), event, at);
        var id = UUID.randomUUID();
        if (event == DeadlineEvent.CONFIRMED) {
            repository.endReceived(request, right.right(), clock.instant());
        }
        repository.keep(id, request, right, event, deadline);
        register.record(request, Actor.worker(JOB_TYPE), "deadline-started", right.termOf());
        return DeadlineVariable.of(id, deadline, request);
    }

    /** The engine writes a date and time as ISO 8601, with or without the name of the zone. */
    private static Instant instant(String text) {
        return DateTimeFormatter.ISO_DATE_TIME.parse(text, OffsetDateTime::from).toInstant();
    }
}
