package kz.bazarjoq.requests.correspondence.inbound;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.SharedByteArrayInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import kz.bazarjoq.requests.correspondence.Correspondent;
import kz.bazarjoq.requests.correspondence.IncomingLetter;
import kz.bazarjoq.requests.correspondence.MessageIds;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Understands letters as far as it can; what it can't understand it says so of, and never fails. */
@Component
public class LetterParser {

    private static final int LONGEST_SUBJECT = 500;

    /** Enough for many senders; those behind it are left out. */
    private static final int LONGEST_FROM = 4_000;

    private final Session session = Session.getInstance(lenient());
    private final AutomaticLetters automatic;

    /** Parses what comes into a mailbox; a letter that claims to be from its own address isn't a customer's. */
    public LetterParser(@Value("${bazarjoq.correspondence.shop.email:info@bazarjoq.kz}") String ownAddress) {
        automatic = new AutomaticLetters(ownAddress);
    }

    /** Reads a letter; the bytes are not changed. */
    public IncomingLetter parse(byte[] letter) {
        var body = new BodyReader();
        var identity = LetterIdentity.of(letter);
        try {
            var message = new MimeMessage(session, new SharedByteArrayInputStream(letter));
            body.read(message);
            return letter(identity, message, body);
        } catch (MessagingException | RuntimeException | StackOverflowError unreadable) {
            return unreadable(identity, letter);
        }
    }

    private IncomingLetter letter(LetterIdentity identity, MimeMessage message, BodyReader body)
            throws MessagingException {
        var text = body.text();
        var subject = HeaderText.decode(message.getHeader("Subject", null));
        return new IncomingLetter(
                identity.messageId(),
                from(message),
                subject.length() > LONGEST_SUBJECT ? subject.substring(0, LONGEST_SUBJECT) : subject,
                text,
                NewText.of(text),
                body.attachments(),
                references(message),
                automatic.reason(message),
                body.undelivered(),
                body.readable());
    }

    private static IncomingLetter unreadable(LetterIdentity identity, byte[] letter) {
        var start = Arrays.copyOf(letter, Math.min(letter.length, BodyReader.LONGEST_TEXT));
        var text = Texts.clean(Charsets.decode(start, null));
        return new IncomingLetter(
                identity.messageId(),
                Optional.empty(),
                "",
                text,
                text,
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    /** The first sender who can be written to. */
    private static Optional<Correspondent> from(MimeMessage message) throws MessagingException {
        var header = message.getHeader("From", ",");
        if (header == null) {
            return Optional.empty();
        }
        try {
            var start = header.substring(0, Math.min(header.length(), LONGEST_FROM));
            return Arrays.stream(InternetAddress.parseHeader(start, false))
                    .filter(LetterParser::canBeWrittenTo)
                    .map(address -> new Correspondent(address.getAddress(), name(address)))
                    .findFirst();
        } catch (AddressException unreadable) {
            return Optional.empty();
        }
    }

    private static boolean canBeWrittenTo(InternetAddress address) {
        try {
            address.validate();
            return address.getAddress().contains("@")
                    && Texts.inOneLine(address.getAddress()).equals(address.getAddress());
        } catch (AddressException invalid) {
            return false;
        }
    }

    private static String name(InternetAddress address) {
        var text = address.toString();
        var end = text.lastIndexOf('<');
        var name = end > 0 ? HeaderText.decode(text.substring(0, end).strip().replaceAll("^\"|\"$", "")) : "";
        return name.length() > LONGEST_SUBJECT ? name.substring(0, LONGEST_SUBJECT) : name;
    }

    /** The thread, oldest first; In-Reply-To names the direct predecessor. */
    private static List<String> references(MimeMessage message) throws MessagingException {
        var thread = new ArrayList<>(MessageIds.findIn(message.getHeader("References", " ")));
        for (var id : MessageIds.findIn(message.getHeader("In-Reply-To", " "))) {
            thread.remove(id);
            thread.add(id);
        }
        return thread;
    }

    private static Properties lenient() {
        var properties = new Properties();
        properties.setProperty("mail.mime.address.strict", "false");
        properties.setProperty("mail.mime.allowutf8", "false");
        return properties;
    }
}
