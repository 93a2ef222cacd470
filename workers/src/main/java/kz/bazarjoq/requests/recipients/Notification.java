package kz.bazarjoq.requests.recipients;

import java.util.List;
import java.util.stream.Collectors;
import kz.bazarjoq.requests.data.DataRecipient;
import kz.bazarjoq.requests.data.DataRecipients;
import kz.bazarjoq.requests.engine.JobKey;
import kz.bazarjoq.requests.recipients.Notice.Channel;
import kz.bazarjoq.requests.recipients.NotifyJob.ToldItem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells each organisation that got data what became of them. One that can't be reached keeps no other from being told; those who were
 * told aren't told again when the job is tried again.
 */
@Component
class Notification {

    private final Notices notices;
    private final DataRecipients recipients;
    private final NoticeLetter letter;
    private final SignedCall call;

    Notification(Notices notices, DataRecipients recipients, NoticeLetter letter, SignedCall call) {
        this.notices = notices;
        this.recipients = recipients;
        this.letter = letter;
        this.call = call;
    }

    /** @throws RuntimeException of the first that couldn't be told, once all others were */
    void tell(JobKey job, NotifyJob variables, What action) {
        var items = variables.items(action, () -> recipients.partsFound(job.request()));
        var concerned =
                recipients.of(job.request(), items.stream().map(ToldItem::item).toList());
        if (notices.of(job).isEmpty()) {
            concerned.forEach(recipient -> notices.order(job, recipient, itemsOf(job, recipient, items)));
        }
        var byCode = concerned.stream().collect(Collectors.toMap(DataRecipient::code, recipient -> recipient));
        RuntimeException first = null;
        for (var notice : notices.of(job)) {
            var failure = notice.toldAt() == null ? attempt(notice, byCode.get(notice.recipient())) : null;
            first = first == null ? failure : first;
        }
        if (first != null) {
            throw first;
        }
    }

    /** What he got himself, and no more. */
    private List<ToldItem> itemsOf(JobKey job, DataRecipient recipient, List<ToldItem> items) {
        return items.stream()
                .filter(item -> recipients.of(job.request(), List.of(item.item())).stream()
                        .anyMatch(one -> one.code().equals(recipient.code())))
                .toList();
    }

    private @Nullable RuntimeException attempt(Notice notice, @Nullable DataRecipient recipient) {
        if (recipient == null) {
            return new IllegalStateException(
                    "The data map no longer has the recipient %s, who is to be told".formatted(notice.recipient()));
        }
        try {
            if (notice.channel() == Channel.CALL) {
                var confirmed = call.send(notice, recipient);
                notices.markTold(notice);
                if (confirmed) {
                    notices.markConfirmed(notice, "answer");
                }
            } else {
                letter.send(notice, recipient);
                notices.markTold(notice);
            }
            return null;
        } catch (RuntimeException failure) {
            return failure;
        }
    }
}
