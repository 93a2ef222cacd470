package kz.bazarjoq.requests.local;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;

/**
 * A letter in a mailbox, as its reader sees it.
 *
 * @param uid its number in the mailbox
 * @param references the ids of the letters before it in the thread, the oldest first
 * @param text the plain text; made from the HTML where the letter has nothing else
 */
public record Letter(
        long uid,
        String messageId,
        List<String> references,
        String from,
        String to,
        String subject,
        Instant received,
        String text) {

    private static final Pattern WHITESPACE = Pattern.compile("\\s+");

    public Letter {
        references = List.copyOf(references);
    }

    /** What can't be made sense of is left as it was written, so that no letter keeps the others from being read. */
    static Letter of(long uid, MimeMessage message, Instant received) {
        try {
            return new Letter(
                    uid,
                    Optional.ofNullable(message.getMessageID()).orElse(""),
                    references(message),
                    address(message, "From"),
                    address(message, "To"),
                    Optional.ofNullable(message.getSubject()).orElse(""),
                    received,
                    text(message));
        } catch (MessagingException failure) {
            throw new IllegalStateException("Letter " + uid + " can't be read", failure);
        }
    }

    private static List<String> references(MimeMessage message) throws MessagingException {
        var headers = message.getHeader("References");
        return headers == null
                ? List.of()
                : Stream.of(headers)
                        .flatMap(WHITESPACE::splitAsStream)
                        .filter(id -> !id.isBlank())
                        .toList();
    }

    /** The first address of a header. */
    private static String address(MimeMessage message, String header) throws MessagingException {
        var written = Optional.ofNullable(message.getHeader(header, ",")).orElse("");
        try {
            var addresses = InternetAddress.parseHeader(written, false);
            return addresses.length == 0 ? "" : addresses[0].getAddress();
        } catch (AddressException unparsable) {
            return written;
        }
    }

    private static String text(MimeMessage message) {
        try {
            return text(message, "text/plain")
                    .or(() -> text(message, "text/html")
                            .map(html -> Jsoup.parse(html).wholeText().strip()))
                    .orElse("");
        } catch (UnreadableException failure) {
            return "(It can't be read: %s)".formatted(failure.getMessage());
        }
    }

    private static Optional<String> text(Part part, String type) {
        try {
            if (part.isMimeType(type)) {
                return Optional.of(String.valueOf(part.getContent()));
            }
            if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
                for (var index = 0; index < parts.getCount(); index++) {
                    var found = text(parts.getBodyPart(index), type);
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
            return Optional.empty();
        } catch (IOException | MessagingException failure) {
            throw new UnreadableException(failure);
        }
    }

    /** A part is encoded in a way that nobody knows, or badly. */
    private static final class UnreadableException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnreadableException(Exception cause) {
            super(cause.getMessage(), cause);
        }
    }
}
