package kz.bazarjoq.requests.correspondence.inbound;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import kz.bazarjoq.requests.correspondence.MessageIds;

/**
 * What makes two letters the same. A Message-ID alone would lose the second of two letters that a broken program sent under
 * one; the headers are left out of the comparison, because every server on the way adds to them.
 *
 * @param messageId the letter's own, or one made from all of its bytes where it has none
 * @param bodyDigest SHA-256 of the body, hexadecimal
 */
public record LetterIdentity(String messageId, String bodyDigest) {

    static LetterIdentity of(byte[] letter) {
        var bodyStart = bodyStart(letter);
        var digest = sha256(letter, bodyStart, letter.length - bodyStart);
        return new LetterIdentity(messageId(letter, bodyStart), digest);
    }

    private static String messageId(byte[] letter, int bodyStart) {
        try {
            var headers = new InternetHeaders(new ByteArrayInputStream(letter, 0, bodyStart));
            var ids = MessageIds.findIn(headers.getHeader("Message-ID", " "));
            if (!ids.isEmpty()) {
                return ids.getFirst();
            }
        } catch (MessagingException unreadable) {
            return "sha256:" + sha256(letter, 0, letter.length);
        }
        return "sha256:" + sha256(letter, 0, letter.length);
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
