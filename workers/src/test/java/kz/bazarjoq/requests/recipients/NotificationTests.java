package kz.bazarjoq.requests.recipients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import kz.bazarjoq.requests.DatabaseTestConfiguration;
import kz.bazarjoq.requests.MailServer;
import kz.bazarjoq.requests.NoDecisions;
import kz.bazarjoq.requests.SampleShopConfiguration;
import kz.bazarjoq.requests.SampleShopConfiguration.Shop;
import kz.bazarjoq.requests.SettableClock;
import kz.bazarjoq.requests.correspondence.Letters;
import kz.bazarjoq.requests.correspondence.SubjectAddresses;
import kz.bazarjoq.requests.data.DataRecipients;
import kz.bazarjoq.requests.data.EstablishedSubjects;
import kz.bazarjoq.requests.data.LocateDataWorker;
import kz.bazarjoq.requests.data.SubjectRef;
import kz.bazarjoq.requests.data.Unsubscribers;
import kz.bazarjoq.requests.engine.Effects;
import kz.bazarjoq.requests.engine.EngineMessages;
import kz.bazarjoq.requests.engine.JobKey;
import kz.bazarjoq.requests.engine.ProcessesProperties;
import kz.bazarjoq.requests.engine.RightsCatalogue;
import kz.bazarjoq.requests.recipients.NotifyJob.Correction;
import kz.bazarjoq.requests.recipients.NotifyJob.Kept;
import kz.bazarjoq.requests.recipients.NotifyJob.Treatment;
import kz.bazarjoq.requests.recipients.RecipientProperties.Called;
import kz.bazarjoq.requests.recipients.ToldRecipients.Told;
import kz.bazarjoq.requests.register.Channel;
import kz.bazarjoq.requests.register.Language;
import kz.bazarjoq.requests.register.Register;
import kz.bazarjoq.requests.register.RequestId;
import kz.bazarjoq.requests.register.SubjectRequest;
import kz.bazarjoq.requests.register.TimelineEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.ui.ExtendedModelMap;
import tools.jackson.databind.json.JsonMapper;

/** Organisations are told by real letters and real calls. The subject is the sample shop's customer, whose orders a carrier delivered. */
@SpringJUnitConfig({
    DatabaseTestConfiguration.class,
    NoDecisions.class,
    SampleShopConfiguration.class,
    Register.class,
    Effects.class,
    EngineMessages.class,
    NotificationTests.Parts.class,
    NotificationTests.Mail.class
})
@TestPropertySource(properties = "bazarjoq.processes.location=file:processes/")
class NotificationTests {

    private static final AtomicLong ELEMENT = new AtomicLong();
    private static final String KEY = "a key of the hosting company";
    private static final Pattern LINK = Pattern.compile("http://localhost:8081/confirm/([0-9a-f-]+)/([0-9a-f]+)");
    private static final String CARRIER = "personal-data@zhetkizu.example";

    @Autowired
    Notification notification;

    @Autowired
    ToldRecipients told;

    @Autowired
    ConfirmPage page;

    @Autowired
    LocateDataWorker locate;

    @Autowired
    Register register;

    @Autowired
    Parts parts;

    @Autowired
    MailServer mail;

    @Autowired
    JavaMailSenderImpl sender;

    @Autowired
    SettableClock clock;

    @Autowired
    Shop shop;

    @Autowired
    JdbcClient jdbc;

    private SubjectRequest request;

    @BeforeEach
    void locate() {
        clock.set(Instant.parse("2026-03-20T05:00:00Z"));
        sender.setPort(mail.smtpPort());
        parts.hosting.calls.clear();
        parts.hosting.answer(200, "{\"confirmed\": true}");
        shop.jdbc().sql("delete from shop.partner_transfer").update();
        shop.jdbc()
                .sql(
                        """
                        insert into shop.partner_transfer (transfer_id, partner_code, customer_id, fields, reference, sent_at)
                        values (1, 'carrier', 21, '{name}', 'ZH-77', now()), (2, 'post', 22, '{name}', 'DP-1', now())""")
                .update();
        request = register.open(Channel.EMAIL, Language.RU, clock.instant());
        parts.subjects.put(request.id(), new SubjectRef("shop", "21"));
        locate.locate(
                kz.bazarjoq.requests.JobStub.job(
                        "data.locate",
                        "correct-data",
                        Map.of("requestId", request.id().toString())),
                request.id().toString());
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void namesAtTheStartTheKeyThatIsMissingForCalls(@Autowired DataRecipients recipients, CapturedOutput output) {
        var keyless = new RecipientProperties("", Map.of(), Duration.ofDays(10));
        var keyed = new RecipientProperties("", Map.of("hosting", new Called(KEY, null)), Duration.ofDays(10));

        new SigningKeys(recipients, keyed);
        assertThat(output).doesNotContain("recipients.hosting.key");
        new SigningKeys(recipients, keyless);
        assertThat(output).contains("bazarjoq.data.recipients.hosting.key isn't set");
    }

    @Test
    void tellsThoseWhoGotThisPersonsDataByTheirOwnNumbersAndWithoutAValue() throws Exception {
        tell(corrected("shop.customer.last_name", "changed"), What.CORRECTED);

        assertThat(told.of(request.id()))
                .extracting(Told::name)
                .containsExactly("ТОО «Жеткізу Экспресс»", "ТОО «Дата Орда»");
        var letter = letters(CARRIER).getLast();
        assertThat(letter.getSubject()).startsWith("[%s] ".formatted(request.number()));
        assertThat(text(letter))
                .contains("ZH-77", "Учётная запись: фамилия", "Исправлены", "30 марта 2026")
                .doesNotContain("Уничтожены", "Номер клиента", "DP-1");
        var name = shop.jdbc()
                .sql("select last_name from shop.customer where customer_id = 21")
                .query(String.class)
                .single();
        assertThat(text(letter)).doesNotContain(name);
        assertThat(parts.hosting.calls.getLast().body()).doesNotContain(name).contains("\"subject\":\"21\"");
    }

    @Test
    void signsACallOverTimeAndBodyAndTakesItsAnswerForAConfirmation() {
        tell(corrected("shop.customer.iin", "changed"), What.CORRECTED);

        var call = parts.hosting.calls.getLast();
        assertThat(call.signature())
                .isEqualTo("sha256=" + SignedCall.signature(KEY, call.timestamp() + "." + call.body()));
        assertThat(call.timestamp()).isEqualTo(Long.toString(clock.instant().getEpochSecond()));
        assertThat(call.body())
                .contains(request.number().value(), "{\"item\":\"shop.customer.iin\",\"what\":\"corrected\"}")
                .satisfies(body -> assertThat(
                                JsonMapper.shared().readTree(body).path("id").asString())
                        .isEqualTo(call.key()));
        assertThat(told.of(request.id())).singleElement().satisfies(one -> assertThat(one.confirmedAt())
                .isNotNull());
    }

    @Test
    void takesAnAnswerWithoutAConfirmationForAReceipt() {
        parts.hosting.answer(202, "received");

        tell(corrected("shop.customer.iin", "changed"), What.CORRECTED);

        assertThat(told.of(request.id())).singleElement().satisfies(one -> {
            assertThat(one.toldAt()).isNotNull();
            assertThat(one.confirmedAt()).isNull();
        });
    }

    @Test
    void triesThoseAgainWhoCouldNotBeToldUnderTheSameKeyAndNobodyElse() {
        var job = job();
        var variables = corrected("shop.customer.last_name", "changed");
        parts.hosting.answer(503, "");
        var before = letters(CARRIER).size();

        assertThatExceptionOfType(NotToldException.class)
                .isThrownBy(() -> notification.tell(job, variables, What.CORRECTED))
                .withMessage("The recipient hosting couldn't be told: it answered 503");
        parts.hosting.answer(200, "{}");
        notification.tell(job, variables, What.CORRECTED);
        notification.tell(job, variables, What.CORRECTED);

        assertThat(parts.hosting.calls).hasSize(2);
        assertThat(parts.hosting.calls.getFirst().key())
                .isEqualTo(parts.hosting.calls.getLast().key());
        assertThat(letters(CARRIER)).hasSize(before + 1);
        assertThat(register.timeline(request.id()))
                .filteredOn(entry -> entry.what().equals("recipient-told"))
                .extracting(TimelineEntry::detail)
                .containsExactly("ТОО «Жеткізу Экспресс»", "ТОО «Дата Орда»");
    }

    @Test
    void tellsTheOthersWhereTheMailServerIsDown() throws IOException {
        try (var unused = new java.net.ServerSocket(0)) {
            sender.setPort(unused.getLocalPort());
        }
        var job = job();

        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(
                        () -> notification.tell(job, corrected("shop.customer.last_name", "changed"), What.CORRECTED));

        assertThat(parts.hosting.calls).hasSize(1);
        sender.setPort(mail.smtpPort());
        var before = letters(CARRIER).size();
        notification.tell(job, corrected("shop.customer.last_name", "changed"), What.CORRECTED);
        assertThat(letters(CARRIER)).hasSize(before + 1);
        assertThat(parts.hosting.calls).hasSize(1);
    }

    @Test
    void confirmsByTheLinkOfTheLetterAndByNoOther() throws Exception {
        tell(corrected("shop.customer.last_name", "changed"), What.CORRECTED);
        var link = LINK.matcher(text(letters(CARRIER).getLast()));
        assertThat(link.find()).isTrue();

        assertThat(shown(link.group(1), link.group(2))).containsEntry("open", true);
        page.confirm(link.group(1), link.group(2).replace('a', 'b') + "0", new ExtendedModelMap());
        assertThat(carrier().confirmedAt()).isNull();

        page.confirm(link.group(1), link.group(2), new ExtendedModelMap());

        assertThat(carrier().confirmedAt()).isEqualTo(clock.instant());
        assertThat(shown(link.group(1), link.group(2))).containsEntry("open", false);
        assertThat(shown("nothing", "x")).containsEntry("open", false).containsEntry("organisation", "");
        assertThat(jdbc.sql("select string_agg(text || html, ' ') from outgoing_letter")
                        .query(String.class)
                        .single())
                .doesNotContain(link.group(2));
    }

    @Test
    void tellsWhoHasNotConfirmedInTime() {
        tell(corrected("shop.customer.last_name", "changed"), What.CORRECTED);
        assertThat(told.overdue(List.of(request.id()))).isEmpty();

        clock.advance(Duration.ofDays(11));

        assertThat(told.overdue(List.of(request.id()))).containsExactly(request.id());
        assertThat(told.of(request.id())).extracting(Told::overdue).containsExactly(true, false);
    }

    @Test
    void remembersWhoGotDataWhenTheRecordOfItIsDestroyed() {
        shop.jdbc().sql("delete from shop.partner_transfer").update();

        tell(new NotifyJob(null, null, List.of(new Kept("payments"))), What.DESTROYED);

        assertThat(told.of(request.id()))
                .extracting(Told::name)
                .containsExactly("ТОО «Жеткізу Экспресс»", "ТОО «Дата Орда»");
        assertThat(parts.hosting.calls.getLast().body())
                .contains("{\"item\":\"account-identity\",\"what\":\"destroyed\"}")
                .contains("{\"item\":\"payments\",\"what\":\"stopped\"}");
    }

    @Test
    void tellsWhatWasDestroyedAndWhatOnlyStopped() {
        var treatments = List.of(
                new Treatment("account-identity", "destroy"),
                new Treatment("account-contact", "destroy"),
                new Treatment("purchases", "restrict"),
                new Treatment("devices", "stop"),
                new Treatment("payments", "continue"));

        tell(new NotifyJob(treatments, null, List.of(new Kept("account-contact"))), What.STOPPED);

        assertThat(parts.hosting.calls.getLast().body())
                .contains("{\"item\":\"account-identity\",\"what\":\"destroyed\"}")
                .contains("{\"item\":\"account-contact\",\"what\":\"stopped\"}")
                .contains("{\"item\":\"purchases\",\"what\":\"stopped\"}")
                .contains("{\"item\":\"devices\",\"what\":\"stopped\"}")
                .doesNotContain("payments");
    }

    @Test
    void tellsNobodyOfWhatWasDeclined() {
        tell(corrected("shop.customer.last_name", "declined"), What.CORRECTED);

        assertThat(told.of(request.id())).isEmpty();
        assertThat(parts.hosting.calls).isEmpty();
    }

    @Test
    void writesEnglishAbroad() throws Exception {
        shop.jdbc()
                .sql(
                        """
                        insert into shop.partner_transfer (transfer_id, partner_code, customer_id, fields, reference, sent_at)
                        values (3, 'mailing', 21, '{email}', 'LD-9', now())""")
                .update();
        locate.locate(
                kz.bazarjoq.requests.JobStub.job(
                        "data.locate",
                        "correct-data",
                        Map.of("requestId", request.id().toString())),
                request.id().toString());

        tell(new NotifyJob(List.of(new Treatment("newsletter", "destroy")), null, null), What.STOPPED);

        assertThat(text(letters("privacy@lettera.example").getLast()))
                .contains("LD-9", "newsletter subscriptions", "Destroyed", "Please confirm by");
    }

    private void tell(NotifyJob variables, What action) {
        notification.tell(job(), variables, action);
    }

    private static NotifyJob corrected(String item, String result) {
        return new NotifyJob(null, List.of(new Correction(item, result)), List.of());
    }

    private JobKey job() {
        return new JobKey(ELEMENT.incrementAndGet(), "recipients.notify", request.id());
    }

    private Told carrier() {
        return told.of(request.id()).getFirst();
    }

    private Map<String, Object> shown(String id, String token) {
        var model = new ExtendedModelMap();
        page.show(id, token, model);
        return model;
    }

    private List<MimeMessage> letters(String address) {
        return mail.mailbox(address);
    }

    private static String text(MimeMessage letter) throws Exception {
        var alternative = (MimeMultipart)
                ((MimeMultipart) letter.getContent()).getBodyPart(0).getContent();
        while (alternative.getBodyPart(0).getContent() instanceof MimeMultipart inner) {
            alternative = inner;
        }
        return (String) alternative.getBodyPart(0).getContent();
    }

    /** A recipient who is called. */
    static final class Hosting {

        final List<Call> calls = new ArrayList<>();
        private final HttpServer server;
        private int status = 200;
        private String body = "";

        Hosting() throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", this::take);
            server.start();
        }

        void answer(int answered, String content) {
            status = answered;
            body = content;
        }

        URI url() {
            return URI.create("http://localhost:%d/personal-data"
                    .formatted(server.getAddress().getPort()));
        }

        private void take(HttpExchange exchange) throws IOException {
            try (exchange) {
                var headers = exchange.getRequestHeaders();
                calls.add(new Call(
                        String.valueOf(headers.getFirst("Idempotency-Key")),
                        String.valueOf(headers.getFirst("X-BazarJoq-Timestamp")),
                        String.valueOf(headers.getFirst("X-BazarJoq-Signature")),
                        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
                var content = body.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, content.length == 0 ? -1 : content.length);
                exchange.getResponseBody().write(content);
            }
        }
    }

    record Call(String key, String timestamp, String signature, String body) {}

    @ComponentScan(
            basePackageClasses = {DataRecipients.class, Notification.class},
            excludeFilters =
                    @Filter(
                            type = FilterType.REGEX,
                            pattern =
                                    ".*(Tests|IT)(\\$.*)?|.*DataListing|.*RestrictionController|.*ConfirmPageSecurity"))
    static class Parts implements SubjectAddresses {

        final Map<RequestId, SubjectRef> subjects = new HashMap<>();
        final Hosting hosting = new Hosting();

        Parts() throws IOException {}

        @Bean
        EstablishedSubjects established() {
            return request -> Optional.ofNullable(subjects.get(request));
        }

        @Bean
        Unsubscribers unsubscribers() {
            return new Unsubscribers() {
                @Override
                public Optional<SubjectRef> subject(RequestId request) {
                    return Optional.empty();
                }

                @Override
                public Optional<String> address(RequestId request) {
                    return Optional.empty();
                }
            };
        }

        @Bean
        RecipientProperties recipientProperties() {
            return new RecipientProperties(
                    "NDMyMTA5ODc2NTQzMjEwOTg3NjU0MzIxMDk4NzY1NDM=",
                    Map.of("hosting", new Called(KEY, hosting.url())),
                    Duration.ofDays(10));
        }

        @Bean
        RightsCatalogue rights() {
            return List::of;
        }

        @Override
        public Optional<String> addressOfSubject(RequestId request) {
            return Optional.empty();
        }

        @Override
        public Optional<String> addressOfAuthor(RequestId request) {
            return Optional.empty();
        }
    }

    @EnableConfigurationProperties(ProcessesProperties.class)
    @ConfigurationPropertiesScan(basePackageClasses = Letters.class)
    @ComponentScan(
            basePackageClasses = Letters.class,
            excludeFilters = @Filter(type = FilterType.REGEX, pattern = ".*\\.inbound\\..*|.*(Tests|IT)(\\$.*)?"))
    static class Mail {

        @Bean
        MailServer mailServer() {
            return new MailServer();
        }

        @Bean
        JavaMailSenderImpl sender(MailServer server) {
            return server.sender();
        }
    }
}
