package kz.bazarjoq.requests.correspondence.inbound;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import kz.bazarjoq.requests.correspondence.MessageIds;

/**
 * What makes two letters the same. A Message-ID alone would lose the second of two letters that a broken program sent under
 * one; of the headers only the sender is compared, because every server on the way adds to the others.
 *
 * @param messageId the letter's own, or one made from all of its bytes where it has none
 * @param senderDigest SHA-256 of the header that names the sender, hexadecimal
 * @param bodyDigest SHA-256 of the body, hexadecimal
 */
public record LetterIdentity(String messageId, String senderDigest, String bodyDigest) {

    static LetterIdentity of(byte[] letter) {
        var bodyStart = bodyStart(letter);
        return new LetterIdentity(
                MessageIds.findIn(header("Message-ID", letter, bodyStart)).stream()
                        .findFirst()
                        .orElseGet(() -> "sha256:" + sha256(letter, 0, letter.length)),
                sha256(sender(letter, bodyStart)),
                sha256(letter, bodyStart, letter.length - bodyStart));
    }

    /** However a server on the way folded it. */
    private static byte[] sender(byte[] letter, int bodyStart) {
        return header("From", letter, bodyStart).replaceAll("\\s+", "").getBytes(StandardCharsets.UTF_8);
    }

    private static String header(String name, byte[] letter, int bodyStart) {
        try {
            var header = new InternetHeaders(new ByteArrayInputStream(letter, 0, bodyStart)).getHeader(name, " ");
            return header == null ? "" : header;
        } catch (MessagingException unreadable) {
            return "";
        }
    }

    /** Behind the first empty line, or the end where there is none. */
    private static int bodyStart(byte[] letter) {
        var lineStart = 0;
        for (var index = 0; index < letter.length; index++) {
            if (letter[index] != '\n') {
                continue;
            }
            var length = index - lineStart;
            if (length == 0 || (length == 1 && letter[lineStart] == '\r')) {
                return index + 1;
            }
            lineStart = index + 1;
        }
        return letter.length;
    }

    private static String sha256(byte[] bytes) {
        return sha256(bytes, 0, bytes.length);
    }

    private static String sha256(byte[] bytes, int offset, int length) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes, offset, length);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
