package kz.bazarjoq.requests.correspondence;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Map;
import java.util.function.Supplier;
import kz.bazarjoq.requests.correspondence.template.Secrets;
import kz.bazarjoq.requests.engine.FailureReport;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Hands a letter to the mail server. */
@Component
class Postman {

    private final JavaMailSender mail;
    private final CorrespondenceProperties.Shop shop;
    private final Clock clock;

    Postman(JavaMailSender mail, CorrespondenceProperties properties, Clock clock) {
        this.mail = mail;
        this.shop = properties.shop();
        this.clock = clock;
    }

    /**
     * Sends a letter.
     *
     * @throws AddressRefusedException when the server refuses the address for good
     * @throws LetterNotSentException when the server is out of reach or refuses it
     */
    void send(OutgoingLetter letter, Map<String, Supplier<String>> secrets) {
        try {
            mail.send(compose(letter, secrets));
        } catch (MessagingException | MailException | UnsupportedEncodingException failure) {
            if (RefusedAddress.isCauseOf(failure)) {
                throw new AddressRefusedException(letter.template(), FailureReport.of(failure));
            }
            throw new LetterNotSentException(letter.template(), FailureReport.of(failure));
        }
    }

    private MimeMessage compose(OutgoingLetter letter, Map<String, Supplier<String>> secrets)
            throws MessagingException, UnsupportedEncodingException {
        var message = mail.createMimeMessage();
        var helper = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
        helper.setFrom(shop.email(), shop.name());
        helper.setReplyTo(shop.email(), shop.name());
        helper.setTo(new InternetAddress(letter.address(), true));
        helper.setSentDate(Date.from(clock.instant()));
        helper.setSubject(letter.content().subject());
        helper.setText(
                Secrets.fill(letter.content().text(), secrets),
                Secrets.fill(letter.content().html(), secrets));
        message.setHeader("Message-ID", letter.messageId());
        message.setHeader("Auto-Submitted", letter.inReplyTo().isPresent() ? "auto-replied" : "auto-generated");
        message.setHeader("X-Auto-Response-Suppress", "All");
        if (letter.inReplyTo().isPresent()) {
            message.setHeader("In-Reply-To", letter.inReplyTo().get());
            message.setHeader("References", MimeUtility.fold(12, String.join(" ", letter.references())));
        }
        return message;
    }
}
