package kz.bazarjoq.requests.correspondence.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Random;
import java.util.stream.Stream;
import kz.bazarjoq.requests.correspondence.Correspondent;
import kz.bazarjoq.requests.correspondence.IncomingLetter;
import kz.bazarjoq.requests.correspondence.IncomingLetter.Attachment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LetterParserTests {

    private static final String RUSSIAN = "Прошу подтвердить, обрабатываете ли вы мои данные.";
    private static final String KAZAKH = "Менің дербес деректерімді өңдейтініңізді растаңызшы, құрметпен Әсел.";

    private final LetterParser parser = new LetterParser("info@bazarjoq.kz");

    @ParameterizedTest
    @CsvSource({
        "windows-1251, 8bit",
        "windows-1251, base64",
        "windows-1251, quoted-printable",
        "koi8-r, 8bit",
        "koi8-r, base64",
        "koi8-r, quoted-printable",
        "iso-8859-5, 8bit",
        "utf-8, 8bit",
        "utf-8, base64",
        "utf-8, quoted-printable",
        "utf-16, base64",
    })
    void readsRussianInEveryCharsetAndEncoding(String charset, String encoding) {
        var letter = parser.parse(letter("text/plain; charset=\"" + charset + "\"", encoding, RUSSIAN, charset));

        assertThat(letter.text()).isEqualTo(RUSSIAN);
        assertThat(letter.readable()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8bit", "base64", "quoted-printable"})
    void readsKazakh(String encoding) {
        assertThat(parser.parse(letter("text/plain; charset=UTF-8", encoding, KAZAKH, "utf-8"))
                        .text())
                .isEqualTo(KAZAKH);
    }

    @ParameterizedTest
    @CsvSource({
        "text/plain, windows-1251",
        "text/plain, koi8-r",
        "text/plain, utf-8",
        "text/plain; charset=no-such-charset, windows-1251",
        "text/plain; charset=no-such-charset, utf-8",
        "text/plain; charset=us-ascii, koi8-r",
        "text/plain; charset=utf-8, windows-1251",
        "text/plain; charset=windows-1251, utf-8",
        "text/plain; charset=iso-8859-1, windows-1251",
        "text/plain; charset=, windows-1251",
    })
    void readsRussianWhereTheCharsetIsMissingUnknownOrWrong(String contentType, String charset) {
        assertThat(parser.parse(letter(contentType, "8bit", RUSSIAN, charset)).text())
                .isEqualTo(RUSSIAN);
    }

    @Test
    void keepsWesternTextInItsCharset() {
        assertThat(parser.parse(letter("text/plain; charset=iso-8859-1", "8bit", "Müller déjà vu, naïve", "iso-8859-1"))
                        .text())
                .isEqualTo("Müller déjà vu, naïve");
    }

    @Test
    void readsALetterThatIsHtmlOnly() {
        var html =
                """
                <html><head><style>p {color: red}</style><title>x</title></head><body>
                <p>Добрый&nbsp;день!</p><div>Прошу <b>подтвердить</b>:</div>
                <ul><li>один</li><li>два &lt;3&gt;</li></ul><script>alert(1)</script>
                <blockquote>старое письмо</blockquote></body></html>""";

        var letter = parser.parse(letter("text/html; charset=utf-8", "quoted-printable", html, "utf-8"));

        assertThat(letter.text()).isEqualTo("Добрый день!\n\nПрошу подтвердить:\n- один\n- два <3>\n\n> старое письмо");
        assertThat(letter.newText()).doesNotContain("старое");
    }

    @Test
    void prefersThePlainPartAndListsAttachments() {
        var letter = parser.parse(
                """
                From: "=?utf-8?B?0JjQstCw0L0=?=" <Ivan@Example.kz>
                Subject: =?koi8-r?B?+sHQ0s/T?= =?koi8-r?Q?_=CF?=
                Message-ID: <one@example.kz>
                Content-Type: multipart/mixed; boundary=outer

                --outer
                Content-Type: multipart/alternative; boundary=inner

                --inner
                Content-Type: text/plain; charset=utf-8

                Только текст
                --inner
                Content-Type: text/html; charset=utf-8

                <p>Только HTML</p>
                --inner--
                --outer
                Content-Type: application/pdf; name*=utf-8''%D0%9F%D0%B0%D1%81%D0%BF%D0%BE%D1%80%D1%82.pdf
                Content-Disposition: attachment
                Content-Transfer-Encoding: base64

                MTIzNDU2Nzg5MA==
                --outer
                Content-Type: text/plain; charset=utf-8; name="=?utf-8?B?0LfQsNC80LXRgtC60LAudHh0?="
                Content-Disposition: attachment; filename="=?utf-8?B?0LfQsNC80LXRgtC60LAudHh0?="

                abc
                --outer
                Content-Type: message/rfc822

                Subject: forwarded

                body
                --outer--
                """
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(letter.text()).isEqualTo("Только текст");
        assertThat(letter.subject()).isEqualTo("Запрос о");
        assertThat(letter.from()).contains(new Correspondent("Ivan@Example.kz", "Иван"));
        assertThat(letter.attachments())
                .containsExactly(
                        new Attachment("Паспорт.pdf", "application/pdf", 10),
                        new Attachment("заметка.txt", "text/plain", 3),
                        new Attachment("letter.eml", "message/rfc822", 24));
        assertThat(letter.readable()).isTrue();
    }

    @Test
    void joinsEncodedWordsThatCutACharacterInTwo() {
        var bytes = "Отзыв согласия".getBytes(StandardCharsets.UTF_8);
        var subject =
                "=?UTF-8?B?%s?=\r\n =?UTF-8?B?%s?=".formatted(encode(bytes, 0, 5), encode(bytes, 5, bytes.length));

        assertThat(parser.parse(("Subject: " + subject + "\r\n\r\nтекст").getBytes(StandardCharsets.UTF_8))
                        .subject())
                .isEqualTo("Отзыв согласия");
    }

    @Test
    void readsHeadersThatAreNotEncodedAtAll() {
        var letter = parser.parse("From: Иван <ivan@example.kz>\nSubject: Запрос о персональных данных\n\nтекст\n"
                .getBytes(Charset.forName("windows-1251")));

        assertThat(letter.subject()).isEqualTo("Запрос о персональных данных");
        assertThat(letter.from()).contains(new Correspondent("ivan@example.kz", "Иван"));
    }

    @Test
    void takesTheThreadFromBothHeadersWithTheDirectPredecessorLast() {
        var letter = parser.parse(
                """
                References: <a@x> <b@x>
                 <c@x> junk
                In-Reply-To: Your letter of today <b@x>
                Message-ID: <d@x>

                text
                """
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(letter.references()).containsExactly("<a@x>", "<c@x>", "<b@x>");
        assertThat(letter.messageId()).isEqualTo("<d@x>");
    }

    @Test
    void makesAnIdForALetterWithoutOne() {
        var one = parser.parse("Subject: a\n\nb\n".getBytes(StandardCharsets.UTF_8));
        var same = parser.parse("Subject: a\n\nb\n".getBytes(StandardCharsets.UTF_8));
        var other = parser.parse("Subject: a\n\nc\n".getBytes(StandardCharsets.UTF_8));

        assertThat(one.messageId())
                .startsWith("sha256:")
                .isEqualTo(same.messageId())
                .isNotEqualTo(other.messageId());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\u0000\u0001\u0002",
                "Content-Type: multipart/mixed\n\nкакой-то текст",
                "Content-Type: multipart/mixed; boundary=x\n\nтекст без границ",
                "Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain\n\nоборвано",
                "Content-Type: ///;;;===\n\nтекст",
                "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n%%%%0J%",
                "Content-Type: text/plain\nContent-Transfer-Encoding: x-unknown\n\nтекст",
                "From: <<>>@@\nTo: \nSubject: =?utf-8?B?%%%?=\n\nтекст",
                "нет даже заголовков",
            })
    void neverFailsOnBrokenLetters(String content) {
        var letter = parser.parse(content.getBytes(StandardCharsets.UTF_8));

        assertThat(letter.text()).doesNotContain("\u0000");
        assertThat(letter.from()).isEmpty();
        if (content.contains("текст")) {
            assertThat(letter.text()).contains("текст");
        }
    }

    @Test
    void survivesAnythingThatIsNoLetter() {
        var random = new Random(7);
        for (var size = 1; size < 3000; size += 37) {
            var bytes = new byte[size];
            random.nextBytes(bytes);

            assertThat(parser.parse(bytes).messageId()).isNotBlank();
        }
    }

    @Test
    void survivesPartsThatAreNestedWithoutEnd() {
        var content = new StringBuilder();
        for (var depth = 0; depth < 200; depth++) {
            content.append("Content-Type: multipart/mixed; boundary=b")
                    .append(depth)
                    .append("\n\n--b")
                    .append(depth)
                    .append('\n');
        }

        assertThat(parser.parse(content.toString().getBytes(StandardCharsets.UTF_8))
                        .readable())
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource
    void readsInNoTimeWhatIsMadeToTakeLong(String what, String letter) {
        var bytes = letter.getBytes(StandardCharsets.UTF_8);

        var read = assertTimeoutPreemptively(Duration.ofSeconds(5), () -> parser.parse(bytes), what);

        assertThat(read.text()).startsWith("Hello");
    }

    static Stream<Arguments> readsInNoTimeWhatIsMadeToTakeLong() {
        var plain = "Content-Type: text/plain\n\nHello ";
        var html = "Content-Type: text/html\n\nHello ";
        var parts = "Content-Type: multipart/mixed; boundary=x\n\n--x\n\nHello\n";
        return Stream.of(
                Arguments.of("empty lines", plain + "\n".repeat(20_000) + "bye"),
                Arguments.of("empty lines in HTML", html + "<a><p>".repeat(100_000)),
                Arguments.of("quotations in quotations", html + "<blockquote>x".repeat(70_000)),
                Arguments.of("blanks in a line", plain + "a" + " ".repeat(100_000) + "b"),
                Arguments.of("nothing but blanks", plain + " ".repeat(1 << 20)),
                Arguments.of("a rule", plain + "\n" + "-".repeat(100_000)),
                Arguments.of("a rule with its word", plain + "\n" + "-".repeat(100_000) + "message"),
                Arguments.of("introductions", plain + "\n1 wrote:\n>".repeat(100_000)),
                Arguments.of("almost introductions", plain + ("\n" + "1".repeat(290) + ":").repeat(3_600)),
                Arguments.of("brackets in the sender", "From: " + "(".repeat(200_000) + "\n" + plain),
                Arguments.of("addresses in the sender", "From: " + "<".repeat(200_000) + "\n" + plain),
                Arguments.of(
                        "many predecessors",
                        "References: " + ids(100_000) + "\nIn-Reply-To: " + ids(100_000) + "\n" + plain),
                Arguments.of("encoded words", "Subject: " + "=?x?Q?".repeat(200_000) + "\n" + plain),
                Arguments.of("headers", "X: y\n".repeat(200_000) + plain),
                Arguments.of("parameters", "Content-Type: text/plain" + "; a*1=b".repeat(100_000) + "\n\nHello"),
                Arguments.of("parts", parts + "--x\n\n\n".repeat(200_000)));
    }

    private static String ids(int count) {
        var ids = new StringBuilder();
        for (var number = 0; number < count; number++) {
            ids.append("\n <").append(number).append("@x>");
        }
        return ids.toString();
    }

    @Test
    void countsABigAttachmentWithoutTakingItIn() {
        var content = new ByteArrayOutputStream();
        content.writeBytes(
                """
                Content-Type: multipart/mixed; boundary=x

                --x
                Content-Type: text/plain; charset=utf-8

                Смотрите вложение
                --x
                Content-Type: application/zip; name=big.zip
                Content-Transfer-Encoding: base64

                """
                        .getBytes(StandardCharsets.UTF_8));
        content.writeBytes(Base64.getMimeEncoder().encode(new byte[30 << 20]));
        content.writeBytes("\n--x--\n".getBytes(StandardCharsets.UTF_8));

        var letter = parser.parse(content.toByteArray());

        assertThat(letter.text()).isEqualTo("Смотрите вложение");
        assertThat(letter.attachments()).containsExactly(new Attachment("big.zip", "application/zip", 30 << 20));
    }

    @ParameterizedTest
    @CsvSource({
        "Auto-Submitted: auto-replied, auto-submitted",
        "Auto-Submitted: auto-generated; x=y, auto-submitted",
        "Return-Path: <>, empty-return-path",
        "Precedence: bulk, bulk",
        "Precedence: list, bulk",
        "From: Mail Delivery System <MAILER-DAEMON@example.kz>, mail-system",
        "X-Autoreply: yes, auto-reply",
        "X-Auto-Response-Suppress: All, auto-reply",
        "Subject: Automatic reply: Re: Запрос, auto-reply",
        "Subject: Автоответ: меня нет, auto-reply",
        "Subject: =?utf-8?B?0JDQstGC0L7QvtGC0LLQtdGCOiDRjw==?=, auto-reply",
        "List-Id: <news.example.kz>, mailing-list",
        "List-Unsubscribe: <mailto:a@b.kz>, mailing-list",
        "From: Shop <no-reply@example.kz>, no-reply-address",
        "From: noreply@example.kz, no-reply-address",
        "From: DoNotReply+17@example.kz, no-reply-address",
        "From: BazarJoq <Info@BazarJoq.kz>, own-address",
    })
    void tellsWhyALetterIsAutomatic(String header, String reason) {
        assertThat(parser.parse((header + "\n\ntext").getBytes(StandardCharsets.UTF_8))
                        .automatic())
                .contains(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Auto-Submitted: no",
                "Return-Path: <a@b.kz>",
                "Precedence: normal",
                "From: a@b.kz",
                "From: noreen.replyova@b.kz",
                "From: info@b.kz",
                "Subject: Re: Автоответ: меня нет",
                "Subject: Автоответчик магазина звонит мне каждый день",
                "From: no-reply@bazarjoq.kz\nReply-To: Айгерим <a@b.kz>",
            })
    void takesAPersonsLetterForOne(String header) {
        assertThat(parser.parse((header + "\n\ntext").getBytes(StandardCharsets.UTF_8))
                        .automatic())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"boundary=\"x", "boundary", "boundary=x y; ="})
    void saysThatALetterIsUnreadableWhosePartsCannotBeTold(String parameters) {
        var letter = parser.parse(("Content-Type: multipart/mixed; " + parameters
                        + "\n\n--x\nContent-Type: text/plain; charset=utf-8\n\nПрошу удалить\n--x--\n")
                .getBytes(StandardCharsets.UTF_8));

        assertThat(letter.readable()).isFalse();
        assertThat(letter.text()).contains("Прошу удалить");
    }

    @Test
    void findsTheLetterThatABounceReturns() {
        var bounce =
                """
                From: MAILER-DAEMON@example.kz
                Content-Type: multipart/report; report-type=delivery-status; boundary=x

                --x
                Content-Type: text/plain

                Sorry
                --x
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx

                Final-Recipient: rfc822; a@b.kz
                Action: failed
                --x
                Content-Type: message/rfc822

                Message-ID: <PDR-2026-000001.x@bazarjoq.kz>
                Subject: x

                y
                --x--
                """;

        assertThat(parse(bounce).undelivered()).contains("<PDR-2026-000001.x@bazarjoq.kz>");
        assertThat(parse(bounce.replace("failed", "delayed")).undelivered()).isEmpty();
        assertThat(parse(bounce).automatic()).contains("delivery-report");
    }

    private IncomingLetter parse(String letter) {
        return parser.parse(letter.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] letter(String contentType, String encoding, String text, String charset) {
        var letter = new ByteArrayOutputStream();
        letter.writeBytes(
                "From: a@example.kz\r\nMIME-Version: 1.0\r\nContent-Type: %s\r\nContent-Transfer-Encoding: %s\r\n\r\n"
                        .formatted(contentType, encoding)
                        .getBytes(StandardCharsets.US_ASCII));
        var bytes = text.getBytes(Charset.forName(charset));
        letter.writeBytes(
                switch (encoding) {
                    case "base64" -> Base64.getMimeEncoder().encode(bytes);
                    case "quoted-printable" -> quotedPrintable(bytes);
                    default -> bytes;
                });
        return letter.toByteArray();
    }

    private static byte[] quotedPrintable(byte[] bytes) {
        var text = new StringBuilder();
        for (var index = 0; index < bytes.length; index++) {
            text.append("=%02X".formatted(bytes[index]));
            if (index % 20 == 19) {
                text.append("=\r\n");
            }
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static String encode(byte[] bytes, int from, int to) {
        return Base64.getEncoder().encodeToString(java.util.Arrays.copyOfRange(bytes, from, to));
    }
}
