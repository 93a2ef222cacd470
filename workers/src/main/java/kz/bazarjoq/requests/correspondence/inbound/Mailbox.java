package kz.bazarjoq.requests.correspondence.inbound;

import jakarta.mail.Authenticator;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import kz.bazarjoq.requests.engine.FailureReport;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.integration.StaticMessageHeaderAccessor;
import org.springframework.messaging.Message;

/**
 * The mailbox. Whether a letter was taken is told by its SEEN flag alone, which is set after the letter is stored: the flags
 * that the receiver sets of its own accord while fetching would lose a letter whose storing fails.
 */
final class Mailbox implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);
    private static final Duration OLDEST = Duration.ofDays(366);

    private final UnseenLetters receiver;
    private final IncomingMail incoming;
    private final Clock clock;
    private final String url;
    private final Set<Long> unfetched = new HashSet<>();

    Mailbox(MailboxProperties properties, IncomingMail incoming, Clock clock, BeanFactory beans) {
        this.incoming = incoming;
        this.clock = clock;
        this.url = properties.url();
        this.receiver = new UnseenLetters(properties.url());
        receiver.setJavaMailProperties(session(properties));
        receiver.setJavaMailAuthenticator(new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(properties.username(), properties.password());
            }
        });
        receiver.setBeanFactory(beans);
        receiver.afterPropertiesSet();
    }

    /**
     * Stores every unseen letter and marks it as seen. One that can't be fetched or stored holds up none of the others.
     *
     * @throws MessagingException when the server can't be reached
     */
    TakenLetters takeUnseen() throws MessagingException, IOException {
        var taken = new TakenLetters();
        var unseen = receiver.receive();
        for (var index = 0; index < unseen.length && taken.goOn(); index++) {
            take((Message<?>) unseen[index], taken);
        }
        if (unseen.length > 0) {
            closeFolder((Message<?>) unseen[0]);
        }
        return taken;
    }

    private void take(Message<?> message, TakenLetters taken) throws MessagingException, IOException {
        var letter = (MimeMessage) message.getPayload();
        var raw = fetch(letter);
        if (raw.isEmpty()) {
            return;
        }
        try {
            incoming.store(raw.get());
        } catch (RuntimeException failure) {
            taken.failed(failure);
            return;
        }
        letter.setFlag(Flags.Flag.SEEN, true);
        taken.one();
    }

    /** Empty where the server doesn't hand the letter over though it answers; the log says so once of each. */
    private Optional<RawLetter> fetch(MimeMessage letter) throws MessagingException, IOException {
        try {
            var content = new ByteArrayOutputStream(Math.max(letter.getSize(), 1 << 12));
            letter.writeTo(content);
            // A server's refusal reads as the end of the letter.
            if (content.size() == 0) {
                throw new IOException("The server hands over nothing");
            }
            return Optional.of(new RawLetter(content.toByteArray(), receivedAt(letter.getReceivedDate())));
        } catch (MessagingException | IOException | RuntimeException | OutOfMemoryError failure) {
            var folder = (IMAPFolder) letter.getFolder();
            if (!folder.isOpen()) {
                throw failure;
            }
            var id = folder.getUID(letter);
            if (unfetched.add(id)) {
                LOG.warn(
                        "Letter UID {} in {} can't be fetched and stays there unseen: {}",
                        id,
                        url,
                        FailureReport.of(failure));
            }
            return Optional.empty();
        }
    }

    /** The server's time of receipt, unless its clock or the letter's way into the mailbox makes it implausible. */
    private Instant receivedAt(@Nullable Date server) {
        var now = clock.instant();
        if (server == null) {
            return now;
        }
        var at = server.toInstant();
        return at.isAfter(now) || at.isBefore(now.minus(OLDEST)) ? now : at;
    }

    private static void closeFolder(Message<?> message) throws IOException {
        var folder = StaticMessageHeaderAccessor.getCloseableResource(message);
        if (folder != null) {
            folder.close();
        }
    }

    /** Ends the connection; the next look opens a new one. */
    @Override
    public void close() {
        receiver.destroy();
    }

    private static Properties session(MailboxProperties properties) {
        var session = new Properties();
        var prefix = "mail." + properties.protocol().scheme() + ".";
        session.setProperty(prefix + "user", properties.username());
        session.setProperty(prefix + "connectiontimeout", "10000");
        session.setProperty(prefix + "timeout", "60000");
        session.setProperty(prefix + "writetimeout", "30000");
        session.setProperty(prefix + "fetchsize", String.valueOf(1 << 20));
        session.setProperty("mail.imaps.ssl.checkserveridentity", "true");
        return session;
    }
}
