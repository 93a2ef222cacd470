package kz.bazarjoq.requests.deadline;

import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.UUID;
import kz.bazarjoq.requests.deadline.Deadline.Due;
import kz.bazarjoq.requests.register.RequestId;
import org.jspecify.annotations.Nullable;

/**
 * The process variable {@code deadline}: instants in ISO 8601 with the offset of Almaty.
 *
 * @param id names the clock; a request that began with an earlier version has none
 * @param remindAt when the reminder's timer is due; it and the overdue timers are spread over two minutes by request,
 *     because many timers due at one instant block a partition
 * @param dueAt the earlier of the terms, as people are told it
 * @param laterDueAt when the timer of the later term is due, where there is a later one
 */
record DeadlineVariable(
        @Nullable UUID id,
        String remindAt,
        String dueAt,
        String overdueAt,
        @Nullable String laterDueAt,
        @Nullable String policyDueAt,
        @Nullable String statutoryDueAt,
        String clause,
        boolean provisional) {

    private static final int SPREAD_SECONDS = 120;

    static DeadlineVariable of(UUID id, Deadline deadline, RequestId request) {
        var spread = Duration.ofSeconds(Math.floorMod(request.value().hashCode(), SPREAD_SECONDS + 1));
        var later = deadline.laterDueAt();
        return new DeadlineVariable(
                id,
                text(deadline.remindAt().plus(spread)),
                text(deadline.due().at()),
                text(deadline.due().at().plus(spread)),
                later == null ? null : text(later.plus(spread)),
                text(deadline.policy()),
                text(deadline.statutory()),
                deadline.due().clause(),
                deadline.provisional());
    }

    private static @Nullable String text(@Nullable Due due) {
        return due == null ? null : text(due.at());
    }

    private static String text(OffsetDateTime at) {
        return at.format(ISO_OFFSET_DATE_TIME);
    }
}
