package kz.bazarjoq.requests.correspondence.inbound;

import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import kz.bazarjoq.requests.engine.GrowingWait;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The mailbox that customers write to.
 *
 * @param host without it no mailbox is read
 * @param port 0 for the protocol's own
 * @param pollInterval the wait between two looks into the mailbox
 * @param longestWait up to which the wait grows while the mailbox can't be read
 */
@Validated
@ConfigurationProperties("bazarjoq.correspondence.mailbox")
record MailboxProperties(
        @DefaultValue("") String host,
        @DefaultValue("0") int port,
        @DefaultValue("imaps") Protocol protocol,
        @DefaultValue("") String username,
        @DefaultValue("") String password,
        @DefaultValue("INBOX") @NotBlank String folder,
        @DefaultValue("10s") Duration pollInterval,
        @DefaultValue("5m") Duration longestWait) {

    boolean isConfigured() {
        return !host.isBlank();
    }

    /** The place alone, without who signs in there. */
    String url() {
        return "%s://%s%s/%s".formatted(protocol.scheme(), host, port == 0 ? "" : ":" + port, folder);
    }

    /** The wait after this many failures in a row. */
    Duration waitAfter(int failures) {
        return new GrowingWait(pollInterval, 2, longestWait).after(failures + 1);
    }

    /** Leaves out the password. */
    @Override
    public String toString() {
        return url();
    }

    /** How the mailbox is spoken with: with or without encryption. */
    enum Protocol {
        IMAP,
        IMAPS;

        String scheme() {
            return this == IMAP ? "imap" : "imaps";
        }
    }
}
