package kz.bazarjoq.requests.correspondence.inbound;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a header's text: encoded words, also those that cut a character in two, which many programs write, and bytes that
 * aren't encoded at all.
 */
final class HeaderText {

    private static final Pattern WORD = Pattern.compile("=\\?([^?\\s*]+)(?:\\*[^?]*)?\\?([BbQq])\\?([^?]*)\\?=");

    private HeaderText() {}

    /** The text in one line; empty where there is no such header. */
    static String decode(@Nullable String header) {
        if (header == null) {
            return "";
        }
        var text = new StringBuilder();
        var pending = new Pending();
        var word = WORD.matcher(header);
        var end = 0;
        while (word.find()) {
            var between = header.substring(end, word.start());
            var charset = word.group(1).toLowerCase(Locale.ROOT);
            if (pending.isEmpty() || !between.isBlank() || !charset.equals(pending.charset)) {
                pending.flushTo(text);
                text.append(end > 0 && between.isBlank() ? "" : unencoded(between));
            }
            pending.add(charset, bytes(word.group(2), word.group(3)));
            end = word.end();
        }
        pending.flushTo(text);
        text.append(unencoded(header.substring(end)));
        return Texts.inOneLine(text.toString());
    }

    /** A header's characters stand for its bytes, unless a parameter was decoded already. */
    private static String unencoded(String header) {
        if (header.chars().anyMatch(character -> character > 0xFF)) {
            return header;
        }
        return Charsets.decode(header.getBytes(StandardCharsets.ISO_8859_1), null);
    }

    private static byte[] bytes(String encoding, String word) {
        if (encoding.equalsIgnoreCase("B")) {
            return Transfer.base64(word.getBytes(StandardCharsets.ISO_8859_1));
        }
        return Transfer.quotedPrintable(word.replace('_', ' ').getBytes(StandardCharsets.ISO_8859_1));
    }

    private static final class Pending {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private String charset = "";

        boolean isEmpty() {
            return bytes.size() == 0;
        }

        void add(String wordCharset, byte[] word) {
            charset = wordCharset;
            bytes.writeBytes(word);
        }

        void flushTo(StringBuilder text) {
            text.append(Charsets.decode(bytes.toByteArray(), charset));
            bytes.reset();
        }
    }
}
