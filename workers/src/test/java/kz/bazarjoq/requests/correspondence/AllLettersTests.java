package kz.bazarjoq.requests.correspondence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kz.bazarjoq.requests.correspondence.template.Paragraphs;
import kz.bazarjoq.requests.correspondence.template.RenderedLetter;
import kz.bazarjoq.requests.correspondence.template.TemplateTestParts;
import kz.bazarjoq.requests.engine.Right;
import kz.bazarjoq.requests.register.Channel;
import kz.bazarjoq.requests.register.Language;
import kz.bazarjoq.requests.register.RequestId;
import kz.bazarjoq.requests.register.RequestNumber;
import kz.bazarjoq.requests.register.SubjectRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Every letter of every process, filled as its process fills it. */
class AllLettersTests {

    private static final Pattern PLACE =
            Pattern.compile(".*/processes/([^/]+)/mail/(staff/)?([^/.]+)\\.(ru|kk|en)\\.md");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{[#/^]?([\\w.]+)}}");
    private static final Set<String> NOT_RIGHTS = Set.of("personal-data-request", "verify-identity");

    private static final SubjectRequest REQUEST = new SubjectRequest(
            RequestId.random(),
            new RequestNumber("PDR-2026-000123"),
            Channel.EMAIL,
            Language.RU,
            Instant.parse("2026-03-19T07:00:00Z"),
            null,
            null);

    private static final TemplateTestParts TEMPLATES = new TemplateTestParts("classpath:processes/");

    static Stream<Letter> letters() throws IOException {
        return Arrays.stream(
                        new PathMatchingResourcePatternResolver().getResources("classpath*:processes/*/mail/**/*.md"))
                .map(Letter::of);
    }

    @ParameterizedTest
    @MethodSource("letters")
    void canBeFilledAsItsProcessFillsIt(Letter letter) {
        var rendered = render(letter);

        assertThat(rendered.subject()).isNotBlank().doesNotContain("{{");
        assertThat(rendered.text()).isNotBlank().doesNotContain("{{", "**", "](");
        assertThat(rendered.html())
                .contains("<html lang=\"%s\">".formatted(letter.language().code()))
                .doesNotContain("{{", "<img", "&lt;http");
    }

    @ParameterizedTest
    @MethodSource("letters")
    void namesTheSameFactsInEveryLanguage(Letter letter) throws IOException {
        if (letter.staff()) {
            return;
        }
        for (var language : Language.values()) {
            var other = letter.file().createRelative("%s.%s.md".formatted(letter.name(), language.code()));

            assertThat(other.exists()).as("%s exists in %s", letter, language).isTrue();
            assertThat(placeholders(other)).as("%s in %s", letter, language).isEqualTo(placeholders(letter.file()));
        }
    }

    private static RenderedLetter render(Letter letter) {
        var facts = new LetterFacts(
                properties(),
                () -> List.of(right(letter.process()), right("x")),
                TEMPLATES.codes(),
                (item, language) -> "Данные: " + item,
                "http://localhost:8081");
        var values = new HashMap<String, Object>(facts.ofEveryLetter(REQUEST, letter.language()));
        values.putAll(facts.of(job(letter), letter.language()));
        values.put("answerUrl", URI.create("http://localhost:8081/answers/x"));
        values.put("answerText", new Paragraphs("Ответ"));
        if (letter.staff()) {
            values.putAll(facts.ofStaffLetter(REQUEST));
            return TEMPLATES.texts().toStaff(List.of(letter.process()), letter.name(), values, Set.of());
        }
        var isCode = letter.name().equals("code");
        if (isCode) {
            values.put("codeValidUntil", "21 марта 2026 г., 12:00");
        }
        return TEMPLATES
                .texts()
                .toCustomer(
                        List.of(letter.process()),
                        letter.name(),
                        letter.language(),
                        values,
                        isCode ? Set.of("code", "codeUrl") : Set.of());
    }

    /** What the process holds where the letter is sent; the entry process knows of a right only where it refuses one. */
    private static MailJob job(Letter letter) {
        var inRight = !NOT_RIGHTS.contains(letter.process());
        return new MailJob(
                REQUEST.id().toString(),
                letter.language().code(),
                inRight ? letter.process() : letter.name().equals("refusal-identity") ? "x" : null,
                new MailJob.Deadline("2026-03-25T23:59:59+05:00", "§6(1)"),
                inRight || letter.name().equals("closed") ? "fulfilled" : null,
                letter.name().equals("closed")
                        ? Stream.of("fulfilled", "partly-fulfilled", "refused", "nothing-held")
                                .map(outcome -> new MailJob.Result("x", outcome))
                                .toList()
                        : null,
                "unfounded",
                List.of(new MailJob.Ground(
                        "unfounded", "ст. 8 п. 2", "8-бап, 2-тармақ", "article 8(2)", "Основание", "Негіз", "Ground")),
                letter.process().equals("correct-data")
                        ? null
                        : List.of(
                                treatment("destroy", null, null),
                                treatment("restrict", "unfounded", null),
                                treatment("kept", "unfounded", "2031-03-01"),
                                treatment("continue", null, null)),
                List.of("person", "contact", "data-meant", "what-is-wrong", "supporting-document", "circumstances"),
                letter.process().equals("correct-data")
                        ? List.of(
                                new MailJob.Correction("shop.customer.phone", "changed", null),
                                new MailJob.Correction("shop.customer.iin", "unchangeable", null),
                                new MailJob.Correction("shop.customer.sex", "declined", "unfounded"))
                        : null,
                List.of());
    }

    private static MailJob.Treatment treatment(String treatment, @Nullable String ground, @Nullable String until) {
        return new MailJob.Treatment(treatment, ground, "Телефон", "Телефон нөмірі", "Telephone", until);
    }

    private static Set<String> placeholders(Resource file) throws IOException {
        return PLACEHOLDER
                .matcher(file.getContentAsString(UTF_8))
                .results()
                .map(found -> found.group(1))
                .collect(toSet());
    }

    private static Right right(String id) {
        return new Right(id, Map.of("ru", "Право", "kk", "Құқық", "en", "Right"), "§6(1)");
    }

    static CorrespondenceProperties properties() {
        return new CorrespondenceProperties(
                new CorrespondenceProperties.Shop(
                        "BazarJoq",
                        new CorrespondenceProperties.Address("Алматы", "Алматы қаласы", "Almaty"),
                        "info@bazarjoq.kz"),
                "support@bazarjoq.kz",
                "privacy-officer@bazarjoq.kz",
                URI.create("https://bazarjoq.kz/privacy"),
                10);
    }

    /** A letter's file, and what its place says of it. */
    record Letter(String process, boolean staff, String name, Language language, Resource file) {

        static Letter of(Resource file) {
            try {
                Matcher place = PLACE.matcher(file.getURL().toString());
                assertThat(place.matches()).as(file.getDescription()).isTrue();
                return new Letter(
                        place.group(1), place.group(2) != null, place.group(3), Language.ofCode(place.group(4)), file);
            } catch (IOException failure) {
                throw new java.io.UncheckedIOException(failure);
            }
        }

        @Override
        public String toString() {
            return "%s/%s%s.%s".formatted(process, staff ? "staff/" : "", name, language.code());
        }
    }
}
