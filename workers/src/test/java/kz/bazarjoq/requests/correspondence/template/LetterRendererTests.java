package kz.bazarjoq.requests.correspondence.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import kz.bazarjoq.requests.register.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LetterRendererTests {

    private final LetterRenderer renderer = new LetterRenderer();

    @Test
    void makesBothPartsFromOneFile() {
        var letter = render("Здравствуйте!\n\nОбращение **{{number}}**.\n\n- один\n- два\n", Map.of("number", "N7"));

        assertThat(letter.text()).isEqualTo("Здравствуйте!\n\nОбращение N7.\n\n- один\n- два");
        assertThat(letter.html()).contains("<html lang=\"ru\">", "<strong>N7</strong>", "<li>один</li>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "**bold** _it_ `code`",
                "<script>alert(1)</script>",
                "[click](https://evil.example)",
                "![](https://evil.example/pixel.png)",
                "<https://evil.example>",
                "# Heading",
                "1. one",
                "- item",
                "> quote",
                "a & b &lt; c",
                "back\\slash \\* {{number}}",
                "~~~",
                "***",
            })
    void writesAValueFromOutsideAsTextAndNothingElse(String value) {
        var letter = render("{{value}}\n", Map.of("value", value));

        assertThat(letter.text()).isEqualTo(value);
        assertThat(letter.html())
                .doesNotContain(
                        "<a ",
                        "<img",
                        "<script",
                        "<strong",
                        "<em",
                        "<code",
                        "<h1",
                        "<li",
                        "<blockquote",
                        "<hr",
                        "<pre");
    }

    @Test
    void keepsAValueFromOutsideInItsLine() {
        var letter = render("Имя: {{value}}\n", Map.of("value", "Иван\r\n\r\n# Заголовок\u2028\tконец"));

        assertThat(letter.text()).isEqualTo("Имя: Иван # Заголовок конец");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "one\\ntwo | one\\ntwo | <p>one<br />\\ntwo</p>",
                "one\\n\\n \\ntwo | one\\n\\ntwo | <p>one</p>\\n<p>two</p>",
                "1. one\\n2. two | 1. one\\n2. two | <p>1. one<br />\\n2. two</p>",
                "- one\\n    - two\\n---\\n===| - one\\n- two\\n---\\n===| <p>- one<br />\\n- two<br />\\n---<br />\\n===</p>",
                "end \\\\\\n# next | end \\\\\\n# next | <p>end \\\\<br />\\n# next</p>",
                "<script>alert(1)</script> | <script>alert(1)</script> | <p>&lt;script&gt;alert(1)&lt;/script&gt;</p>",
                "<b>\\n\\n**x** {{shop.name}} | <b>\\n\\n**x** {{shop.name}} | <p>&lt;b&gt;</p>\\n<p>**x** {{shop.name}}</p>",
                "Құрметті әріптес, өтінішіңіз ұнады | Құрметті әріптес, өтінішіңіз ұнады | <p>Құрметті әріптес, өтінішіңіз ұнады</p>",
            })
    void keepsParagraphsAndLinesOfWhatStaffWroteAndNothingElse(String typed, String text, String html) {
        var letter = render("До.\n\n{{value}}\n\nПосле.\n", Map.of("value", new Paragraphs(unescaped(typed))));

        assertThat(letter.text()).isEqualTo("До.\n\n" + unescaped(text) + "\n\nПосле.");
        assertThat(letter.html()).contains("<p>До.</p>\n" + unescaped(html) + "\n<p>После.</p>");
    }

    @Test
    void linksAnAddressOfOurOwn() {
        var letter = render(
                "[Страница]({{url}}) или <{{url}}>\n",
                Map.of("url", URI.create("https://pdr.bazarjoq.kz/code/PDR-2026-000001?t=a_b*c")));

        assertThat(letter.html())
                .contains("href=\"https://pdr.bazarjoq.kz/code/PDR-2026-000001?t=a_b*c\">Страница</a>");
        assertThat(letter.text())
                .isEqualTo(
                        "Страница: https://pdr.bazarjoq.kz/code/PDR-2026-000001?t=a_b*c или https://pdr.bazarjoq.kz/code/PDR-2026-000001?t=a_b*c");
    }

    @Test
    void leavesAMarkInPlaceOfASecret() {
        var letter = renderer.render(template("Код **{{code}}**.\n"), Language.RU, Map.of(), Set.of("code"));

        assertThat(Secrets.mask(letter.text())).isEqualTo("Код ••••••.");
        assertThat(Secrets.fill(letter.text(), Map.of("code", () -> "123456"))).isEqualTo("Код 123456.");
        assertThat(Secrets.fill(letter.html(), Map.of("code", () -> "123456"))).contains("<strong>123456</strong>");
    }

    @Test
    void linksASecretAddressThatIsFilledInWhileSending() {
        Map<String, Supplier<String>> secrets = Map.of("codeUrl", () -> "https://pdr.bazarjoq.kz/code?t=a-b_c");

        var letter = renderer.render(
                template("[Сюда]({{codeUrl}}) или <{{codeUrl}}>\n"), Language.RU, Map.of(), Set.of("codeUrl"));

        assertThat(Secrets.mask(letter.text())).isEqualTo("Сюда: •••••• или ••••••");
        assertThat(Secrets.fill(letter.text(), secrets))
                .isEqualTo("Сюда: https://pdr.bazarjoq.kz/code?t=a-b_c или https://pdr.bazarjoq.kz/code?t=a-b_c");
        assertThat(Secrets.fill(letter.html(), secrets))
                .contains(
                        "href=\"https://pdr.bazarjoq.kz/code?t=a-b_c\">Сюда</a>",
                        ">https://pdr.bazarjoq.kz/code?t=a-b_c</a>");
    }

    @Test
    void refusesASecretThatCouldBringMarkupAlong() {
        var letter = renderer.render(template("{{code}}\n"), Language.RU, Map.of(), Set.of("code"));

        assertThatThrownBy(() -> Secrets.fill(letter.html(), Map.of("code", () -> "<b>1")))
                .hasMessageContaining("code")
                .hasMessageNotContaining("<b>1");
    }

    @Test
    void namesTheFileAndThePlaceholderThatIsNotThere() {
        assertThatThrownBy(() -> render("{{nmber}}\n", Map.of("number", "N7")))
                .isInstanceOf(TemplateException.class)
                .hasMessageContainingAll("test/mail/letter.ru.md", "{{nmber}}");
        assertThatThrownBy(() -> render("{{shop.nme}}\n", Map.of("shop", Map.of("name", "BazarJoq"))))
                .hasMessageContainingAll("test/mail/letter.ru.md", "{{shop.nme}}");
        assertThatThrownBy(() ->
                        render("{{#results}}{{nme}}{{/results}}\n", Map.of("results", List.of(Map.of("name", "x")))))
                .hasMessageContainingAll("test/mail/letter.ru.md", "{{nme}}");
    }

    @Test
    void refusesAPlaceholderWithoutAValueButLetsASectionAskForIt() {
        var values = new HashMap<String, Object>();
        values.put("dueDate", null);

        assertThatThrownBy(() -> render("{{dueDate}}\n", values)).hasMessageContaining("{{dueDate}}");
        assertThat(render("a{{#dueDate}} до {{dueDate}}{{/dueDate}}{{^dueDate}} скоро{{/dueDate}}\n", values)
                        .text())
                .isEqualTo("a скоро");
    }

    @Test
    void refusesUnescapedPlaceholdersAndPartials() {
        assertThatThrownBy(() -> render("{{{number}}}\n", Map.of("number", "N7")))
                .hasMessageContaining("two braces");
        assertThatThrownBy(() -> render("{{&number}}\n", Map.of("number", "N7")))
                .hasMessageContaining("two braces");
        assertThatThrownBy(() -> render("{{>/etc/passwd}}\n", Map.of())).isInstanceOf(TemplateException.class);
    }

    @Test
    void saysWhatIsWrongWithFrontMatter() {
        assertThatThrownBy(() -> LetterTemplate.parse("a.md", "Hello")).hasMessageContaining("a.md");
        assertThatThrownBy(() -> LetterTemplate.parse("a.md", "---\nsubjekt: x\n---\nHello"))
                .hasMessageContaining("no subject");
        assertThatThrownBy(() -> LetterTemplate.parse("a.md", "---\nsubject: [x\n---\nHello"))
                .hasMessageContaining("not YAML");
        assertThat(LetterTemplate.parse("a.md", "---\r\nsubject: x\r\n---\r\nHello\r\n")
                        .body())
                .isEqualTo("Hello\n");
    }

    private static String unescaped(String cell) {
        return cell.translateEscapes();
    }

    private RenderedLetter render(String body, Map<String, ?> values) {
        return renderer.render(template(body), Language.RU, values, Set.of());
    }

    private static LetterTemplate template(String body) {
        return LetterTemplate.parse("test/mail/letter.ru.md", "---\nsubject: Тема\n---\n" + body);
    }
}
