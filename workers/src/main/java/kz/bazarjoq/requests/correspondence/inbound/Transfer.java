package kz.bazarjoq.requests.correspondence.inbound;

import java.io.ByteArrayOutputStream;
import java.util.Base64;

/** Undoes transfer encodings, and gets out of a broken one what it can. */
final class Transfer {

    private Transfer() {}

    /** Leaves out what doesn't belong there, also a last group that is cut off. */
    static byte[] base64(byte[] encoded) {
        var clean = new ByteArrayOutputStream(encoded.length);
        for (var one : encoded) {
            if (isBase64(one)) {
                clean.write(one);
            }
        }
        var bytes = clean.toByteArray();
        var whole = bytes.length % 4 == 1 ? bytes.length - 1 : bytes.length;
        return Base64.getDecoder().decode(java.util.Arrays.copyOf(bytes, whole));
    }

    /** Leaves an escape that isn't one as it is. */
    static byte[] quotedPrintable(byte[] encoded) {
        var decoded = new ByteArrayOutputStream(encoded.length);
        for (var index = 0; index < encoded.length; index++) {
            if (encoded[index] != '=') {
                decoded.write(encoded[index]);
                continue;
            }
            var lineEnd = lineEnd(encoded, index + 1);
            if (lineEnd > 0) {
                index = lineEnd - 1;
            } else if (index + 2 < encoded.length && digit(encoded[index + 1]) >= 0 && digit(encoded[index + 2]) >= 0) {
                decoded.write(digit(encoded[index + 1]) * 16 + digit(encoded[index + 2]));
                index += 2;
            } else {
                decoded.write('=');
            }
        }
        return decoded.toByteArray();
    }

    /** Where the next line starts if only blanks are left in this one; 0 otherwise. */
    private static int lineEnd(byte[] bytes, int from) {
        for (var index = from; index < bytes.length; index++) {
            if (bytes[index] == '\n') {
                return index + 1;
            }
            if (bytes[index] != ' ' && bytes[index] != '\t' && bytes[index] != '\r') {
                return 0;
            }
        }
        return bytes.length;
    }

    private static int digit(byte character) {
        return Character.digit(character, 16);
    }

    private static boolean isBase64(byte one) {
        return (one >= 'A' && one <= 'Z')
                || (one >= 'a' && one <= 'z')
                || (one >= '0' && one <= '9')
                || one == '+'
                || one == '/';
    }
}
