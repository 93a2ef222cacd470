package kz.bazarjoq.requests.intake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.bazarjoq.requests.correspondence.Correspondent;
import kz.bazarjoq.requests.correspondence.IncomingLetter.Attachment;

/**
 * A letter on a request, as the case page shows it.
 *
 * @param id the {@code replyId} that the process carries for a reply
 * @param from empty where the letter names nobody who can be written to
 * @param newText the text without quotations and signature
 * @param readable whether all of it could be understood; the raw letter has the rest
 * @param automatic why it counts as a machine's, such as {@code delivery-report}; empty for a person's
 */
public record ReceivedLetter(
        UUID id,
        Optional<Correspondent> from,
        String subject,
        String text,
        String newText,
        List<Attachment> attachments,
        Instant receivedAt,
        boolean readable,
        Optional<String> automatic) {

    /** Copies the list. */
    public ReceivedLetter {
        attachments = List.copyOf(attachments);
    }
}
