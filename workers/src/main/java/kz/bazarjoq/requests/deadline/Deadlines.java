package kz.bazarjoq.requests.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import kz.bazarjoq.requests.deadline.Deadline.Due;
import kz.bazarjoq.requests.engine.Decisions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Computes deadlines from the decision table {@code deadlines} by the Kazakh calendar and Almaty time. */
@Service
class Deadlines {

    private static final String DECISION = "deadlines";

    private final Decisions decisions;
    private final WorkingDayCalendar calendar;

    Deadlines(Decisions decisions, WorkingDayCalendar calendar) {
        this.decisions = decisions;
        this.calendar = calendar;
    }

    /**
     * Computes when an answer is due.
     *
     * @param right the process id of the right, or {@code unclassified} for a request not yet read
     * @param at when the event happened
     * @throws NoTermException when the table has no term for the right from this event
     * @throws OutsideCalendarException when a term leaves the years of the calendar
     */
    Deadline compute(String right, DeadlineEvent event, Instant at) {
        var eventDay = AlmatyTime.dayOf(at);
        var row = row(right, event, eventDay);
        var policy = due(row.policy(), eventDay);
        var statutory = due(row.statutory(), eventDay);
        var due = Stream.of(policy, statutory)
                .filter(Objects::nonNull)
                .min(Comparator.comparing(Due::at))
                .orElseGet(() -> Objects.requireNonNull(due(row.house(), eventDay)));
        var lastDay = Stream.of(policy, statutory, due)
                .filter(Objects::nonNull)
                .map(end -> end.at().toLocalDate())
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return new Deadline(
                AlmatyTime.of(at),
                policy,
                statutory,
                due,
                remindAt(due, row.remindWorkingDays(), AlmatyTime.of(at)),
                calendar.touchesProvisional(eventDay.plusDays(1), lastDay));
    }

    private DeadlineRow row(String right, DeadlineEvent event, LocalDate receivedOn) {
        var rows = rows(right, event, receivedOn);
        if (rows.isEmpty()) {
            throw new NoTermException(
                    right, event, !rows(right, event.other(), receivedOn).isEmpty());
        }
        if (rows.size() > 1) {
            throw new IllegalStateException("The decision %s has %d rows for %s, %s on %s: keep one"
                    .formatted(DECISION, rows.size(), right, event.code(), receivedOn));
        }
        return DeadlineRow.of(rows.getFirst());
    }

    private List<Map<String, Object>> rows(String right, DeadlineEvent event, LocalDate receivedOn) {
        return decisions.evaluate(
                DECISION, Map.of("right", right, "event", event.code(), "receivedOn", receivedOn.toString()));
    }

    private @Nullable Due due(@Nullable Term term, LocalDate eventDay) {
        return term == null ? null : new Due(AlmatyTime.endOf(term.lastDay(eventDay, calendar)), term.clause());
    }

    private OffsetDateTime remindAt(Due due, int workingDaysBefore, OffsetDateTime event) {
        var day = calendar.minusWorkingDays(due.at().toLocalDate(), workingDaysBefore, event.toLocalDate());
        var start = AlmatyTime.startOfWorkOn(day);
        return start.isBefore(event) ? event : start;
    }
}
