package kz.bazarjoq.requests.casework;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kz.bazarjoq.requests.deadline.Clocks;
import kz.bazarjoq.requests.deadline.DeadlineEvent;
import kz.bazarjoq.requests.deadline.RunningClock;
import kz.bazarjoq.requests.register.SubjectRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * When answers are due, by which clause, and how much of the term is left. The clock of the whole request counts only until its
 * rights are known.
 */
@Component
class ClockSection implements CaseSection {

    private final Clocks clocks;
    private final CaseWording wording;
    private final Clock clock;

    ClockSection(Clocks clocks, CaseWording wording, Clock clock) {
        this.clocks = clocks;
        this.wording = wording;
        this.clock = clock;
    }

    @Override
    public Map<String, Object> of(SubjectRequest request) {
        var all = clocks.of(request.id());
        var ofRights = all.stream().filter(RunningClock::isOfARight).toList();
        return Map.of(
                "clocks",
                (ofRights.isEmpty() ? all : ofRights)
                        .stream()
                                .map(running -> line(running, request.closedAt()))
                                .toList());
    }

    private ClockLine line(RunningClock running, @Nullable Instant closedAt) {
        var endedAt = running.endedAt() == null ? closedAt : running.endedAt().toInstant();
        var until = endedAt == null ? clock.instant() : endedAt;
        var late = until.isAfter(running.dueAt().toInstant());
        return new ClockLine(
                wording.right(running.right()),
                running.termOf().equals(running.right()) ? null : wording.right(running.termOf()),
                (running.event() == DeadlineEvent.RECEIVED ? "с получения " : "с подтверждения ")
                        + Russian.moment(running.startedAt().toInstant()),
                Russian.date(running.dueAt()),
                endedAt == null
                        ? Russian.left(running.dueAt(), until)
                        : late ? "завершено после срока" : "завершено в срок",
                late,
                terms(running),
                Russian.moment(running.remindAt().toInstant()),
                running.provisional());
    }

    private static List<TermLine> terms(RunningClock running) {
        var terms = new ArrayList<TermLine>();
        add(terms, "по политике", running.policyDueAt(), running.policyClause());
        add(terms, "по закону", running.statutoryDueAt(), running.statutoryClause());
        if (terms.isEmpty()) {
            add(terms, "норма магазина", running.dueAt(), running.clause());
        }
        return terms;
    }

    private static void add(
            List<TermLine> terms, String name, @Nullable OffsetDateTime dueAt, @Nullable String clause) {
        if (dueAt != null && clause != null) {
            terms.add(new TermLine(name, Russian.date(dueAt), clause));
        }
    }

    record ClockLine(
            String right,
            @Nullable String termOf,
            String countedFrom,
            String due,
            String left,
            boolean late,
            List<TermLine> terms,
            String remind,
            boolean provisional) {}

    record TermLine(String name, String due, String clause) {}
}
