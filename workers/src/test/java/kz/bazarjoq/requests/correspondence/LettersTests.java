package kz.bazarjoq.requests.correspondence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.camunda.client.impl.CamundaObjectMapper;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import kz.bazarjoq.requests.DatabaseTestConfiguration;
import kz.bazarjoq.requests.JobStub;
import kz.bazarjoq.requests.MailServer;
import kz.bazarjoq.requests.SettableClock;
import kz.bazarjoq.requests.correspondence.template.TemplateException;
import kz.bazarjoq.requests.engine.EngineMessages;
import kz.bazarjoq.requests.engine.ItemNames;
import kz.bazarjoq.requests.engine.PackagedAnswers;
import kz.bazarjoq.requests.engine.ProcessesProperties;
import kz.bazarjoq.requests.engine.Right;
import kz.bazarjoq.requests.engine.RightsCatalogue;
import kz.bazarjoq.requests.register.Channel;
import kz.bazarjoq.requests.register.Language;
import kz.bazarjoq.requests.register.Register;
import kz.bazarjoq.requests.register.RequestId;
import kz.bazarjoq.requests.register.SubjectRequest;
import kz.bazarjoq.requests.register.TimelineEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionOperations;

@SpringJUnitConfig({
    DatabaseTestConfiguration.class,
    Register.class,
    EngineMessages.class,
    LettersTests.Parts.class,
})
@TestPropertySource(
        properties = {
            "bazarjoq.processes.location=classpath:letters/",
            "bazarjoq.correspondence.acknowledgements-per-day=3"
        })
class LettersTests {

    private static final AtomicInteger CUSTOMER = new AtomicInteger();
    private static final Instant RECEIVED = Instant.parse("2026-03-19T20:00:00Z");

    @Autowired
    Letters letters;

    @Autowired
    LetterFacts facts;

    @Autowired
    Threads threads;

    @Autowired
    Register register;

    @Autowired
    MailServer mail;

    @Autowired
    JavaMailSenderImpl sender;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    SendMailWorker sendMail;

    @Autowired
    Parts parts;

    @Autowired
    SettableClock clock;

    private final String customer = "customer%d@example.kz".formatted(CUSTOMER.incrementAndGet());
    private SubjectRequest request;

    @BeforeEach
    void receiveALetter() {
        request = register.open(Channel.EMAIL, Language.RU, RECEIVED);
        threads.add(
                request.id(), letterFrom(customer, "Запрос о персональных данных", "<first@example.kz>", List.of()));
        sender.setPort(mail.smtpPort());
    }

    @Test
    void answersInTheCustomersThreadWithTheNumberInTheSubject() throws Exception {
        threads.add(
                request.id(),
                letterFrom(
                        customer,
                        "Re: [%s] Запрос о персональных данных".formatted(request.number()),
                        "<second@example.kz>",
                        List.of("<first@example.kz>", "<ours@bazarjoq.kz>")));

        letters.send(acknowledgement("ack-1"));

        var letter = received();
        assertThat(letter.getSubject()).isEqualTo("Re: [%s] Запрос о персональных данных", request.number());
        assertThat(letter.getHeader("In-Reply-To")).containsExactly("<second@example.kz>");
        assertThat(letter.getHeader("References")[0].split("\\s+"))
                .containsExactly("<first@example.kz>", "<ours@bazarjoq.kz>", "<second@example.kz>");
        assertThat(letter.getHeader("Auto-Submitted")).containsExactly("auto-replied");
        assertThat(letter.getMessageID())
                .startsWith("<" + request.number() + ".")
                .endsWith("@bazarjoq.kz>");
        assertThat(letter.getFrom()[0]).hasToString("BazarJoq <info@bazarjoq.kz>");
        assertThat(letter.getReplyTo()[0]).hasToString("BazarJoq <info@bazarjoq.kz>");
    }

    @Test
    void writesBothPartsInUtf8WithTheDatesOfAlmaty() throws Exception {
        letters.send(acknowledgement("ack-2"));

        var plain = part(received(), "text/plain");
        assertThat(plain)
                .contains("обращение %s 20 марта 2026".formatted(request.number()))
                .contains("ответим до 25 марта 2026");
        assertThat(part(received(), "text/html"))
                .contains("<html lang=\"ru\">", "<strong>" + request.number() + "</strong>");
    }

    @Test
    void sendsOneLetterWhenTheJobIsRedelivered() {
        letters.send(acknowledgement("ack-3"));
        letters.send(acknowledgement("ack-3"));

        assertThat(mail.mailbox(customer)).hasSize(1);
        assertThat(register.timeline(request.id()))
                .extracting(TimelineEntry::what)
                .containsExactly("request-received", "letter-sent");
    }

    @Test
    void sendsOneLetterWhenDeliveriesOverlap() throws Exception {
        Callable<Boolean> deliver = () -> {
            letters.send(acknowledgement("ack-4"));
            return true;
        };

        try (var threads = Executors.newFixedThreadPool(6)) {
            assertThat(threads.invokeAll(
                            Stream.generate(() -> deliver).limit(12).toList()))
                    .allSatisfy(done -> assertThat(done.resultNow()).isTrue());
        }

        assertThat(mail.mailbox(customer)).hasSize(1);
    }

    @Test
    void failsWhileTheMailServerIsDownAndSendsOneLetterUnderTheSameMessageIdAfterwards() throws Exception {
        var port = 0;
        try (var unused = new java.net.ServerSocket(0)) {
            port = unused.getLocalPort();
        }
        sender.setPort(port);

        assertThatThrownBy(() -> letters.send(acknowledgement("ack-5")))
                .isInstanceOf(LetterNotSentException.class)
                .hasMessageContaining("acknowledgement")
                .hasMessageNotContainingAny(customer, "Запрос");
        var messageId = jdbc.sql("select message_id from outgoing_letter where key = 'ack-5' and attempts = 1")
                .query(String.class)
                .single();
        sender.setPort(mail.smtpPort());
        letters.send(acknowledgement("ack-5"));

        assertThat(received().getMessageID()).isEqualTo(messageId);
    }

    @ParameterizedTest
    @ValueSource(strings = {"550 5.1.1 no such user", "550 no such user", "553 5.1.3 bad address", "552 5.2.2 full"})
    void givesALetterUpWhoseAddressIsRefusedForGoodAndTellsAPerson(String answer) throws Exception {
        var key = "mail.send:" + customer.hashCode();
        try (var refusing = new RefusingMailServer(answer)) {
            sender.setPort(refusing.port());

            letters.send(acknowledgement(key));
            letters.send(acknowledgement(key));

            assertThat(refusing.asked()).isEqualTo(1);
        }
        assertThat(register.timeline(request.id()))
                .extracting(TimelineEntry::what, TimelineEntry::detail)
                .last()
                .isEqualTo(tuple("letter-refused", "acknowledgement"));
        assertThat(letters.ofRequest(request.id())).singleElement().satisfies(letter -> assertThat(letter.refusedAt())
                .isPresent());
        assertThat(jdbc.sql("select name from engine_message where correlation_key = :number")
                        .param("number", request.number().value())
                        .query(String.class)
                        .list())
                .containsExactly("SubjectReplied");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"450 4.2.1 come back later", "554 5.7.1 relay access denied", "550 5.7.26 not authenticated"})
    void triesAgainWhereTheMailServerRefusesUsOrIsBusy(String answer) throws Exception {
        try (var refusing = new RefusingMailServer(answer)) {
            sender.setPort(refusing.port());

            assertThatThrownBy(() -> letters.send(acknowledgement("ack-" + customer)))
                    .isInstanceOf(LetterNotSentException.class)
                    .hasMessageNotContaining(customer);
        }
        sender.setPort(mail.smtpPort());
        letters.send(acknowledgement("ack-" + customer));

        assertThat(mail.mailbox(customer)).hasSize(1);
    }

    @Test
    void givesNoLetterToStaffUp() throws Exception {
        try (var refusing = new RefusingMailServer("550 5.1.1 no such user")) {
            sender.setPort(refusing.port());

            assertThatThrownBy(() -> letters.send(new LetterOrder(
                            "staff-refused",
                            request.id(),
                            List.of("confirm-processing"),
                            "overdue",
                            Recipient.PRIVACY_OFFICER,
                            Language.RU,
                            Map.of(),
                            Map.of())))
                    .isInstanceOf(LetterNotSentException.class);
        }
    }

    @Test
    void sendsASecretButNeverStoresIt() throws Exception {
        var order = new LetterOrder(
                "code-1",
                request.id(),
                List.of("personal-data-request"),
                "code",
                Recipient.SENDER,
                Language.RU,
                Map.of("codeValidUntil", "20 марта 2026 г.", "codeUrl", URI.create("https://pdr.bazarjoq.kz/code")),
                Map.of("code", () -> "918273"));

        letters.send(order);

        assertThat(part(received(), "text/plain")).contains("Ваш код: 918273.");
        assertThat(part(received(), "text/html")).contains("<strong>918273</strong>");
        assertThat(jdbc.sql("select row_to_json(outgoing_letter)::text from outgoing_letter")
                        .query(String.class)
                        .list())
                .noneMatch(row -> row.contains("918273"));
        assertThat(letters.ofRequest(request.id()).getFirst().text()).contains("Ваш код: ••••••.");
    }

    @Test
    void sendsTheSameSecretLetterFromTheOutboxWhenTheFirstTryFailed() throws Exception {
        Map<String, Supplier<String>> secrets = Map.of("code", () -> "918274");
        var order = new LetterOrder(
                "code-2",
                request.id(),
                List.of("personal-data-request"),
                "code",
                Recipient.SENDER,
                Language.RU,
                Map.of("codeValidUntil", "20 марта", "codeUrl", URI.create("https://pdr.bazarjoq.kz/code")),
                secrets);

        transactions.executeWithoutResult(status -> letters.order(order));
        assertThat(mail.mailbox(customer)).isEmpty();
        letters.deliver("code-2", secrets);
        letters.deliver("code-2", secrets);

        assertThat(part(received(), "text/plain")).contains("918274");
    }

    @Test
    void refusesToSendInsideATransactionThatCouldBeRolledBack() {
        assertThatThrownBy(() -> transactions.executeWithoutResult(status -> letters.send(acknowledgement("ack-6"))))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void letsNoHeaderBeInjectedThroughTheSubject() throws Exception {
        threads.add(
                request.id(),
                letterFrom(
                        customer,
                        "Тема\r\nBcc: everyone@example.kz\r\n\r\nтело",
                        "<x@example.kz>\r\nBcc: a@b.c",
                        List.of()));

        letters.send(acknowledgement("ack-7"));

        var letter = received();
        assertThat(letter.getHeader("Bcc")).isNull();
        assertThat(letter.getAllRecipients()).hasSize(1);
        assertThat(letter.getSubject()).isEqualTo("Re: [%s] Тема Bcc: everyone@example.kz тело", request.number());
    }

    @Test
    void writesToTheSubjectsAddressOnFileWithoutATraceOfTheSendersThread() throws Exception {
        parts.addressOnFile = Optional.of("on-file-" + customer);

        letters.send(order("code-3", "acknowledgement", Recipient.SUBJECT));

        var letter = mail.mailbox("on-file-" + customer).getFirst();
        assertThat(letter.getSubject()).isEqualTo("[%s] Мы получили ваше обращение", request.number());
        assertThat(letter.getHeader("In-Reply-To")).isNull();
        assertThat(letter.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.mailbox(customer)).isEmpty();
    }

    @Test
    void failsLoudlyWhereTheSubjectHasNoAddress() {
        parts.addressOnFile = Optional.empty();

        assertThatThrownBy(() -> letters.send(order("code-4", "acknowledgement", Recipient.SUBJECT)))
                .hasMessageContaining(request.number().value());
    }

    @Test
    void goesOnWhereTheSenderLeftNoAddressAndSaysSoInTheTimeline() {
        var nameless = register.open(Channel.EMAIL, Language.RU, RECEIVED);

        letters.send(new LetterOrder(
                "ack-8",
                nameless.id(),
                List.of("personal-data-request"),
                "acknowledgement",
                Recipient.SENDER,
                Language.RU,
                Map.of("dueDate", "завтра"),
                Map.of()));

        assertThat(register.timeline(nameless.id()).getLast().what()).isEqualTo("letter-without-address");
    }

    @Test
    void acknowledgesNoMoreLettersOfOneAddressInADayThanTheLimitAllowsAndSaysSoInTheTimeline() {
        var exchange = Stream.generate(() -> requestOf(customer.toUpperCase(Locale.ROOT)))
                .limit(5)
                .toList();

        exchange.forEach(one -> letters.send(acknowledgementOf(one)));
        exchange.forEach(one -> letters.send(acknowledgementOf(one)));

        assertThat(mail.mailbox(customer)).hasSize(3);
        assertThat(exchange.subList(3, 5)).allSatisfy(one -> assertThat(register.timeline(one.id()))
                .extracting(TimelineEntry::what)
                .containsExactly("request-received", "acknowledgement-withheld"));
    }

    @Test
    void acknowledgesLettersAgainTheNextDayAndSendsOtherLettersBeyondTheLimit() {
        Stream.generate(() -> requestOf(customer)).limit(4).forEach(one -> letters.send(acknowledgementOf(one)));

        letters.send(new LetterOrder(
                "closed-" + customer,
                request.id(),
                List.of("personal-data-request"),
                "closed",
                Recipient.SENDER,
                Language.RU,
                Map.of("results", List.of()),
                Map.of()));
        clock.advance(Duration.ofDays(1));
        letters.send(acknowledgementOf(requestOf(customer)));

        assertThat(mail.mailbox(customer)).hasSize(5);
    }

    private SubjectRequest requestOf(String address) {
        var opened = register.open(Channel.EMAIL, Language.RU, RECEIVED);
        threads.add(opened.id(), letterFrom(address, "Запрос", "<%s@example.kz>".formatted(opened.id()), List.of()));
        return opened;
    }

    private LetterOrder acknowledgementOf(SubjectRequest acknowledged) {
        return new LetterOrder(
                "ack-" + acknowledged.id(),
                acknowledged.id(),
                List.of("personal-data-request"),
                "acknowledgement",
                Recipient.SENDER,
                Language.RU,
                Map.of("dueDate", "завтра"),
                Map.of());
    }

    @Test
    void writesToStaffInRussianWithALinkToTheCase() throws Exception {
        letters.send(new LetterOrder(
                "staff-1",
                request.id(),
                List.of("confirm-processing"),
                "overdue",
                Recipient.PRIVACY_OFFICER,
                Language.KK,
                Map.of(),
                Map.of()));

        var letter = mail.mailbox("privacy-officer@bazarjoq.kz").getFirst();
        assertThat(part(letter, "text/plain")).contains("Дело: http://localhost:8081/cases/" + request.number());
    }

    @Test
    void listsTheOutcomeOfEachRightInTheLettersLanguage() throws Exception {
        var job = new MailJob(
                request.id().toString(),
                "ru",
                null,
                null,
                List.of(new MailJob.Result("confirm-processing", "fulfilled")),
                null,
                null,
                null,
                null,
                null,
                null);

        letters.send(new LetterOrder(
                "closed-1",
                request.id(),
                List.of("personal-data-request"),
                "closed",
                Recipient.SENDER,
                Language.RU,
                facts.of(job, Language.RU),
                Map.of()));

        assertThat(part(received(), "text/plain")).contains("Подтвердить обработку: выполнено");
    }

    @Test
    void namesTheLetterThatIsMissing() {
        assertThatThrownBy(() -> letters.send(order("none-1", "no-such-letter", Recipient.SENDER)))
                .isInstanceOf(TemplateException.class)
                .hasMessageContainingAll("no-such-letter", "personal-data-request/mail/no-such-letter.ru.md");
    }

    @Test
    void doesTheJobOnceHoweverOftenItIsDelivered() {
        var job = JobStub.job("mail.send", "verify-identity", Map.of());
        var variables = new CamundaObjectMapper()
                .fromJson(
                        """
                        {"requestId": "%s", "language": "ru", "right": "unclassified", "outcome": null, "caseUrl": "x",
                         "corrections": [{"item": "shop.customer.phone", "result": "conflict", "ground": null}],
                         "kept": [{"item": "shop.customer.iin", "reason": "blocked", "until": null}],
                         "grounds": null,
                         "deadline": {"dueAt": "2026-03-25T23:59:59+05:00", "remindAt": null, "clause": "§6(1)"}}"""
                                .formatted(request.id()),
                        MailJob.class);
        var headers = Map.of("template", "acknowledgement", "to", "sender");

        sendMail.send(job, variables, headers);
        sendMail.send(job, variables, headers);
        sendMail.send(JobStub.job("mail.send", "verify-identity", Map.of()), variables, headers);

        assertThat(mail.mailbox(customer)).hasSize(2);
    }

    private LetterOrder acknowledgement(String key) {
        return order(key, "acknowledgement", Recipient.SENDER);
    }

    private LetterOrder order(String key, String template, Recipient recipient) {
        var job = new MailJob(
                request.id().toString(),
                "ru",
                "unclassified",
                new MailJob.Deadline("2026-03-25T23:59:59+05:00"),
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        return new LetterOrder(
                key,
                request.id(),
                List.of("personal-data-request"),
                template,
                recipient,
                Language.RU,
                facts.of(job, Language.RU),
                Map.of());
    }

    private MimeMessage received() {
        assertThat(mail.mailbox(customer)).hasSize(1);
        return mail.mailbox(customer).getFirst();
    }

    private static String part(MimeMessage letter, String type) throws MessagingException, IOException {
        return find((MimeMultipart) letter.getContent(), type).orElseThrow();
    }

    private static Optional<String> find(MimeMultipart parts, String type) throws MessagingException, IOException {
        for (var index = 0; index < parts.getCount(); index++) {
            var part = parts.getBodyPart(index);
            if (part.isMimeType(type)) {
                assertThat(part.getContentType()).containsIgnoringCase("charset=utf-8");
                return Optional.of((String) part.getContent());
            }
            if (part.getContent() instanceof MimeMultipart inner) {
                var found = find(inner, type);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static IncomingLetter letterFrom(
            String address, String subject, String messageId, List<String> references) {
        return new IncomingLetter(
                messageId,
                Optional.of(new Correspondent(address, "")),
                subject,
                "",
                "",
                List.of(),
                references,
                Optional.empty(),
                Optional.empty(),
                true);
    }

    @EnableConfigurationProperties({CorrespondenceProperties.class, ProcessesProperties.class})
    @ComponentScan(
            basePackageClasses = Letters.class,
            excludeFilters = @Filter(type = FilterType.REGEX, pattern = ".*\\.inbound\\..*"))
    static class Parts implements SubjectAddresses {

        Optional<String> addressOnFile = Optional.empty();

        @Override
        public Optional<String> addressOfSubject(RequestId request) {
            return addressOnFile;
        }

        @Override
        public Optional<String> addressOfAuthor(RequestId request) {
            return addressOnFile;
        }

        @Bean
        MailServer mailServer() {
            return new MailServer();
        }

        @Bean
        JavaMailSenderImpl sender(MailServer server) {
            return server.sender();
        }

        @Bean
        PackagedAnswers packaged() {
            return (request, right) -> Optional.empty();
        }

        @Bean
        ItemNames items() {
            return (item, language) -> item;
        }

        @Bean
        RightsCatalogue rights() {
            return () -> List.of(new Right("confirm-processing", Map.of("ru", "Подтвердить обработку"), "§6(1)"));
        }
    }
}
