package kz.bazarjoq.requests.correspondence.inbound;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimePartDataSource;
import jakarta.mail.internet.ParseException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import kz.bazarjoq.requests.correspondence.IncomingLetter.Attachment;
import kz.bazarjoq.requests.correspondence.MessageIds;
import org.jspecify.annotations.Nullable;

/** Collects a letter's text and attachments from its parts, however they are nested. */
final class BodyReader {

    /** No more of a letter's text is taken out of it, in bytes; the raw letter has all of it. */
    static final int LONGEST_TEXT = 1 << 20;

    private static final int DEEPEST = 20;
    private static final int MOST_PARTS = 500;
    private static final Pattern CHARSET = Pattern.compile("(?i)charset\\s*=\\s*\"?([^\";\\s]+)");
    private static final Pattern FAILED = Pattern.compile("(?im)^Action:\\s*failed");
    private static final Pattern MESSAGE_ID = Pattern.compile("(?im)^Message-ID:\\s*(<.*>)");

    private final StringBuilder text = new StringBuilder();
    private final List<Attachment> attachments = new ArrayList<>();
    private int parts;
    private int made;
    private boolean readable = true;
    private boolean failedDelivery;
    private Optional<String> returned = Optional.empty();

    String text() {
        return Texts.clean(text.toString());
    }

    List<Attachment> attachments() {
        return attachments;
    }

    boolean readable() {
        return readable;
    }

    /** The Message-ID of the letter that a delivery report returns, where the report says that it failed. */
    Optional<String> undelivered() {
        return failedDelivery ? returned : Optional.empty();
    }

    void read(MimeMessage message) {
        read(message, 0);
    }

    private void read(MimePart part, int depth) {
        if (++parts > MOST_PARTS || depth > DEEPEST) {
            readable = false;
            return;
        }
        try {
            var type = type(part);
            if (type.startsWith("multipart/")) {
                readMultipart(part, type, depth);
            } else if (isText(part, type)) {
                text.append(decoded(part, type)).append("\n\n");
            } else {
                readReport(part, type);
                attachments.add(new Attachment(fileName(part, type), type, size(part)));
            }
        } catch (MessagingException | IOException | RuntimeException broken) {
            readable = false;
            text.append(undecoded(part)).append("\n\n");
        }
    }

    private void readMultipart(MimePart part, String type, int depth) throws MessagingException {
        var multipart = new FewParts(part);
        List<MimePart> children = new ArrayList<>();
        for (var index = 0; index < multipart.getCount(); index++) {
            children.add((MimeBodyPart) multipart.getBodyPart(index));
        }
        if (type.equals("multipart/alternative")) {
            children = alternatives(children);
        }
        for (var child : children) {
            read(child, depth + 1);
        }
    }

    /** The plain text where there is some, and what isn't text; without it the other forms. */
    private static List<MimePart> alternatives(List<MimePart> children) {
        for (var child : children) {
            if (type(child).equals("text/plain") && !undecoded(child).isBlank()) {
                var rest = new ArrayList<>(children);
                rest.removeIf(other -> type(other).startsWith("text/") && !other.equals(child));
                return rest;
            }
        }
        return children.stream()
                .filter(child -> !type(child).equals("text/plain"))
                .toList();
    }

    private static boolean isText(MimePart part, String type) throws MessagingException {
        return (type.equals("text/plain") || type.equals("text/html"))
                && !Part.ATTACHMENT.equalsIgnoreCase(disposition(part))
                && rawFileName(part) == null;
    }

    private static String decoded(MimePart part, String type) throws MessagingException, IOException {
        var contentType = part.getContentType();
        var charset = CHARSET.matcher(contentType);
        var words = Charsets.decode(bytes(part, LONGEST_TEXT), charset.find() ? charset.group(1) : null);
        return type.equals("text/html") ? HtmlText.of(words) : words;
    }

    /** What stands in a part, for a person to make sense of. */
    private static String undecoded(MimePart part) {
        try (var raw = raw(part)) {
            return Charsets.decode(raw.readNBytes(LONGEST_TEXT), null);
        } catch (MessagingException | IOException unreadable) {
            return "";
        }
    }

    private void readReport(MimePart part, String type) throws MessagingException, IOException {
        if (type.equals("message/delivery-status")) {
            failedDelivery |= FAILED.matcher(ascii(part)).find();
        } else if (type.equals("message/rfc822") || type.equals("text/rfc822-headers")) {
            var id = MESSAGE_ID.matcher(ascii(part));
            if (returned.isEmpty() && id.find()) {
                returned = MessageIds.findIn(id.group(1)).stream().findFirst();
            }
        }
    }

    private static String ascii(MimePart part) throws MessagingException, IOException {
        return new String(bytes(part, LONGEST_TEXT), StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(MimePart part, int most) throws MessagingException, IOException {
        var encoding = encoding(part);
        try (var raw = raw(part)) {
            var bytes = raw.readNBytes(most);
            return switch (encoding) {
                case "base64" -> Transfer.base64(bytes);
                case "quoted-printable" -> Transfer.quotedPrintable(bytes);
                default -> bytes;
            };
        }
    }

    private static long size(MimePart part) throws MessagingException, IOException {
        try (var raw = raw(part)) {
            var bytes = raw.readAllBytes();
            return switch (encoding(part)) {
                case "base64" -> Transfer.base64(bytes).length;
                case "quoted-printable" -> Transfer.quotedPrintable(bytes).length;
                default -> bytes.length;
            };
        }
    }

    private static InputStream raw(MimePart part) throws MessagingException {
        return part instanceof MimeMessage message
                ? message.getRawInputStream()
                : ((MimeBodyPart) part).getRawInputStream();
    }

    private static String encoding(MimePart part) throws MessagingException {
        var encoding = part.getHeader("Content-Transfer-Encoding", null);
        return encoding == null ? "" : encoding.strip().toLowerCase(Locale.ROOT);
    }

    private static String type(MimePart part) {
        try {
            return new ContentType(part.getContentType()).getBaseType().toLowerCase(Locale.ROOT);
        } catch (ParseException unreadable) {
            return isMultipart(part) ? "multipart/mixed" : "text/plain";
        } catch (MessagingException unreadable) {
            return "application/octet-stream";
        }
    }

    private static boolean isMultipart(MimePart part) {
        try {
            return part.getContentType().strip().toLowerCase(Locale.ROOT).startsWith("multipart/");
        } catch (MessagingException unreadable) {
            return false;
        }
    }

    private static @Nullable String disposition(MimePart part) throws MessagingException {
        var header = part.getHeader("Content-Disposition", null);
        return header == null ? null : header.split(";", 2)[0].strip();
    }

    private static @Nullable String rawFileName(MimePart part) throws MessagingException {
        try {
            return part.getFileName();
        } catch (ParseException unreadable) {
            return null;
        }
    }

    private static String fileName(MimePart part, String type) throws MessagingException {
        var name = rawFileName(part);
        if (name != null && !name.isBlank()) {
            return HeaderText.decode(name);
        }
        return type.equals("message/rfc822") ? "letter.eml" : "";
    }

    /** Takes the time to make no more parts than are read; an empty one stands for each of the rest. */
    private final class FewParts extends MimeMultipart {

        private final MimeBodyPart rest = new MimeBodyPart();

        FewParts(MimePart part) throws MessagingException {
            super(new MimePartDataSource(part));
        }

        @Override
        protected MimeBodyPart createMimeBodyPart(InputStream content) throws MessagingException {
            if (++made > MOST_PARTS) {
                readable = false;
                return rest;
            }
            return super.createMimeBodyPart(content);
        }
    }
}
