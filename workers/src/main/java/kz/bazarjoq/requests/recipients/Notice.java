package kz.bazarjoq.requests.recipients;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import kz.bazarjoq.requests.recipients.NotifyJob.ToldItem;
import kz.bazarjoq.requests.register.RequestId;
import org.jspecify.annotations.Nullable;

/**
 * What one organisation is told for one job, and whether it has confirmed.
 *
 * @param recipient its code in the data map
 * @param name what it is called, in Russian
 */
record Notice(
        UUID id,
        RequestId request,
        long elementInstance,
        String recipient,
        String name,
        Channel channel,
        List<ToldItem> items,
        Instant orderedAt,
        @Nullable Instant toldAt,
        @Nullable Instant confirmedAt) {

    /** The items of which this became. */
    List<String> items(What what) {
        return items.stream()
                .filter(item -> item.what() == what)
                .map(ToldItem::item)
                .toList();
    }

    /** How it is told. */
    enum Channel {
        LETTER,
        CALL;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
