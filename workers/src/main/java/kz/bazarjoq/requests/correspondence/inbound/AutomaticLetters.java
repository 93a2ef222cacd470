package kz.bazarjoq.requests.correspondence.inbound;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells letters that a machine wrote (RFC 3834): answering one can start an endless exchange. */
final class AutomaticLetters {

    private static final Set<String> BULK = Set.of("bulk", "list", "junk", "auto_reply");
    private static final Set<String> MACHINES = Set.of("mailer-daemon", "postmaster");

    private AutomaticLetters() {}

    /** Why a letter counts as automatic; empty for a person's. */
    static Optional<String> reason(MimeMessage message) throws MessagingException {
        var submitted = first(message, "Auto-Submitted");
        if (!submitted.isEmpty() && !submitted.startsWith("no")) {
            return Optional.of("auto-submitted");
        }
        if (first(message, "Content-Type").startsWith("multipart/report")) {
            return Optional.of("delivery-report");
        }
        if (first(message, "Return-Path").equals("<>")) {
            return Optional.of("empty-return-path");
        }
        if (BULK.contains(first(message, "Precedence"))) {
            return Optional.of("bulk");
        }
        return MACHINES.contains(localPart(message.getHeader("From", ",")))
                ? Optional.of("mail-system")
                : Optional.empty();
    }

    private static String first(MimeMessage message, String header) throws MessagingException {
        var values = message.getHeader(header);
        return values == null ? "" : values[0].strip().toLowerCase(Locale.ROOT);
    }

    private static String localPart(@Nullable String from) {
        if (from == null) {
            return "";
        }
        var address = from.substring(from.lastIndexOf('<') + 1).strip().toLowerCase(Locale.ROOT);
        return address.contains("@") ? address.substring(0, address.indexOf('@')) : "";
    }
}
