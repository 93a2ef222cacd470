package kz.bazarjoq.requests.deadline;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import kz.bazarjoq.requests.deadline.Deadline.Due;
import kz.bazarjoq.requests.register.RequestId;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The variable {@code deadline} as the product hands it to a process. */
public final class ProductDeadlines {

    private ProductDeadlines() {}

    /** As it is computed for a right from its receipt, by the product's tables and calendar. */
    public static Map<String, Object> fromReceipt(String right, Instant receivedAt, RequestId request) {
        return from(DeadlineEvent.RECEIVED, right, receivedAt, request);
    }

    /** The same from the confirmation, with which a right's second clock starts. */
    public static Map<String, Object> fromConfirmation(String right, Instant confirmedAt, RequestId request) {
        return from(DeadlineEvent.CONFIRMED, right, confirmedAt, request);
    }

    /** Of a request with a single term that ends then, its timers spread as they are for this request. */
    public static Map<String, Object> endingAt(OffsetDateTime dueAt, OffsetDateTime remindAt, RequestId request) {
        var due = new Due(dueAt, "Закон № 94-V, ст. 25 п. 2 подп. 6)-7)");
        return variable(new Deadline(remindAt.minusDays(2), null, due, due, remindAt, false), request);
    }

    private static Map<String, Object> from(DeadlineEvent event, String right, Instant at, RequestId request) {
        var calendar = CalendarFile.read(new ClassPathResource("calendar/kz-days-off.csv"));
        return variable(new Deadlines(new DecisionTables(), calendar).compute(right, event, at), request);
    }

    private static Map<String, Object> variable(Deadline deadline, RequestId request) {
        return JsonMapper.shared()
                .convertValue(
                        DeadlineVariable.of(UUID.randomUUID(), deadline, request),
                        new TypeReference<Map<String, Object>>() {});
    }
}
