package kz.bazarjoq.requests.local;

import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A letter to be sent as somebody.
 *
 * @param answered the letter that it answers, in whose thread it goes; none when it begins a thread
 */
public record NewLetter(String from, String to, String subject, String text, @Nullable Letter answered) {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final String TIMEOUT_MILLIS = "20000";

    /** A letter that begins a thread. */
    public NewLetter(String from, String to, String subject, String text) {
        this(from, to, subject, text, null);
    }

    /** The answer of a letter's addressee to its sender. */
    public static NewLetter answerTo(Letter letter, String from, String text) {
        var subject =
                letter.subject().regionMatches(true, 0, "Re:", 0, 3) ? letter.subject() : "Re: " + letter.subject();
        return new NewLetter(from, letter.from(), subject, text, letter);
    }

    void send(int smtpPort) {
        var settings = new Properties();
        settings.setProperty("mail.smtp.host", "localhost");
        settings.setProperty("mail.smtp.port", String.valueOf(smtpPort));
        settings.setProperty("mail.smtp.connectiontimeout", TIMEOUT_MILLIS);
        settings.setProperty("mail.smtp.timeout", TIMEOUT_MILLIS);
        settings.setProperty("mail.smtp.from", from);
        try {
            Transport.send(message(Session.getInstance(settings)));
        } catch (MessagingException failure) {
            throw new IllegalStateException("The letter was not sent: " + failure.getMessage(), failure);
        }
    }

    private MimeMessage message(Session session) throws MessagingException {
        var message = new MimeMessage(session);
        message.setFrom(new InternetAddress(from, true));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(to, true));
        message.setSubject(subject, StandardCharsets.UTF_8.name());
        message.setText(text, StandardCharsets.UTF_8.name());
        message.setHeader("Date", RFC_1123_DATE_TIME.format(ZonedDateTime.now(CLOCK)));
        if (answered != null) {
            message.setHeader("In-Reply-To", answered.messageId());
            message.setHeader(
                    "References",
                    Stream.concat(answered.references().stream(), Stream.of(answered.messageId()))
                            .collect(Collectors.joining(" ")));
        }
        return message;
    }
}
