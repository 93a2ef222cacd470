package kz.bazarjoq.requests.correspondence.template;

import static java.util.stream.Collectors.joining;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import kz.bazarjoq.requests.register.Language;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/**
 * Fills a letter's template and makes its two parts. A value from outside is text and nothing else: it can bring neither
 * Markdown nor HTML nor a line of its own.
 */
@Component
class LetterRenderer {

    /** What CommonMark lets a backslash precede. */
    private static final Pattern PUNCTUATION = Pattern.compile("[!-/:-@\\[-`{-~]");

    private static final Pattern NOT_IN_A_LINE = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\uE000]+");
    private static final Pattern EMPTY_LINES = Pattern.compile("\\R(\\h*\\R)+");
    private static final Pattern SAFE_URL = Pattern.compile("https?://[\\w.~:/?#@!$&'*+,;=%-]+");

    private final Parser markdown = Parser.builder().build();
    private final HtmlRenderer html =
            HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();
    private final TextContentRenderer text = TextContentRenderer.builder()
            .lineBreakRendering(LineBreakRendering.SEPARATE_BLOCKS)
            .nodeRendererFactory(PlainLinks::new)
            .build();

    /**
     * Renders a letter.
     *
     * @param secrets placeholders that are left as {@link Secrets marks} in the body, and that no subject may name
     */
    RenderedLetter render(LetterTemplate template, Language language, Map<String, ?> values, Set<String> secrets) {
        var subject = fill(template, template.subject(), values, LetterRenderer::inOneLine);
        var all = new LinkedHashMap<String, @Nullable Object>(values);
        secrets.forEach(secret -> all.put(secret, new Secrets.Mark(secret)));
        var body = markdown.parse(fill(template, template.body(), all, LetterRenderer::asMarkdownText));
        return new RenderedLetter(subject, text.render(body), document(subject, language, html.render(body)));
    }

    private static String fill(
            LetterTemplate template, String part, Map<String, ?> values, Function<Object, String> escaping) {
        return StrictMustache.fill(template.file(), part, values, escaping);
    }

    private static String inOneLine(Object value) {
        return NOT_IN_A_LINE.matcher(value.toString()).replaceAll(" ").strip();
    }

    private static String asMarkdownText(Object value) {
        if (value instanceof Secrets.Mark mark) {
            return mark.toString();
        }
        if (value instanceof URI) {
            if (!SAFE_URL.matcher(value.toString()).matches()) {
                throw new TemplateException("A placeholder of the letter holds an address that no letter may link to");
            }
            return value.toString();
        }
        return value instanceof Paragraphs paragraphs ? inParagraphs(paragraphs) : escaped(value);
    }

    /** A line stays a line, and an empty one begins a paragraph. */
    private static String inParagraphs(Paragraphs paragraphs) {
        return EMPTY_LINES
                .splitAsStream(paragraphs.text().strip())
                .map(paragraph -> paragraph.lines().map(LetterRenderer::escaped).collect(joining("\\\n")))
                .collect(joining("\n\n"));
    }

    private static String escaped(Object value) {
        return PUNCTUATION.matcher(inOneLine(value)).replaceAll("\\\\$0");
    }

    private static String document(String title, Language language, String body) {
        return """
                <!doctype html>
                <html lang="%s">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                </head>
                <body style="margin:0;background:#ffffff">
                <div style="max-width:38em;margin:0 auto;padding:1.5em;font:16px/1.5 Arial,sans-serif;color:#1a1a1a">
                %s</div>
                </body>
                </html>
                """
                .formatted(language.code(), HtmlUtils.htmlEscape(title, "UTF-8"), body);
    }
}
