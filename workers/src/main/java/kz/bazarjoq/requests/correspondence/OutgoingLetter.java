package kz.bazarjoq.requests.correspondence;

import java.util.List;
import java.util.Optional;
import kz.bazarjoq.requests.correspondence.template.RenderedLetter;
import kz.bazarjoq.requests.register.RequestId;

/**
 * A letter of the outbox.
 *
 * @param content with marks in place of secrets
 * @param done whether it was sent, or given up because its address is refused for good
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
        boolean done) {}
