package kz.bazarjoq.requests.correspondence.inbound;

import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** Makes plain text of HTML; what is quoted from earlier letters gets the {@code >} that it has in plain text. */
final class HtmlText implements NodeVisitor {

    private static final Set<String> SKIPPED = Set.of("script", "style", "head", "title", "template", "noscript");
    private static final Set<String> LINES =
            Set.of("br", "div", "p", "tr", "li", "h1", "h2", "h3", "h4", "h5", "h6", "hr");
    private static final Set<String> PARAGRAPHS =
            Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "blockquote");

    private final StringBuilder text = new StringBuilder();
    private int quoted;
    private int skipped;
    private boolean lineStart = true;

    private HtmlText() {}

    static String of(String html) {
        var reader = new HtmlText();
        Jsoup.parse(html).traverse(reader);
        return reader.text.toString();
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode words && skipped == 0) {
            write(words.text());
        }
        if (node instanceof Element element) {
            var name = element.normalName();
            skipped += SKIPPED.contains(name) ? 1 : 0;
            if (LINES.contains(name) || PARAGRAPHS.contains(name)) {
                breakLine(name.equals("br"));
            }
            quoted += name.equals("blockquote") ? 1 : 0;
            if (name.equals("li")) {
                write("- ");
            }
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (node instanceof Element element) {
            var name = element.normalName();
            skipped -= SKIPPED.contains(name) ? 1 : 0;
            if (name.equals("td") || name.equals("th")) {
                write(" ");
            }
            if (!name.equals("br") && (LINES.contains(name) || PARAGRAPHS.contains(name))) {
                breakLine(false);
                text.append(PARAGRAPHS.contains(name) ? "\n" : "");
            }
            quoted -= name.equals("blockquote") ? 1 : 0;
        }
    }

    private void write(String words) {
        if (lineStart) {
            var first = words.stripLeading();
            if (first.isEmpty()) {
                return;
            }
            text.append("> ".repeat(Math.min(quoted, 5))).append(first);
            lineStart = false;
        } else {
            text.append(words);
        }
    }

    private void breakLine(boolean evenIfEmpty) {
        if (!lineStart || evenIfEmpty) {
            text.append('\n');
        }
        lineStart = true;
    }
}
