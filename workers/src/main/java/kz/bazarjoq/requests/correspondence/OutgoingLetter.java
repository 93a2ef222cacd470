package kz.bazarjoq.requests.correspondence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kz.bazarjoq.requests.correspondence.template.RenderedLetter;
import kz.bazarjoq.requests.register.RequestId;
import org.jspecify.annotations.Nullable;

/**
 * A letter of the outbox.
 *
 * @param content with marks in place of secrets
 */
record OutgoingLetter(
        String key,
        RequestId request,
        String template,
        String address,
        RenderedLetter content,
        String messageId,
        Optional<String> inReplyTo,
        List<String> references,
        @Nullable Instant sentAt) {}
