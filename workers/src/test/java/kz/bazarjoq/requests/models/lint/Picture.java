package kz.bazarjoq.requests.models.lint;

import io.camunda.zeebe.model.bpmn.instance.bpmndi.BpmnDiagram;
import io.camunda.zeebe.model.bpmn.instance.bpmndi.BpmnPlane;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import kz.bazarjoq.requests.models.lint.Models.Model;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * The picture of a plane of a diagram, a PNG beside it that carries a mark of what it was drawn from. The mark covers what is
 * drawn in it and no more: a changed expression or header, or another plane, leaves the picture as it is.
 *
 * @param plane the element whose inside it shows: the process or a collapsed sub-process
 */
record Picture(Model model, String plane) {

    private static final String KEY = "Drawn-From";
    private static final Set<String> NOT_DRAWN = Set.of(
            "extensionElements", "documentation", "conditionExpression", "timeDate", "timeDuration", "timeCycle");
    private static final int AFTER_HEADER = 8 + 25;

    /** Those of a diagram, that of the process first. */
    static List<Picture> of(Model model) {
        return model.instance().getModelElementsByType(BpmnPlane.class).stream()
                .map(plane -> new Picture(model, plane.getBpmnElement().getId()))
                .toList();
    }

    Path file() {
        return model.folder().resolve(toString());
    }

    /** Puts the mark into a PNG, as a text chunk behind its header. */
    byte[] marked(byte[] png) {
        var chunk = ("tEXt" + KEY + "\0" + mark()).getBytes(StandardCharsets.ISO_8859_1);
        var sum = new CRC32();
        sum.update(chunk);
        var result = new ByteArrayOutputStream();
        result.write(png, 0, AFTER_HEADER);
        result.writeBytes(ByteBuffer.allocate(4).putInt(chunk.length - 4).array());
        result.writeBytes(chunk);
        result.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
        result.write(png, AFTER_HEADER, png.length - AFTER_HEADER);
        return result.toByteArray();
    }

    /** Whether a PNG was drawn from this plane of the diagram as it is now. */
    boolean isDrawnBy(byte[] png) {
        return new String(png, StandardCharsets.ISO_8859_1).contains(KEY + "\0" + mark());
    }

    /** Its file's name: that of the diagram, and for {@code SubProcess_BlockFound} {@code block-found} behind it. */
    @Override
    public String toString() {
        var process = model.process().getId();
        return plane.equals(process)
                ? process + ".png"
                : "%s.%s.png"
                        .formatted(
                                process,
                                plane.replaceFirst("^SubProcess_", "")
                                        .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                                        .toLowerCase(Locale.ROOT));
    }

    private String mark() {
        try {
            var document = DocumentBuilderFactory.newNSInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(Files.readAllBytes(model.file())));
            var drawn = new StringBuilder();
            collect(document.getDocumentElement(), true, here(), elsewhere(), drawn);
            if (!plane.equals(model.process().getId())) {
                drawn.append(plane);
            }
            var digest =
                    MessageDigest.getInstance("SHA-256").digest(drawn.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (SAXException | ParserConfigurationException | NoSuchAlgorithmException failure) {
            throw new IllegalStateException("Not a model: " + model, failure);
        }
    }

    /** The elements that this plane draws. */
    private Set<String> here() {
        return planes().filter(this::isThis).flatMap(Picture::drawn).collect(Collectors.toSet());
    }

    /** The other planes, and the elements that they draw. */
    private Set<String> elsewhere() {
        return planes().filter(other -> !isThis(other))
                .flatMap(other ->
                        Stream.concat(Stream.of(((BpmnDiagram) other.getParentElement()).getId()), drawn(other)))
                .collect(Collectors.toSet());
    }

    private boolean isThis(BpmnPlane other) {
        return other.getBpmnElement().getId().equals(plane);
    }

    private Stream<BpmnPlane> planes() {
        return model.instance().getModelElementsByType(BpmnPlane.class).stream();
    }

    private static Stream<String> drawn(BpmnPlane plane) {
        return plane.getDiagramElements().stream().map(drawn -> drawn.getAttributeValue("bpmnElement"));
    }

    /** Adds an element and what lies in it, as far as it isn't drawn elsewhere. */
    private static void collect(
            Element element, boolean around, Set<String> here, Set<String> elsewhere, StringBuilder drawn) {
        var id = element.getAttribute("id");
        var isHere = here.contains(id) || (around && !elsewhere.contains(id));
        if (isHere) {
            drawn.append(element.getLocalName());
            var attributes = element.getAttributes();
            for (var i = 0; i < attributes.getLength(); i++) {
                if (attributes.item(i).getNamespaceURI() == null) {
                    drawn.append(' ').append(attributes.item(i));
                }
            }
            drawn.append('\n');
        }
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner && !NOT_DRAWN.contains(inner.getLocalName())) {
                collect(inner, isHere, here, elsewhere, drawn);
            }
        }
    }
}
