package kz.bazarjoq.requests.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** What a run leaves in the log, with more of it written than production does. */
@SpringJUnitConfig(IdentityParts.class)
@ExtendWith(OutputCaptureExtension.class)
class IdentityLogTests extends IdentityTestBase {

    private final Logger product = (Logger) LoggerFactory.getLogger("kz.bazarjoq");
    private final Logger mailServer = (Logger) LoggerFactory.getLogger("com.icegreen");
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    @Autowired
    JavaMailSenderImpl sender;

    @BeforeEach
    void logMore() {
        root.setLevel(Level.INFO);
        product.setLevel(Level.TRACE);
        mailServer.setLevel(Level.OFF);
    }

    @AfterEach
    void logLess() {
        root.setLevel(Level.WARN);
        product.setLevel(null);
        mailServer.setLevel(null);
        sender.setPort(mail.smtpPort());
    }

    @Test
    void namesNeitherCodeNorAddressNorName(CapturedOutput log) {
        var request = requestFrom("stranger@example.net");
        texts.byRequest.put(request.id(), "Я Дина Тестова, " + address);
        match(request);
        var job = job("identity.send-code", request);
        sender.setPort(1);
        assertThatThrownBy(() -> deliver(job, request)).satisfies(failure -> product.error("The job failed", failure));
        sender.setPort(mail.smtpPort());
        deliver(job, request);
        tryCode(request.id(), other(code()));
        tryCode(request.id(), code());
        product.info("{} {}", request, identification.of(request.id()));

        assertThat(log.getAll())
                .contains("The job failed", request.number().value())
                .doesNotContainIgnoringCase(address)
                .doesNotContainIgnoringCase("stranger@example.net")
                .doesNotContain("Тестов", token(), " " + code());
    }
}
