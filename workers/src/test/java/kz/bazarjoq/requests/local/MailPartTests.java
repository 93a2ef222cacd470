package kz.bazarjoq.requests.local;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Address;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailPartTests {

    private static final String CUSTOMER = "customer@example.kz";

    @TempDir
    Path folder;

    private final HttpClient browser = HttpClient.newHttpClient();
    private MailPart mail;
    private MailPagePart page;

    @BeforeEach
    void start() {
        var ports = Ports.free();
        mail = new MailPart(new StateDirectory(folder), ports);
        page = new MailPagePart(mail, ports);
        mail.start();
        page.start();
    }

    @AfterEach
    void stop() {
        page.stop();
        mail.stop();
    }

    @Test
    void keepsLettersOverARestart() {
        mail.send(new NewLetter(CUSTOMER, MailPart.SHOP, "Запрос", "Обрабатываете ли вы мои данные?"));

        mail.stop();
        mail.start();

        assertThat(mail.letters(MailPart.SHOP)).singleElement().satisfies(letter -> {
            assertThat(letter.from()).isEqualTo(CUSTOMER);
            assertThat(letter.subject()).isEqualTo("Запрос");
            assertThat(letter.text()).contains("Обрабатываете ли вы мои данные?");
        });
    }

    @Test
    void keepsWhatWasReadAndForgetsWhatWasDeleted() throws MessagingException {
        mail.send(new NewLetter(CUSTOMER, MailPart.SHOP, "deleted", "1"));
        mail.send(new NewLetter(CUSTOMER, MailPart.SHOP, "read", "2"));
        mail.send(new NewLetter(CUSTOMER, MailPart.SHOP, "new", "3"));
        inTheShopsInbox(inbox -> {
            inbox.getMessage(1).setFlag(Flags.Flag.DELETED, true);
            inbox.getMessage(2).setFlag(Flags.Flag.SEEN, true);
            inbox.expunge();
        });

        mail.stop();
        mail.start();
        mail.stop();
        mail.start();

        inTheShopsInbox(inbox -> {
            assertThat(inbox.getMessageCount()).isEqualTo(2);
            assertThat(inbox.getUnreadMessageCount()).isEqualTo(1);
            assertThat(inbox.getMessage(1).getSubject()).isEqualTo("read");
            assertThat(inbox.getMessage(1).isSet(Flags.Flag.SEEN)).isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Transfer-Encoding: x-foo",
                "Content-Type: text/plain; charset=x-foo",
                "Content-Type: multipart/mixed; boundary=\"x",
                "Content-Type: multipart/mixed; boundary=x",
                "From: \"a b\"@w.example",
                "From: a <b",
                "To: undisclosed:"
            })
    void showsALetterThatNobodyCanReadAndTheOthersToo(String header) throws Exception {
        mail.send(new NewLetter(CUSTOMER, MailPart.SHOP, "before", "1"));
        handIn(header + "\r\nSubject: strange\r\n\r\ntext\r\n");
        mail.send(new NewLetter(CUSTOMER, MailPart.SHOP, "after", "2"));

        mail.stop();
        mail.start();

        assertThat(mail.letters(MailPart.SHOP))
                .extracting(Letter::subject)
                .containsExactly("after", "strange", "before");
        assertThat(get("/")).contains(MailPart.SHOP);
        assertThat(get("/mailbox?address=" + encoded(MailPart.SHOP))).contains("strange");
        assertThat(get("/letter?uid=2&address=" + encoded(MailPart.SHOP))).contains("strange");
    }

    @Test
    void showsALetterAsTextAndNotAsMarkup() throws Exception {
        mail.send(new NewLetter(CUSTOMER, MailPart.SHOP, "<b>bold</b>", "<script>x"));

        var list = get("/mailbox?address=" + encoded(MailPart.SHOP));
        var letter = get("/letter?uid=1&address=" + encoded(MailPart.SHOP));

        assertThat(list).contains("&lt;b&gt;bold").doesNotContain("<b>bold");
        assertThat(letter).contains("&lt;script&gt;x").doesNotContain("<script>");
    }

    @Test
    void leadsFromTheMailboxesToALetter() throws Exception {
        mail.send(new NewLetter("a+b@example.kz", MailPart.SHOP, "Вопрос", "Здравствуйте"));

        var mailbox = get(link("a href=\"(/mailbox[^\"]*bazarjoq[^\"]*)\"", get("/")));
        var letter = get(link("a href=\"(/letter[^\"]*)\"", mailbox));

        assertThat(letter).contains("Здравствуйте");
    }

    @Test
    void answersInTheThread() throws Exception {
        mail.send(new NewLetter(MailPart.SHOP, CUSTOMER, "Код PDR-2026-000001", "Ваш код"));
        var code = mail.letters(CUSTOMER).getFirst();

        post(Map.of("from", CUSTOMER, "answered", String.valueOf(code.uid()), "text", "123456"));

        assertThat(mail.letters(MailPart.SHOP)).singleElement().satisfies(answer -> {
            assertThat(answer.subject()).isEqualTo("Re: Код PDR-2026-000001");
            assertThat(answer.references()).containsExactly(code.messageId());
            assertThat(answer.text()).contains("123456");
        });
    }

    @Test
    void writesANewLetterAsAnybody() throws Exception {
        post(Map.of("from", "New@Example.kz", "to", MailPart.SHOP, "subject", "Вопрос", "text", "Здравствуйте"));

        assertThat(mail.letters(MailPart.SHOP)).extracting(Letter::subject).containsExactly("Вопрос");
        assertThat(get("/")).contains("new@example.kz");
    }

    @Test
    void sendsNothingForAnotherSitesPage() throws Exception {
        var request = form(Map.of("from", CUSTOMER, "to", MailPart.SHOP, "subject", "s", "text", "t"))
                .header("Origin", "http://elsewhere.example")
                .build();

        assertThat(browser.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(403);
        assertThat(mail.letters(MailPart.SHOP)).isEmpty();
    }

    /** Hands a letter in as it is written. */
    private void handIn(String content) throws IOException, MessagingException {
        var settings = new Properties();
        settings.setProperty("mail.smtp.from", CUSTOMER);
        var session = Session.getInstance(settings);
        try (var transport = session.getTransport("smtp");
                var stream = new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8))) {
            transport.connect("localhost", mail.smtpPort(), null, null);
            transport.sendMessage(new MimeMessage(session, stream), new Address[] {new InternetAddress(MailPart.SHOP)});
        }
    }

    private static String link(String pattern, String page) {
        var found = Pattern.compile(pattern).matcher(page);
        assertThat(found.find()).as("a link in " + page).isTrue();
        return found.group(1).replace("&amp;", "&");
    }

    private String get(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(page.url() + path)).build();
        return browser.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    private void post(Map<String, String> fields) throws IOException, InterruptedException {
        var answer = browser.send(form(fields).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    }

    private HttpRequest.Builder form(Map<String, String> fields) {
        var body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return HttpRequest.newBuilder(URI.create(page.url() + "/send")).POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private void inTheShopsInbox(Visit visit) throws MessagingException {
        var settings = new Properties();
        try (var store = Session.getInstance(settings).getStore("imap")) {
            store.connect("localhost", mail.imapPort(), MailPart.SHOP, MailPart.PASSWORD);
            try (var inbox = store.getFolder("INBOX")) {
                inbox.open(Folder.READ_WRITE);
                visit.to(inbox);
            }
        }
    }

    private interface Visit {

        void to(Folder inbox) throws MessagingException;
    }
}
