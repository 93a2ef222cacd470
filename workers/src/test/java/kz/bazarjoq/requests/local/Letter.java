package kz.bazarjoq.requests.local;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
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

    static Letter of(long uid, MimeMessage message, Instant received) {
        try {
            return new Letter(
                    uid,
                    Optional.ofNullable(message.getMessageID()).orElse(""),
                    references(message),
                    first(message.getFrom()),
                    first(message.getRecipients(MimeMessage.RecipientType.TO)),
                    Optional.ofNullable(message.getSubject()).orElse(""),
                    received,
                    text(message, "text/plain")
                            .or(() -> text(message, "text/html")
                                    .map(html -> Jsoup.parse(html).wholeText().strip()))
                            .orElse(""));
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

    private static String first(Address[] addresses) {
        if (addresses == null || addresses.length == 0) {
            return "";
        }
        return addresses[0] instanceof InternetAddress address ? address.getAddress() : addresses[0].toString();
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
        } catch (IOException failure) {
            throw new UncheckedIOException("A part of a letter can't be read", failure);
        } catch (MessagingException failure) {
            throw new IllegalStateException("A part of a letter can't be read", failure);
        }
    }
}
