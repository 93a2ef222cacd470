package kz.bazarjoq.requests.recipients;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import kz.bazarjoq.requests.register.RequestId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who was told of a request's data, and who hasn't confirmed. */
@Component
public class ToldRecipients {

    private final Notices notices;
    private final RecipientProperties properties;
    private final Clock clock;

    ToldRecipients(Notices notices, RecipientProperties properties, Clock clock) {
        this.notices = notices;
        this.properties = properties;
        this.clock = clock;
    }

    /** All that were told or are to be told, oldest first. */
    public List<Told> of(RequestId request) {
        return notices.of(request).stream()
                .map(notice -> new Told(
                        notice.name(),
                        notice.channel() == Notice.Channel.CALL,
                        notice.items().stream()
                                .map(item -> new Item(item.what(), item.item()))
                                .toList(),
                        notice.toldAt(),
                        notice.confirmedAt(),
                        isOverdue(notice)))
                .toList();
    }

    /** Those of the requests of which somebody should have confirmed by now. */
    public Set<RequestId> overdue(Collection<RequestId> requests) {
        return notices.unconfirmedSince(requests, lastInTime());
    }

    private boolean isOverdue(Notice notice) {
        var told = notice.toldAt();
        return told != null && notice.confirmedAt() == null && told.isBefore(lastInTime());
    }

    private Instant lastInTime() {
        return clock.instant().minus(properties.confirmWithin());
    }

    /**
     * An organisation that is told.
     *
     * @param byCall whether by a call, not by a letter
     * @param toldAt null while it couldn't be told
     * @param overdue whether it should have confirmed by now
     */
    public record Told(
            String name,
            boolean byCall,
            List<Item> items,
            @Nullable Instant toldAt,
            @Nullable Instant confirmedAt,
            boolean overdue) {

        /** Copies the items. */
        public Told {
            items = List.copyOf(items);
        }
    }

    /** What became of an item of the data map. */
    public record Item(What what, String item) {}
}
