package kz.bazarjoq.requests.correspondence;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who the letters are from, who among the staff gets some, and where the customers' letters are read.
 *
 * @param policyUrl the published policy that letters refer to
 */
@Validated
@ConfigurationProperties("bazarjoq.correspondence")
record CorrespondenceProperties(
        @DefaultValue @Valid Shop shop,
        @DefaultValue("support@bazarjoq.kz") @Email String supportAddress,
        @DefaultValue("privacy-officer@bazarjoq.kz") @Email String privacyOfficerAddress,
        @DefaultValue("https://bazarjoq.kz/privacy") URI policyUrl,
        @DefaultValue @Valid Mailbox mailbox) {

    /**
     * The shop as its letters name it; the defaults are the policy's (§7).
     *
     * @param email the address that customers write to; letters come from it and are answered to it
     */
    record Shop(
            @DefaultValue("BazarJoq") @NotBlank String name,
            @DefaultValue("Республика Казахстан, A15G7M6, город Алматы, Бостандыкский район, улица Байзакова, 280")
                    @NotBlank String address,
            @DefaultValue("info@bazarjoq.kz") @Email @NotBlank String email) {

        String domain() {
            return email.substring(email.indexOf('@') + 1);
        }
    }

    /**
     * The mailbox of {@link Shop#email}.
     *
     * @param host without it no mailbox is read
     * @param protocol {@code imaps}, or {@code imap} without encryption
     * @param port 0 for the protocol's own
     * @param pollInterval the wait between two looks into it; after a failure it grows up to {@code longestWait}
     */
    record Mailbox(
            @Nullable String host,
            @DefaultValue("0") int port,
            @DefaultValue("imaps") @NotNull Protocol protocol,
            @DefaultValue("") String username,
            @DefaultValue("") String password,
            @DefaultValue("INBOX") @NotBlank String folder,
            @DefaultValue("10s") Duration pollInterval,
            @DefaultValue("5m") Duration longestWait) {

        /** Hides the password. */
        @Override
        public String toString() {
            return "%s://%s:%d/%s".formatted(protocol, host, port, folder);
        }
    }

    /** How the mailbox is spoken with. */
    enum Protocol {
        IMAP,
        IMAPS
    }
}
