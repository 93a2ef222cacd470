package kz.bazarjoq.requests.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import kz.bazarjoq.requests.local.Letter;
import kz.bazarjoq.requests.local.MailPart;
import kz.bazarjoq.requests.local.NewLetter;
import kz.bazarjoq.requests.local.Platform;
import kz.bazarjoq.requests.register.RequestNumber;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A customer of the shop whose every datum is found again wherever it turns up, with a mailbox. */
final class TestCustomer {

    /** What the acknowledgement says and no other letter. */
    static final String ACKNOWLEDGED = "присвоили ему номер";

    /** What the letter with the code says and no other. */
    static final String CODE = "Ваш код:";

    static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final Pattern SIX_DIGITS = Pattern.compile("(?m)^\\W*(\\d{6})\\W*$");
    private static final AtomicInteger COUNTER = new AtomicInteger();

    private final Platform platform;
    /** A name that a reader of the pictures may see, or one that no other text holds. */
    private final String mark;

    private final String iin;
    private final String phone;

    private TestCustomer(Platform platform) {
        this.platform = platform;
        var number = COUNTER.incrementAndGet();
        mark = System.getProperty("screenshots") == null
                ? "mark" + UUID.randomUUID().toString().replace("-", "")
                : "saltanat.qasenova" + (number == 1 ? "" : number);
        iin = "7501014%05d".formatted(number);
        phone = "+7705%07d".formatted(4_815_162 + number);
    }

    /** Adds a customer to the shop. */
    static TestCustomer in(Platform platform) {
        var customer = new TestCustomer(platform);
        JdbcClient.create(platform.postgres().dataSource("shop"))
                .sql(
                        """
                        insert into shop.customer (customer_id, last_name, first_name, patronymic, iin, phone, email, sex,
                            birth_date, language, created_at)
                        select max(customer_id) + 1, :lastName, 'Салтанат', :patronymic, :iin, :phone, :email, 'F',
                            date '1975-01-01', 'ru', timestamptz '2024-05-06 10:00+05' from shop.customer""")
                .param("lastName", customer.lastName())
                .param("patronymic", customer.patronymic())
                .param("iin", customer.iin)
                .param("phone", customer.phone)
                .param("email", customer.address())
                .update();
        platform.mail().open(customer.address());
        return customer;
    }

    String address() {
        return mark + "@example.kz";
    }

    String lastName() {
        return System.getProperty("screenshots") == null ? "Фам" + mark : "Қасенова";
    }

    private String patronymic() {
        return System.getProperty("screenshots") == null ? "Отч" + mark : "Ерланқызы";
    }

    /** Whatever may not be found outside of PostgreSQL and the mailboxes. */
    List<String> marks() {
        return List.of(mark, iin, phone);
    }

    /** Writes to the shop; subject and text hold marks as well. */
    void asksWhetherDataAreProcessed() {
        writes(
                "Запрос о персональных данных",
                """
                Здравствуйте!

                Прошу подтвердить, обрабатываете ли вы мои персональные данные.
                Мой ИИН %s, телефон %s.

                %s
                """
                        .formatted(iin, phone, lastName()));
    }

    /** Writes a letter to the shop. */
    void writes(String subject, String text) {
        platform.mail().send(new NewLetter(address(), MailPart.SHOP, subject, text));
    }

    /** Answers a letter from the shop in its thread. */
    void answers(Letter letter, String text) {
        platform.mail().send(NewLetter.answerTo(letter, address(), text));
    }

    /** All letters that came, the newest first. */
    List<Letter> letters() {
        return platform.mail().letters(address());
    }

    /** The code that a letter holds. */
    static String codeIn(Letter letter) {
        var code = SIX_DIGITS.matcher(letter.text());
        assertThat(code.find()).as("a code in: " + letter.text()).isTrue();
        return code.group(1);
    }

    /** How many letters came that says this. */
    long count(String text) {
        return letters().stream().filter(letter -> letter.text().contains(text)).count();
    }

    /** The newest letter that says this, once it is there. */
    Letter receives(String text) {
        return await("a letter that says: " + text)
                .atMost(PATIENCE)
                .until(
                        () -> letters().stream()
                                .filter(letter -> letter.text().contains(text))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    /** The newest letter that says this of a request, once it is there. */
    Letter receives(String text, RequestNumber about) {
        return await("a letter on %s that says: %s".formatted(about, text))
                .atMost(PATIENCE)
                .until(
                        () -> letters().stream()
                                .filter(letter -> letter.subject().contains(about.value())
                                        && letter.text().contains(text))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    /** The number that the acknowledgement gives, once it is there. */
    RequestNumber receivesNumber() {
        return receivesNumberBeside(List.of());
    }

    /** The number that the newest acknowledgement gives, once it is none of these. */
    RequestNumber receivesNumberBeside(List<RequestNumber> others) {
        return await("an acknowledgement of another request than " + others)
                .atMost(PATIENCE)
                .until(
                        () -> RequestNumber.findIn(receives(ACKNOWLEDGED).subject())
                                .getFirst(),
                        number -> !others.contains(number));
    }
}
