package kz.bazarjoq.requests.correspondence.template;

import java.util.Set;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.text.TextContentNodeRendererContext;

/** Writes a link in plain text as its words and its address, or the address alone where the words are the address. */
class PlainLinks implements NodeRenderer {

    private final TextContentNodeRendererContext context;

    PlainLinks(TextContentNodeRendererContext context) {
        this.context = context;
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(Link.class);
    }

    @Override
    public void render(Node node) {
        var address = ((Link) node).getDestination().replaceFirst("^mailto:", "");
        var words = node.getFirstChild();
        if (words instanceof Text text
                && text.getNext() == null
                && text.getLiteral().equals(address)) {
            context.getWriter().write(address);
            return;
        }
        for (var child = words; child != null; child = child.getNext()) {
            context.render(child);
        }
        context.getWriter().write(": " + address);
    }
}
