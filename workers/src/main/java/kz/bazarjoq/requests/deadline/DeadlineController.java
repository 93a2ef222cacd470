package kz.bazarjoq.requests.deadline;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import kz.bazarjoq.requests.deadline.Deadline.Due;
import kz.bazarjoq.requests.engine.RightsCatalogue;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tells the shop's site when an answer will be due, before the customer sends the request. */
@RestController
class DeadlineController {

    private static final Duration KEPT_BY_CACHES = Duration.ofMinutes(1);

    private final Deadlines deadlines;
    private final WorkingDayCalendar calendar;
    private final RightsCatalogue rights;

    DeadlineController(Deadlines deadlines, WorkingDayCalendar calendar, RightsCatalogue rights) {
        this.deadlines = deadlines;
        this.calendar = calendar;
        this.rights = rights;
    }

    @GetMapping("/api/deadlines/preview")
    ResponseEntity<Preview> preview(
            @RequestParam(required = false) @Nullable String right,
            @RequestParam(required = false) @Nullable String event,
            @RequestParam(required = false) @Nullable String at) {
        var rightId = QueryParameters.right(right, rights);
        var countedFrom = QueryParameters.event(event);
        var deadline = deadlines.compute(rightId, countedFrom, QueryParameters.at(at));
        return answer(Preview.of(rightId, countedFrom, deadline));
    }

    @GetMapping("/api/working-days")
    ResponseEntity<WorkingDay> workingDays(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String days) {
        var start = QueryParameters.from(from);
        var count = QueryParameters.days(days);
        var date = calendar.plusWorkingDays(start, count);
        return answer(new WorkingDay(start, count, date, calendar.touchesProvisional(start.plusDays(1), date)));
    }

    private static <T> ResponseEntity<T> answer(T body) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(KEPT_BY_CACHES).cachePublic())
                .body(body);
    }

    /** When an answer will be due; a term that doesn't exist is null, as is its clause. */
    record Preview(
            String right,
            String event,
            OffsetDateTime at,
            @Nullable OffsetDateTime policyDueAt,
            @Nullable String policyClause,
            @Nullable OffsetDateTime statutoryDueAt,
            @Nullable String statutoryClause,
            OffsetDateTime dueAt,
            String clause,
            OffsetDateTime remindAt,
            boolean provisional) {

        static Preview of(String right, DeadlineEvent event, Deadline deadline) {
            return new Preview(
                    right,
                    event.code(),
                    deadline.startedAt(),
                    at(deadline.policy()),
                    clause(deadline.policy()),
                    at(deadline.statutory()),
                    clause(deadline.statutory()),
                    deadline.due().at(),
                    deadline.due().clause(),
                    deadline.remindAt(),
                    deadline.provisional());
        }

        private static @Nullable OffsetDateTime at(@Nullable Due due) {
            return due == null ? null : due.at();
        }

        private static @Nullable String clause(@Nullable Due due) {
            return due == null ? null : due.clause();
        }
    }

    /** The date that many working days after another, which itself isn't counted. */
    record WorkingDay(LocalDate from, int days, LocalDate date, boolean provisional) {}
}
