package kz.bazarjoq.requests.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import kz.bazarjoq.requests.DatabaseTestConfiguration;
import kz.bazarjoq.requests.JobStub;
import kz.bazarjoq.requests.MailServer;
import kz.bazarjoq.requests.NoDecisions;
import kz.bazarjoq.requests.SampleShopConfiguration;
import kz.bazarjoq.requests.SampleShopConfiguration.Shop;
import kz.bazarjoq.requests.SettableClock;
import kz.bazarjoq.requests.TestDatabase;
import kz.bazarjoq.requests.correspondence.IncomingLetter;
import kz.bazarjoq.requests.correspondence.Letters;
import kz.bazarjoq.requests.correspondence.inbound.LetterParser;
import kz.bazarjoq.requests.data.Subjects;
import kz.bazarjoq.requests.deadline.Clocks;
import kz.bazarjoq.requests.deadline.ClocksTestConfiguration;
import kz.bazarjoq.requests.deadline.RunningClock;
import kz.bazarjoq.requests.deadline.StartDeadlineWorker;
import kz.bazarjoq.requests.engine.Effects;
import kz.bazarjoq.requests.engine.EngineMessages;
import kz.bazarjoq.requests.engine.ProcessesProperties;
import kz.bazarjoq.requests.engine.Right;
import kz.bazarjoq.requests.engine.RightsCatalogue;
import kz.bazarjoq.requests.identity.Identification;
import kz.bazarjoq.requests.identity.MatchSubjectWorker;
import kz.bazarjoq.requests.identity.SendCodeWorker;
import kz.bazarjoq.requests.register.Actor;
import kz.bazarjoq.requests.register.Language;
import kz.bazarjoq.requests.register.Register;
import kz.bazarjoq.requests.register.RequestId;
import kz.bazarjoq.requests.register.SubjectRequest;
import kz.bazarjoq.requests.register.TimelineEntry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.integration.config.EnableIntegration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Controller;
import org.springframework.test.context.DynamicPropertyRegistrar;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.support.TransactionOperations;

/** Letters arrive in a real mailbox and become requests and replies in a real database. */
@SpringJUnitConfig({
    DatabaseTestConfiguration.class,
    Register.class,
    EngineMessages.class,
    Effects.class,
    IntakeTests.Parts.class
})
@TestPropertySource(
        properties = {
            "bazarjoq.identity.code-key=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
            "bazarjoq.correspondence.mailbox.host=127.0.0.1",
            "bazarjoq.correspondence.mailbox.protocol=imap",
            "bazarjoq.correspondence.mailbox.username=info@bazarjoq.kz",
            "bazarjoq.correspondence.mailbox.password=info@bazarjoq.kz",
            "bazarjoq.correspondence.mailbox.poll-interval=100ms",
            "bazarjoq.correspondence.mailbox.longest-wait=300ms",
            "bazarjoq.intake.attempts=3",
        })
class IntakeTests {

    private static final String SHOP = "info@bazarjoq.kz";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    MailServer mail;

    @Autowired
    LetterProcessing processing;

    @Autowired
    LetterStore store;

    @Autowired
    LetterSorting sorting;

    @Autowired
    Requests requests;

    @Autowired
    Replies replies;

    @Autowired
    AutomaticReplies automatic;

    @Autowired
    OpenAnotherWorker openAnother;

    @Autowired
    TakeBackRightWorker takeBackRight;

    @Autowired
    BeginToActWorker beginToAct;

    @Autowired
    Clocks clocks;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    ReceivedLetters letters;

    @Autowired
    Register register;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DataSource dataSource;

    @Autowired
    SettableClock clock;

    @Autowired
    Shop shop;

    @Autowired
    MatchSubjectWorker matchSubject;

    @Autowired
    SendCodeWorker sendCode;

    @Autowired
    Identification identification;

    @Autowired
    StartDeadlineWorker startDeadline;

    private final int test = NUMBER.incrementAndGet();
    private final String customer = "customer%d@example.kz".formatted(test);
    private String onFile = "";
    private final String messageId = "<letter%d@example.kz>".formatted(test);

    @Test
    void makesALetterARequestAndStartsItsProcess() throws Exception {
        send(letter("Запрос о персональных данных", "Прошу подтвердить, обрабатываете ли вы мои данные."));

        var request = onlyRequest();
        assertThat(request.language()).isEqualTo(Language.RU);
        assertThat(letters.ofRequest(request.id())).singleElement().satisfies(letter -> {
            assertThat(letter.subject()).isEqualTo("Запрос о персональных данных");
            assertThat(letter.text()).startsWith("Прошу подтвердить");
            assertThat(letters.raw(request.id(), letter.id()).orElseThrow())
                    .asString(StandardCharsets.UTF_8)
                    .contains(messageId);
        });
        assertThat(message(request.id().toString())).isEqualTo("RequestReceived " + request.number());
        assertThat(jdbc.sql("select variables::text from engine_message where id = :id")
                        .param("id", request.id().toString())
                        .query(String.class)
                        .single())
                .contains("\"channel\": \"email\"", "\"language\": \"ru\"", "+05:00", "/cases/" + request.number())
                .doesNotContain(customer, "Прошу");
    }

    @Test
    void marksALetterAsSeenOnlyWhenItIsStoredAndLosesNoneWhileTheDatabaseIsDown() throws Exception {
        TestDatabase.takeDown(dataSource);
        try {
            send(letter("Запрос", "Письмо во время сбоя"));
            await().during(Duration.ofMillis(600)).until(() -> mail.unseen(SHOP) == 1);
        } finally {
            TestDatabase.bringUp(dataSource);
        }

        onlyRequest();
        await().until(() -> mail.unseen(SHOP) == 0);
    }

    @Test
    void takesTheSameLetterOnce() throws Exception {
        send(letter("Запрос", "Одно и то же письмо"));
        send("Received: from another by way\r\n" + letter("Запрос", "Одно и то же письмо"));

        onlyRequest();
        await().until(() -> mail.unseen(SHOP) == 0);
        processing.processWaiting();
        onlyRequest();
    }

    @Test
    void keepsAnotherLetterThatComesUnderTheSameMessageId() throws Exception {
        send(letter("Запрос", "Первое письмо"));
        var request = onlyRequest();

        send(letter("Запрос", "Другое письмо под тем же номером"));

        await().untilAsserted(() -> assertThat(processed(request)).hasSize(2));
    }

    @Test
    void keepsTheSameWordsOfAnotherSenderThatComeUnderTheSameMessageId() throws Exception {
        send(letter("Запрос", ""));
        onlyRequest();

        send(letter("Запрос", "").replace(customer, "another-" + customer));

        await().untilAsserted(
                        () -> assertThat(requestsFrom("another-" + customer)).hasSize(1));
    }

    @Test
    void takesAReplyByTheNumberInItsSubjectForAReply() throws Exception {
        send(letter("Запрос", "Первое письмо"));
        var request = onlyRequest();

        send(reply("Re: [%s] Запрос".formatted(request.number()), customer, "Вот подробности.\r\n\r\n> Первое письмо"));

        await().untilAsserted(() -> assertThat(processed(request)).hasSize(2));
        var reply = letters.ofRequest(request.id()).getLast();
        assertThat(reply.newText()).isEqualTo("Вот подробности.");
        assertThat(message("reply:" + reply.id())).isEqualTo("SubjectReplied " + request.number());
        assertThat(register.timeline(request.id()).getLast().what()).isEqualTo("reply-received");
    }

    @Test
    void handsAReplyToEachRightOfTheRequest() throws Exception {
        send(letter("Запрос", "Исправьте имя и отзовите согласие"));
        var request = onlyRequest();
        startClock(request, "unclassified");
        startClock(request, "correct-data");
        startClock(request, "withdraw-consent");

        send(reply("Re: [%s]".formatted(request.number()), customer, "Вот подробности."));

        await().untilAsserted(() -> assertThat(processed(request)).hasSize(2));
        assertThat(jdbc.sql("select correlation_key from engine_message where name = 'SubjectReplied'"
                                + " and correlation_key like :number || '%' order by 1")
                        .param("number", request.number().value())
                        .query(String.class)
                        .list())
                .containsExactly(
                        request.number().value(),
                        request.number() + ":correct-data",
                        request.number() + ":withdraw-consent");
    }

    @Test
    void stopsTheClocksAndTheProcessOfARightThatIsTakenBackAndOfNoOther() throws Exception {
        send(letter("Запрос", "Первое письмо"));
        var request = onlyRequest();
        startClock(request, "correct-data");
        startClock(request, "withdraw-consent");
        var job = JobStub.job(
                "request.take-back-right",
                "personal-data-request",
                Map.of("requestId", request.id().toString()));

        var first = takeBackRight.takeBack(job, request.id().toString(), "correct-data");
        var redelivered = takeBackRight.takeBack(job, request.id().toString(), "correct-data");

        assertThat(first.stopped()).isTrue();
        assertThat(redelivered).isEqualTo(first);
        assertThat(message("taken-back:" + job.getElementInstanceKey()))
                .isEqualTo("RightTakenBack " + request.number() + ":correct-data");
        assertThat(clocks.haveEnded(request.id(), "correct-data")).isTrue();
        assertThat(clocks.haveEnded(request.id(), "withdraw-consent")).isFalse();
        assertThat(register.timeline(request.id()).getLast().detail()).isEqualTo("correct-data");
    }

    @ParameterizedTest
    @ValueSource(strings = {"block-data", "stop-unlawful-processing", "destroy-unlawful-data"})
    void takesOneOfTheRightsOfABreachBackThoughTheyShareTerms(String takenBack) throws Exception {
        var rights = List.of("block-data", "stop-unlawful-processing", "destroy-unlawful-data");
        send(letter("Нарушение", "Первое письмо"));
        var request = onlyRequest();
        rights.forEach(right -> {
            startClock(request, right);
            startClock(request, right, "block-data");
            startClock(request, right, "stop-unlawful-processing");
        });

        assertThat(takeBack(request, takenBack)).isTrue();

        assertThat(clocks.of(request.id()))
                .filteredOn(clock -> clock.endedAt() == null)
                .extracting(RunningClock::right)
                .hasSize(6)
                .containsAll(rights.stream()
                        .filter(right -> !right.equals(takenBack))
                        .toList());
        assertThat(takeBack(request, takenBack)).as("it has ended").isFalse();
    }

    @Test
    void finishesWhatHasBegunToChangeDataThoughItIsTakenBack() throws Exception {
        send(letter("Запрос", "Первое письмо"));
        var request = onlyRequest();
        startClock(request, "correct-data");
        startClock(request, "withdraw-consent");

        beginToAct(request, "correct-data");

        assertThat(takeBack(request, "correct-data")).isFalse();
        assertThat(takeBack(request, null)).as("the whole request").isFalse();
        assertThat(clocks.haveEnded(request.id(), "correct-data")).isFalse();
        assertThat(takeBack(request, "withdraw-consent")).isTrue();
    }

    @Test
    void changesNoDataForWhatWasTakenBackAMomentAgo() throws Exception {
        send(letter("Запрос", "Первое письмо"));
        var request = onlyRequest();
        startClock(request, "correct-data");
        startClock(request, "withdraw-consent");

        assertThat(takeBack(request, null)).isTrue();

        assertThatIllegalStateException().isThrownBy(() -> beginToAct(request, "correct-data"));
        assertThat(clocks.haveEnded(request.id(), "withdraw-consent")).isTrue();
    }

    @Test
    void takesNothingBackOfARightThatHasEnded() throws Exception {
        send(letter("Запрос", "Первое письмо"));
        var request = onlyRequest();
        startClock(request, "correct-data");
        takeBack(request, "correct-data");

        assertThat(takeBack(request, "correct-data")).isFalse();
        assertThat(takeBack(request, "withdraw-consent")).as("it hasn't begun").isTrue();
    }

    @Test
    void makesAReplyThatAsksForSomethingElseARequestOfItsOwn() throws Exception {
        send(letter("Запрос", "Первое письмо"));
        var request = onlyRequest();
        send(reply("Re: [%s]".formatted(request.number()), customer, "И удалите мою запись."));
        await().untilAsserted(() -> assertThat(processed(request)).hasSize(2));
        var reply = letters.ofRequest(request.id()).getLast();
        var job = JobStub.job(
                "request.open-another",
                "personal-data-request",
                Map.of("requestId", request.id().toString()));

        openAnother.open(job, request.id().toString(), reply.id().toString());
        openAnother.open(job, request.id().toString(), reply.id().toString());

        assertThat(requestsFrom(customer)).hasSize(2);
        var another = register.get(requestsFrom(customer).getLast());
        assertThat(letters.ofRequest(another.id())).singleElement().satisfies(letter -> assertThat(letter.text())
                .contains("удалите мою запись"));
        assertThat(letters.ofRequest(request.id())).hasSize(1);
        assertThat(message(another.id().toString())).isEqualTo("RequestReceived " + another.number());
        assertThat(register.timeline(request.id()).getLast().detail())
                .isEqualTo(another.number().value());
        assertThat(register.timeline(another.id()))
                .extracting(entry -> entry.what() + " " + entry.detail())
                .contains("asked-on-request " + request.number());
    }

    @Test
    void opensNothingForALetterThatIsNotOneOfTheRequest() throws Exception {
        send(letter("Запрос", "Первое письмо"));
        var request = onlyRequest();

        openAnother.open(
                JobStub.job(
                        "request.open-another",
                        "personal-data-request",
                        Map.of("requestId", request.id().toString())),
                request.id().toString(),
                "a-letter-of-ours");

        assertThat(requestsFrom(customer)).hasSize(1);
        assertThat(register.timeline(request.id()).getLast().what()).isEqualTo("no-letter-to-open");
    }

    @Test
    void takesAReplyByItsThreadForAReply() throws Exception {
        send(letter("Запрос", "Первое письмо"));
        var request = onlyRequest();

        send("References: %s\r\n".formatted(messageId)
                + reply("Другая тема", customer.toUpperCase(java.util.Locale.ROOT), "Ещё раз я"));

        await().untilAsserted(() -> assertThat(processed(request)).hasSize(2));
    }

    @Test
    void takesALetterFromTheSubjectsAddressOnFileForAReply() throws Exception {
        var onFile = addCustomer();
        send(letter("Запрос", "Магазин знает меня по адресу " + onFile));
        var request = onlyRequest();
        match(request);

        send(reply("Re: [%s]".formatted(request.number()), onFile, "Это я, с другого адреса"));

        await().untilAsserted(() -> assertThat(processed(request)).hasSize(2));
    }

    @Test
    void triesTheCodeInAReplyAndBothersNobodyWithIt() throws Exception {
        var request = requestWithCode();
        var code = codeSentTo(onFile);

        send(reply(
                "Re: [%s] Запрос".formatted(request.number()),
                onFile,
                "Здравствуйте!\r\nКод: %s\r\nИван\r\n\r\n> Ваш код: 000000\r\n> %s".formatted(code, request.number())));

        await().untilAsserted(() -> assertThat(processed(request)).hasSize(2));
        assertThat(identification.established(request.id())).isPresent();
        assertThat(messagesOf(request)).containsExactly("RequestReceived", "CodeAnswered");
    }

    @Test
    void letsAPersonReadWhatAReplySaysBesideTheCode() throws Exception {
        var request = requestWithCode();

        send(reply(
                "Re: [%s] Запрос".formatted(request.number()),
                onFile,
                codeSentTo(onFile)
                        + "\r\n\r\nИ ещё: в прошлом году я сменила фамилию, поэтому исправьте, пожалуйста, её"
                        + " в моём кабинете и во всех документах, которые вы мне присылаете."));

        await().untilAsserted(() -> assertThat(processed(request)).hasSize(2));
        assertThat(messagesOf(request)).containsExactly("RequestReceived", "CodeAnswered", "SubjectReplied");
    }

    @Test
    void writesToTheSubjectThatACodeIsWrongWhereItCameFromHisAddress() throws Exception {
        var request = requestWithCode();

        send(reply("Re: [%s]".formatted(request.number()), onFile, wrongCode()));

        await().untilAsserted(() -> assertThat(processed(request)).hasSize(2));
        assertThat(messagesOf(request)).containsExactly("RequestReceived", "CodeAnswered");
    }

    @Test
    void writesToNobodyThatACodeIsWrongWhichSomebodyElseTriedAndLetsAPersonReadIt() throws Exception {
        var request = requestWithCode();

        send(reply("Re: [%s]".formatted(request.number()), customer, wrongCode()));

        await().untilAsserted(() -> assertThat(processed(request)).hasSize(2));
        assertThat(messagesOf(request)).containsExactly("RequestReceived", "SubjectReplied");
        assertThat(register.timeline(request.id()))
                .extracting(TimelineEntry::what)
                .contains("code-tried");
    }

    private String wrongCode() throws Exception {
        return "%06d".formatted((Integer.parseInt(codeSentTo(onFile)) + 1) % 1_000_000);
    }

    @Test
    void letsAPersonReadSixDigitsThatNobodyWaitsFor() throws Exception {
        send(letter("Запрос", "Первое письмо"));
        var request = onlyRequest();

        send(reply("Re: [%s]".formatted(request.number()), customer, "123456"));

        await().untilAsserted(() -> assertThat(processed(request)).hasSize(2));
        assertThat(messagesOf(request)).containsExactly("RequestReceived", "SubjectReplied");
    }

    @Test
    void opensANewRequestWhereAStrangerQuotesANumber() throws Exception {
        send(letter("Запрос", "Первое письмо"));
        var request = onlyRequest();

        send(reply("Re: [%s]".formatted(request.number()), "stranger-" + customer, "Пришлите мне всё"));

        await().untilAsserted(
                        () -> assertThat(requestsFrom("stranger-" + customer)).hasSize(1));
        assertThat(letters.ofRequest(request.id())).hasSize(1);
    }

    @Test
    void opensANewRequestThatNamesTheEarlierOneWhereThatIsClosed() throws Exception {
        send(letter("Запрос", "Первое письмо"));
        var closed = onlyRequest();
        register.close(closed.id(), "fulfilled", Actor.worker("request.close"));

        send(reply("Re: [%s] Запрос".formatted(closed.number()), customer, "И ещё вопрос"));

        await().untilAsserted(() -> assertThat(requestsFrom(customer)).hasSize(2));
        assertThat(register.timeline(requestsFrom(customer).getLast()))
                .extracting(TimelineEntry::what, TimelineEntry::detail)
                .contains(org.assertj.core.groups.Tuple.tuple(
                        "earlier-request", closed.number().value()));
    }

    @Test
    void keepsAutomaticLettersAndAnswersNone() throws Exception {
        send("Auto-Submitted: auto-replied\r\n" + letter("Я в отпуске", "Вернусь в мае"));

        await().untilAsserted(() -> {
            processing.processWaiting();
            assertThat(jdbc.sql("select reason from received_letter where message_id = :id and state = 'dropped'")
                            .param("id", messageId)
                            .query(String.class)
                            .optional())
                    .contains("auto-submitted");
        });
        assertThat(requestsFrom(customer)).isEmpty();
    }

    @Test
    void keepsAnAutomaticLetterOnTheRequestThatItAnswers() throws Exception {
        send(letter("Запрос", "Первое письмо"));
        var request = onlyRequest();

        send("X-Autoreply: yes\r\nIn-Reply-To: %s\r\n".formatted(messageId)
                + reply("Меня нет", customer, "Вернусь в мае"));

        await().untilAsserted(() -> assertThat(processed(request)).hasSize(2));
        assertThat(letters.ofRequest(request.id()).getLast().automatic()).contains("auto-reply");
        assertThat(register.timeline(request.id()).getLast().what()).isEqualTo("automatic-reply");
        assertThat(messagesOf(request)).containsExactly("RequestReceived");
    }

    @Test
    void letsAPersonReadABounceOfOurLetter() throws Exception {
        send(letter("Запрос", "Первое письмо"));
        var request = onlyRequest();
        jdbc.sql(
                        """
                        insert into outgoing_letter (key, request_id, template, language, address, subject, text, html,
                            message_id, "references", created_at)
                        values (:id, :request, 'code', 'ru', 'a@b.kz', '', '', '', :id, '', now())""")
                .param("id", "<ours%d@bazarjoq.kz>".formatted(test))
                .param("request", request.id().value())
                .update();

        send(
                """
                From: MAILER-DAEMON@example.kz
                Message-ID: <bounce%1$d@example.kz>
                Content-Type: multipart/report; report-type=delivery-status; boundary=x

                --x
                Content-Type: message/delivery-status

                Action: failed
                --x
                Content-Type: text/rfc822-headers

                Message-ID: <ours%1$d@bazarjoq.kz>
                --x--
                """
                        .formatted(test)
                        .replace("\n", "\r\n"));

        await().untilAsserted(() -> {
            processing.processWaiting();
            assertThat(register.timeline(request.id()).getLast().what()).isEqualTo("letter-undelivered");
        });
        var bounce = letters.ofRequest(request.id()).getLast();
        assertThat(bounce.automatic()).contains("delivery-report");
        assertThat(message("reply:" + bounce.id())).isEqualTo("SubjectReplied " + request.number());
    }

    @Test
    void makesALetterThatCannotBeUnderstoodARequestForAPerson() throws Exception {
        send("From: %s\r\nMessage-ID: %s\r\nContent-Type: multipart/mixed; boundary=none\r\n\r\nПрошу удалить"
                .formatted(customer, messageId));

        var request = onlyRequest();
        assertThat(letters.ofRequest(request.id()).getFirst().readable()).isFalse();
        assertThat(letters.ofRequest(request.id()).getFirst().text()).contains("Прошу удалить");
        assertThat(register.timeline(request.id()))
                .extracting(TimelineEntry::what)
                .contains("letter-unreadable");
    }

    @Test
    void makesAnEmptyLetterARequest() throws Exception {
        send("From: %s\r\nMessage-ID: %s\r\n\r\n".formatted(customer, messageId));

        assertThat(onlyRequest().language()).isEqualTo(Language.RU);
    }

    @Test
    void takesALetterOfThirtyMegabytes() throws Exception {
        var content = new StringBuilder(
                """
                From: %s
                Message-ID: %s
                Content-Type: multipart/mixed; boundary=x

                --x
                Content-Type: text/plain; charset=utf-8

                Смотрите вложение
                --x
                Content-Type: application/zip; name=big.zip
                Content-Transfer-Encoding: base64

                """
                        .formatted(customer, messageId)
                        .replace("\n", "\r\n"));
        content.append(java.util.Base64.getMimeEncoder().encodeToString(new byte[30 << 20]))
                .append("\r\n--x--\r\n");

        send(content.toString());

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(requestsFrom(customer)).hasSize(1));
        assertThat(letters.ofRequest(onlyRequest().id()).getFirst().attachments())
                .singleElement()
                .satisfies(file -> assertThat(file.size()).isEqualTo(30 << 20));
    }

    @Test
    void triesAFailingLetterAgainWithoutHoldingUpOthersAndAtLastGivesItToAPerson() throws Exception {
        var request = requestWithCode();
        TestDatabase.takeDown(shop.database());
        try {
            send(reply("Re: [%s]".formatted(request.number()), "failing-" + customer, "Чей это адрес, не узнать"));
            send("Message-ID: <after%d@example.kz>\r\nFrom: after-%s\r\n\r\nСледующее письмо"
                    .formatted(test, customer));

            await().untilAsserted(
                            () -> assertThat(requestsFrom("after-" + customer)).hasSize(1));
            await().until(() -> {
                clock.advance(Duration.ofMinutes(1));
                processing.processWaiting();
                return jdbc.sql("select count(*) from received_letter where state = 'stored'")
                                .query(Long.class)
                                .single()
                        == 0;
            });
        } finally {
            TestDatabase.bringUp(shop.database());
        }
        assertThat(jdbc.sql(
                                "select state || ' ' || readable from received_letter where message_id like :id and attempts = 4")
                        .param("id", "<reply%d-%%".formatted(test))
                        .query(String.class)
                        .list())
                .containsExactly("processed false");
    }

    @Test
    void countsAnAttemptBeforeItBeginsSoThatNoneIsForgottenWhereTheApplicationEnds() throws Exception {
        send(letter("Запрос", "Письмо, на котором всё обрывается"));
        try (var connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("lock table request in share row exclusive mode");

            var processor = Thread.ofPlatform().start(this::processUntilTheLetterIsDone);

            await().until(() -> attempts() == 1);
            connection.rollback();
            processor.join();
        }
        assertThat(requestsFrom(customer)).hasSize(1);
    }

    private void processUntilTheLetterIsDone() {
        await().until(() -> {
            processing.processWaiting();
            return jdbc.sql("select count(*) from received_letter where message_id = :id and state = 'processed'")
                            .param("id", messageId)
                            .query(Long.class)
                            .single()
                    == 1;
        });
    }

    private int attempts() {
        return jdbc.sql("select coalesce(max(attempts), 0) from received_letter where message_id = :id")
                .param("id", messageId)
                .query(Integer.class)
                .single();
    }

    @Test
    void takesOtherLettersWhileOneExhaustsTheStackAndGivesThatToAPersonInTheEnd() throws Exception {
        var exhausting = new LetterParser(SHOP) {
            @Override
            public IncomingLetter parse(byte[] letter) {
                if (new String(letter, StandardCharsets.UTF_8).contains("бесконечно")) {
                    throw new StackOverflowError();
                }
                return super.parse(letter);
            }
        };
        var exhausted = new LetterProcessing(
                store,
                new LetterIntake(exhausting, sorting, requests, replies, automatic),
                transactions,
                new IntakeProperties(2, Duration.ofSeconds(1), 4, Duration.ofMinutes(10)));
        send(letter("Запрос", "бесконечно"));
        send("Message-ID: <after%d@example.kz>\r\nFrom: after-%s\r\n\r\nСледующее письмо".formatted(test, customer));
        await().until(() -> mail.unseen(SHOP) == 0);

        exhausted.processWaiting();

        assertThat(requestsFrom("after-" + customer)).hasSize(1);
        await().until(() -> {
            clock.advance(Duration.ofMinutes(1));
            exhausted.processWaiting();
            return attempts() == 3;
        });
        assertThat(jdbc.sql("select state || ' ' || readable from received_letter where message_id = :id")
                        .param("id", messageId)
                        .query(String.class)
                        .single())
                .isEqualTo("processed false");
    }

    /** A request of a customer of the shop who was sent a code. */
    private SubjectRequest requestWithCode() throws Exception {
        onFile = addCustomer();
        send(letter("Запрос", "Магазин знает меня по адресу " + onFile));
        var request = onlyRequest();
        match(request);
        sendCode.send(
                JobStub.job(
                        "identity.send-code",
                        "verify-identity",
                        Map.of("requestId", request.id().toString())),
                request.id().toString(),
                "ru",
                Map.of("validFor", "PT48H", "template", "code"));
        return request;
    }

    private void startClock(SubjectRequest request, String right) {
        startClock(request, right, null);
    }

    private void startClock(SubjectRequest request, String right, @Nullable String termOf) {
        var id = request.id().toString();
        startDeadline.start(
                JobStub.job("deadline.start", "personal-data-request", Map.of("requestId", id)),
                id,
                "2026-11-20T10:00:00+05:00",
                null,
                right,
                termOf);
    }

    private void match(SubjectRequest request) {
        matchSubject.match(
                JobStub.job(
                        "identity.match-subject",
                        "verify-identity",
                        Map.of("requestId", request.id().toString())),
                request.id().toString());
    }

    private String addCustomer() {
        var address = "on-file-%d@example.kz".formatted(test);
        shop.jdbc()
                .sql(
                        """
                        insert into shop.customer (customer_id, last_name, first_name, email, sex, birth_date, language, created_at)
                        select max(customer_id) + 1, 'Тестова', 'Дина', :email, 'F', '1990-01-01', 'ru', now()
                        from shop.customer""")
                .param("email", address)
                .update();
        return address;
    }

    private String codeSentTo(String address) throws Exception {
        var letter = new ByteArrayOutputStream();
        mail.mailbox(address).getLast().writeTo(letter);
        var code = Pattern.compile("(?<!\\d)\\d{6}(?!\\d)")
                .matcher(new LetterParser(SHOP)
                        .parse(letter.toByteArray())
                        .text()
                        .replace("-2026-", ""));
        assertThat(code.find()).isTrue();
        return code.group();
    }

    private List<String> messagesOf(SubjectRequest request) {
        return jdbc.sql(
                        "select name from engine_message where correlation_key = :number order by created_at, name = 'SubjectReplied'")
                .param("number", request.number().value())
                .query((row, index) -> row.getString(1))
                .list();
    }

    private void send(String letter) throws Exception {
        mail.deliver(SHOP, new MimeMessage(null, new ByteArrayInputStream(letter.getBytes(StandardCharsets.UTF_8))));
    }

    private String letter(String subject, String text) {
        return "Message-ID: %s\r\nFrom: Иван Петров <%s>\r\nTo: %s\r\nSubject: %s\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n%s"
                .formatted(messageId, customer, SHOP, subject, text);
    }

    private String reply(String subject, String from, String text) {
        return "Message-ID: <reply%d-%d@example.kz>\r\nFrom: <%s>\r\nSubject: %s\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n%s"
                .formatted(test, NUMBER.incrementAndGet(), from, subject, text);
    }

    private SubjectRequest onlyRequest() {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(requestsFrom(customer)).hasSize(1));
        return register.get(requestsFrom(customer).getFirst());
    }

    private List<RequestId> requestsFrom(String address) {
        processing.processWaiting();
        return jdbc.sql(
                        """
                        select request_id from received_letter
                        where lower(sender) = :address and state = 'processed' group by request_id order by min(entry)""")
                .param("address", address)
                .query((row, index) -> new RequestId(row.getObject("request_id", java.util.UUID.class)))
                .list();
    }

    private List<ReceivedLetter> processed(SubjectRequest request) {
        processing.processWaiting();
        return letters.ofRequest(request.id());
    }

    private void beginToAct(SubjectRequest request, String right) {
        var job = JobStub.job(
                "request.begin-to-act", right, Map.of("requestId", request.id().toString()));
        beginToAct.begin(job, request.id().toString(), right);
    }

    private boolean takeBack(SubjectRequest request, @Nullable String right) {
        var job = JobStub.job(
                "request.take-back-right",
                "personal-data-request",
                Map.of("requestId", request.id().toString()));
        return takeBackRight.takeBack(job, request.id().toString(), right).stopped();
    }

    /** Name and correlation key of the message that waits for the engine under this id. */
    private String message(String id) {
        return jdbc.sql("select name || ' ' || correlation_key from engine_message where id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }

    /** The mailbox, the database, the sample shop and all that intake stands on; the engine is the test itself. */
    @Import({
        DatabaseTestConfiguration.class,
        NoDecisions.class,
        SampleShopConfiguration.class,
        ClocksTestConfiguration.class,
        Register.class,
        Effects.class,
        EngineMessages.class
    })
    @EnableIntegration
    @EnableConfigurationProperties(ProcessesProperties.class)
    @ConfigurationPropertiesScan(basePackageClasses = {Letters.class, Identification.class, LetterStore.class})
    @ComponentScan(
            basePackageClasses = {Letters.class, Subjects.class, Identification.class, LetterStore.class},
            excludeFilters = {
                @Filter(Controller.class),
                @Filter(Configuration.class),
                @Filter(type = FilterType.REGEX, pattern = ".*Tests.*")
            })
    static class Parts {

        @Bean
        MailServer mailServer() {
            var server = new MailServer();
            server.open(SHOP);
            return server;
        }

        @Bean
        DynamicPropertyRegistrar mailboxPort(MailServer server) {
            return properties -> properties.add("bazarjoq.correspondence.mailbox.port", server::imapPort);
        }

        @Bean
        JavaMailSenderImpl sender(MailServer server) {
            return server.sender();
        }

        @Bean
        RightsCatalogue rights() {
            return () -> List.of(new Right("confirm-processing", Map.of("ru", "Подтвердить обработку"), "§6(1)"));
        }
    }
}
