package kz.bazarjoq.requests.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.response.ActivatedJob;
import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import kz.bazarjoq.requests.JobStub;
import kz.bazarjoq.requests.MailServer;
import kz.bazarjoq.requests.SampleShopConfiguration.Shop;
import kz.bazarjoq.requests.SettableClock;
import kz.bazarjoq.requests.correspondence.Correspondent;
import kz.bazarjoq.requests.correspondence.IncomingLetter;
import kz.bazarjoq.requests.correspondence.Threads;
import kz.bazarjoq.requests.register.Channel;
import kz.bazarjoq.requests.register.Language;
import kz.bazarjoq.requests.register.Register;
import kz.bazarjoq.requests.register.RequestId;
import kz.bazarjoq.requests.register.SubjectRequest;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Lets tests write a letter, hand jobs to the workers and read what arrives at the customer's. */
@TestPropertySource(properties = "bazarjoq.identity.code-key=" + IdentityTestBase.KEY)
abstract class IdentityTestBase {

    static final String KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    static final Map<String, String> HEADERS = Map.of("validFor", "PT48H", "template", "code");

    private static final Pattern CODE = Pattern.compile("(?<![\\w-])\\d{6}(?!\\d)");
    private static final Pattern LINK = Pattern.compile("http://localhost:8081/code/(\\w+)");

    @Autowired
    Register register;

    @Autowired
    Threads threads;

    @Autowired
    IdentityParts.Texts texts;

    @Autowired
    MatchSubjectWorker matchSubject;

    @Autowired
    SendCodeWorker sendCode;

    @Autowired
    CheckIdentityWorker checkIdentity;

    @Autowired
    Identification identification;

    @Autowired
    CodeCheck codeCheck;

    @Autowired
    MailServer mail;

    @Autowired
    Shop shop;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SettableClock clock;

    /** A customer of the test's own. */
    long customer;

    String address = "";

    @BeforeEach
    void addACustomer() {
        clock.set(Instant.parse("2026-03-19T07:00:00Z"));
        customer = addCustomer();
        address = addressOf(customer);
    }

    long addCustomer() {
        var id = shop.jdbc()
                .sql("select max(customer_id) + 1 from shop.customer")
                .query(Long.class)
                .single();
        shop.jdbc()
                .sql(
                        """
                        insert into shop.customer (customer_id, last_name, first_name, email, sex, birth_date, language, created_at)
                        values (:id, 'Тестова', 'Дина', :email, 'F', '1990-01-01', 'ru', now())""")
                .param("id", id)
                .param("email", addressOf(id))
                .update();
        return id;
    }

    static String addressOf(long customer) {
        return "Dina.Testova.%d@example.kz".formatted(customer);
    }

    SubjectRequest requestFrom(String sender) {
        var request = register.open(Channel.EMAIL, Language.RU, clock.instant());
        threads.add(
                request.id(),
                new IncomingLetter(
                        "<%s@example.kz>".formatted(request.number()),
                        Optional.of(new Correspondent(sender, "")),
                        "Запрос о персональных данных",
                        "",
                        "",
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        true));
        return request;
    }

    /** A request whose sender is matched and has got a code. */
    SubjectRequest requestWithCode() {
        var request = requestFrom(address);
        match(request);
        send(request);
        return request;
    }

    ActivatedJob job(String type, SubjectRequest request) {
        return JobStub.job(
                type, "verify-identity", Map.of("requestId", request.id().toString()));
    }

    String match(SubjectRequest request) {
        return matchSubject
                .match(job("identity.match-subject", request), request.id().toString())
                .match();
    }

    Instant send(SubjectRequest request) {
        return deliver(job("identity.send-code", request), request);
    }

    Instant deliver(ActivatedJob job, SubjectRequest request) {
        var result =
                sendCode.send(job, request.id().toString(), request.language().code(), HEADERS);
        return java.time.OffsetDateTime.parse(result.codeExpiresAt()).toInstant();
    }

    /** Tries a code as a letter from the subject's own address does. */
    CodeCheck.Answer tryCode(RequestId request, String code) {
        return codeCheck.tryCode(request, code, CodeCheck.WhereWrong.WRITE_TO_SUBJECT);
    }

    IdentityCheck.Result check(SubjectRequest request) {
        return checkIdentity.check(job("identity.check", request), request.id().toString(), null, null, Map.of());
    }

    IdentityCheck.Result checkDecision(SubjectRequest request) {
        return checkIdentity.check(
                job("identity.check", request), request.id().toString(), "identified", null, Map.of("basis", "staff"));
    }

    final IdentityCheck.Result checkRepresentative(SubjectRequest request) {
        return checkIdentity.check(
                job("identity.check", request),
                request.id().toString(),
                "representative",
                null,
                Map.of("basis", "staff"));
    }

    List<String> lettersTo(String recipient) {
        return mail.mailbox(recipient).stream().map(IdentityTestBase::text).toList();
    }

    String code() {
        return found(CODE, lettersTo(address).getLast(), 0);
    }

    String token() {
        return found(LINK, lettersTo(address).getLast(), 1);
    }

    /** Six digits that aren't the code. */
    static String other(String code) {
        return "%06d".formatted((Integer.parseInt(code) + 1) % 1_000_000);
    }

    long messages(SubjectRequest request, String name) {
        return jdbc.sql("select count(*) from engine_message where correlation_key = :number and name = :name")
                .param("number", request.number().value())
                .param("name", name)
                .query(Long.class)
                .single();
    }

    List<String> timeline(SubjectRequest request) {
        return register.timeline(request.id()).stream()
                .map(entry -> entry.detail().isEmpty() ? entry.what() : entry.what() + "." + entry.detail())
                .toList();
    }

    static String found(Pattern pattern, String text, int group) {
        var matcher = pattern.matcher(text);
        assertThat(matcher.find()).as("%s in: %s", pattern, text).isTrue();
        return matcher.group(group);
    }

    private static String text(MimeMessage letter) {
        try {
            return plain(letter);
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static String plain(Part part) throws Exception {
        if (part.getContent() instanceof Multipart parts) {
            BodyPart first = parts.getBodyPart(0);
            return plain(first);
        }
        return (String) part.getContent();
    }
}
