package kz.bazarjoq.requests.correspondence;

import java.time.Instant;
import java.util.Optional;

/**
 * A letter that was written to a customer or to staff, as the case page shows it: secrets are masked.
 *
 * @param sentAt when the mail server took it; empty while it waits
 * @param refusedAt when the mail server refused its address for good; it was given up then
 */
public record SentLetter(
        String template,
        String address,
        String subject,
        String text,
        Instant createdAt,
        Optional<Instant> sentAt,
        Optional<Instant> refusedAt) {}
