package kz.bazarjoq.requests.correspondence.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import jakarta.mail.Flags;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import kz.bazarjoq.requests.MailServer;
import kz.bazarjoq.requests.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.integration.config.EnableIntegration;

class MailboxTests {

    private static final String SHOP = "info@bazarjoq.kz";
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final SettableClock clock = new SettableClock();
    private final List<RawLetter> stored = new ArrayList<>();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final AnnotationConfigApplicationContext context =
            new AnnotationConfigApplicationContext(Integration.class);
    private MailServer mail = new MailServer();
    private final MailboxProperties properties = properties(mail.imapPort());
    private final Mailbox mailbox = new Mailbox(properties, this::store, clock, context);
    private final MailboxWatch watch = new MailboxWatch(mailbox, properties, clock);

    @BeforeEach
    void readTheLog() {
        mail.open(SHOP);
        log.start();
        logger().setLevel(Level.INFO);
        logger().addAppender(log);
    }

    @AfterEach
    void stop() {
        logger().detachAppender(log);
        logger().setLevel(null);
        mailbox.close();
        mail.close();
        context.close();
    }

    @Test
    void marksEachLetterAsSeenAfterItWasStored() throws Exception {
        deliver("one");
        deliver("two");

        assertThat(watch.look()).isEqualTo(INTERVAL);

        assertThat(stored).hasSize(2);
        assertThat(mail.unseen(SHOP)).isZero();
        assertThat(watch.look()).isEqualTo(INTERVAL);
        assertThat(stored).hasSize(2);
    }

    @Test
    void takesALetterWhateverFlagsItHasBesideSeen() throws Exception {
        deliver("one");
        refused.add("one");
        watch.look();
        mail.mailbox(SHOP).getFirst().setFlag(Flags.Flag.ANSWERED, true);
        refused.clear();

        watch.look();

        assertThat(stored).hasSize(1);
    }

    @Test
    void leavesALetterUnseenThatCannotBeStoredAndTakesTheOthers() throws Exception {
        deliver("one");
        deliver("refused");
        deliver("three");
        refused.add("refused");

        assertThat(watch.look()).isEqualTo(INTERVAL.multipliedBy(2));

        assertThat(stored).hasSize(2);
        assertThat(mail.unseen(SHOP)).isEqualTo(1);
        refused.clear();
        watch.look();
        assertThat(stored).hasSize(3);
        assertThat(mail.unseen(SHOP)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"a b\"@w.example",
                "undisclosed: a1@w.example, b1@w.example;",
                "root",
                "<кто@пример.рф>",
                "<<>>@@,,;:",
            })
    void takesALetterWhoseSenderFitsIntoNoEnvelope(String sender) throws Exception {
        deliverRaw("From: %s\r\nSubject: x\r\n\r\nodd".formatted(sender));
        deliver("next");

        assertThat(watch.look()).isEqualTo(INTERVAL);

        assertThat(stored)
                .extracting(letter -> new String(letter.content(), UTF_8))
                .satisfiesExactly(
                        odd -> assertThat(odd).contains("From: " + sender).endsWith("odd"),
                        next -> assertThat(next).endsWith("next"));
        assertThat(mail.unseen(SHOP)).isZero();
    }

    @Test
    void takesTheOtherLettersWhereTheServerCannotHandOneOverAndSaysSoOnce() throws Exception {
        deliver("damaged");
        mail.mailbox(SHOP).getFirst().setContent(new Object(), "application/none");
        mail.mailbox(SHOP).getFirst().saveChanges();
        deliver("next");

        assertThat(watch.look()).isEqualTo(INTERVAL);
        assertThat(watch.look()).isEqualTo(INTERVAL);

        assertThat(stored).hasSize(1);
        assertThat(mail.unseen(SHOP)).isEqualTo(1);
        assertThat(messages()).singleElement().asString().contains("can't be fetched");
    }

    @Test
    void waitsLongerAndLongerWhileTheServerIsDownAndSaysSoOnce() throws Exception {
        watch.look();
        mail.close();

        assertThat(List.of(watch.look(), watch.look(), watch.look(), watch.look()))
                .containsExactly(
                        Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(8), Duration.ofSeconds(10));

        assertThat(messages())
                .singleElement()
                .asString()
                .contains("imap://127.0.0.1:%d/INBOX".formatted(properties.port()));
        clock.advance(Duration.ofMinutes(3));
        mail = new MailServer(properties.port());
        mail.open(SHOP);
        deliver("afterwards");
        assertThat(watch.look()).isEqualTo(INTERVAL);
        assertThat(stored).hasSize(1);
        assertThat(messages()).last().asString().contains("after 180 s");
    }

    @Test
    void writesNeitherThePasswordNorTheLetterIntoTheLog() throws Exception {
        deliver("refused Иван Петров");
        refused.add("refused");
        watch.look();
        mail.close();
        watch.look();

        assertThat(messages()).isNotEmpty().noneMatch(line -> line.contains("Иван") || line.contains(SHOP));
        assertThat(properties.toString()).doesNotContain(SHOP);
    }

    @Test
    void countsTheTermFromWhenTheServerReceivedALetterUnlessThatCannotBe() throws Exception {
        deliver("now");
        watch.look();

        // The server's clock is the real one, years away from the test's.
        assertThat(stored.getFirst().receivedAt()).isEqualTo(clock.instant());
        clock.set(Clock.systemUTC().instant().plus(Duration.ofDays(2)));
        deliver("two days ago");
        watch.look();
        assertThat(stored.getLast().receivedAt())
                .isCloseTo(clock.instant().minus(Duration.ofDays(2)), within(Duration.ofMinutes(5)));
    }

    private static org.assertj.core.data.TemporalUnitOffset within(Duration duration) {
        return org.assertj.core.api.Assertions.within(duration.toSeconds(), java.time.temporal.ChronoUnit.SECONDS);
    }

    private void store(RawLetter letter) {
        var content = new String(letter.content(), UTF_8);
        if (refused.stream().anyMatch(content::contains)) {
            throw new IllegalStateException("can't store " + content);
        }
        stored.add(letter);
    }

    private void deliver(String text) throws Exception {
        var letter = "From: a@b.kz\r\nSubject: x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + text;
        deliverRaw(letter);
    }

    private void deliverRaw(String letter) throws Exception {
        mail.deliver(SHOP, new MimeMessage(null, new ByteArrayInputStream(letter.getBytes(UTF_8))));
    }

    private List<String> messages() {
        return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger(MailboxWatch.class.getPackageName());
    }

    private static MailboxProperties properties(int port) {
        return new MailboxProperties(
                "127.0.0.1",
                port,
                MailboxProperties.Protocol.IMAP,
                SHOP,
                SHOP,
                "INBOX",
                INTERVAL,
                Duration.ofSeconds(10));
    }

    @EnableIntegration
    static class Integration {}
}
