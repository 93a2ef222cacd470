package kz.bazarjoq.requests.correspondence.inbound;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells letters that a machine wrote, by RFC 3834 and by the marks that programs use beside it: answering one can start an
 * endless exchange.
 */
final class AutomaticLetters {

    private static final Set<String> BULK = Set.of("bulk", "list", "junk", "auto_reply");
    private static final Set<String> MACHINES = Set.of("mailer-daemon", "postmaster");
    private static final List<String> REPLY_MARKS = List.of("X-Autoreply", "X-Autorespond", "X-Auto-Response-Suppress");
    private static final List<String> LIST_MARKS = List.of("List-Id", "List-Unsubscribe");

    private static final Pattern NO_REPLY = Pattern.compile("(?:no|do[-_.]?not)[-_.]?reply(?:[-_.+].*)?");
    private static final Pattern REPLY_SUBJECT =
            Pattern.compile("(?iu)\\s*(?:automatic reply|auto[- ]?reply|out of office|автоответ|автоматический ответ"
                    + "|автоматты жауап)\\s*:");

    private final String ownAddress;

    /** Knows the machines; {@code ownAddress} is the one that our own letters come from. */
    AutomaticLetters(String ownAddress) {
        this.ownAddress = ownAddress.toLowerCase(Locale.ROOT);
    }

    /** Why a letter counts as automatic; empty for a person's. */
    Optional<String> reason(MimeMessage message) throws MessagingException {
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
        if (hasOneOf(REPLY_MARKS, message)
                || REPLY_SUBJECT
                        .matcher(HeaderText.decode(message.getHeader("Subject", null)))
                        .lookingAt()) {
            return Optional.of("auto-reply");
        }
        return hasOneOf(LIST_MARKS, message) ? Optional.of("mailing-list") : bySender(message);
    }

    /** A form on a web site writes from such an address, too, but says where its answer goes. */
    private Optional<String> bySender(MimeMessage message) throws MessagingException {
        var from = address(message.getHeader("From", ","));
        if (MACHINES.contains(localPart(from))) {
            return Optional.of("mail-system");
        }
        if (isAnswered(address(message.getHeader("Reply-To", ",")))) {
            return Optional.empty();
        }
        if (from.equals(ownAddress)) {
            return Optional.of("own-address");
        }
        return NO_REPLY.matcher(localPart(from)).matches() ? Optional.of("no-reply-address") : Optional.empty();
    }

    private boolean isAnswered(String replyTo) {
        return !replyTo.isEmpty()
                && !replyTo.equals(ownAddress)
                && !NO_REPLY.matcher(localPart(replyTo)).matches();
    }

    private static boolean hasOneOf(List<String> marks, MimeMessage message) throws MessagingException {
        for (var mark : marks) {
            if (message.getHeader(mark) != null) {
                return true;
            }
        }
        return false;
    }

    private static String first(MimeMessage message, String header) throws MessagingException {
        var values = message.getHeader(header);
        return values == null ? "" : values[0].strip().toLowerCase(Locale.ROOT);
    }

    private static String address(@Nullable String header) {
        return header == null
                ? ""
                : header.substring(header.lastIndexOf('<') + 1)
                        .replace(">", "")
                        .strip()
                        .toLowerCase(Locale.ROOT);
    }

    private static String localPart(String address) {
        return address.contains("@") ? address.substring(0, address.indexOf('@')) : "";
    }
}
