package kz.bazarjoq.requests.models.lint;

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
import java.util.Set;
import java.util.zip.CRC32;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * The picture of a diagram, a PNG that carries a mark of what it was drawn from. The mark covers what is drawn and no more:
 * a changed expression or header leaves the picture as it is.
 */
final class Picture {

    private static final String KEY = "Drawn-From";
    private static final Set<String> NOT_DRAWN = Set.of(
            "extensionElements", "documentation", "conditionExpression", "timeDate", "timeDuration", "timeCycle");
    private static final int AFTER_HEADER = 8 + 25;

    private Picture() {}

    /** The mark of what a model draws. */
    static String markOf(Path model) {
        try {
            var document = DocumentBuilderFactory.newNSInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(Files.readAllBytes(model)));
            var drawn = new StringBuilder();
            collect(document.getDocumentElement(), drawn);
            var digest =
                    MessageDigest.getInstance("SHA-256").digest(drawn.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (SAXException | ParserConfigurationException | NoSuchAlgorithmException failure) {
            throw new IllegalStateException("Not a model: " + model, failure);
        }
    }

    /** Puts the mark into a PNG, as a text chunk behind its header. */
    static byte[] marked(byte[] png, String mark) {
        var chunk = ("tEXt" + KEY + "\0" + mark).getBytes(StandardCharsets.ISO_8859_1);
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

    /** Whether a PNG carries this mark. */
    static boolean carries(byte[] png, String mark) {
        return new String(png, StandardCharsets.ISO_8859_1).contains(KEY + "\0" + mark);
    }

    private static void collect(Element element, StringBuilder drawn) {
        drawn.append(element.getLocalName());
        var attributes = element.getAttributes();
        for (var i = 0; i < attributes.getLength(); i++) {
            if (attributes.item(i).getNamespaceURI() == null) {
                drawn.append(' ').append(attributes.item(i));
            }
        }
        drawn.append('\n');
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner && !NOT_DRAWN.contains(inner.getLocalName())) {
                collect(inner, drawn);
            }
        }
    }
}
