package kz.bazarjoq.requests.correspondence.inbound;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns bytes into text, also where the letter names no charset, one that doesn't exist, or a wrong one. */
final class Charsets {

    private static final Charset WINDOWS_1251 = Charset.forName("windows-1251");
    private static final Charset KOI8_R = Charset.forName("KOI8-R");

    /** What programs name when they don't know; text that is mostly not ASCII isn't in them here. */
    private static final Set<String> WESTERN = Set.of("us-ascii", "iso-8859-1", "iso-8859-15", "windows-1252");

    private Charsets() {}

    static String decode(byte[] bytes, @Nullable String declared) {
        if (isAscii(bytes) && !isStateful(declared)) {
            return new String(bytes, StandardCharsets.US_ASCII);
        }
        // Text of one-byte charsets is never valid UTF-8 by chance.
        return strictly(bytes, StandardCharsets.UTF_8)
                .or(() -> named(declared)
                        .filter(charset -> !isUnlikely(charset, bytes))
                        .flatMap(charset -> strictly(bytes, charset)))
                .orElseGet(() -> new String(bytes, cyrillic(bytes)));
    }

    private static Optional<Charset> named(@Nullable String name) {
        if (name == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Charset.forName(name.strip().replace("\"", "")));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    private static Optional<String> strictly(byte[] bytes, Charset charset) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException wrong) {
            return Optional.empty();
        }
    }

    private static boolean isUnlikely(Charset charset, byte[] bytes) {
        if (!WESTERN.contains(charset.name().toLowerCase(Locale.ROOT))) {
            return false;
        }
        var ascii = 0;
        var others = 0;
        for (var letter : bytes) {
            if (letter < 0) {
                others++;
            } else if (Character.isLetter(letter)) {
                ascii++;
            }
        }
        return others > ascii;
    }

    /** Small letters outnumber capitals, and the two charsets have them in each other's place. */
    private static Charset cyrillic(byte[] bytes) {
        var upperHalf = 0;
        var lowerHalf = 0;
        for (var letter : bytes) {
            var code = Byte.toUnsignedInt(letter);
            upperHalf += code >= 0xE0 ? 1 : 0;
            lowerHalf += code >= 0xC0 && code < 0xE0 ? 1 : 0;
        }
        return upperHalf >= lowerHalf ? WINDOWS_1251 : KOI8_R;
    }

    private static boolean isAscii(byte[] bytes) {
        for (var one : bytes) {
            if (one < 0) {
                return false;
            }
        }
        return true;
    }

    /** Charsets that write other letters in ASCII bytes. */
    private static boolean isStateful(@Nullable String declared) {
        var name = declared == null ? "" : declared.toLowerCase(Locale.ROOT);
        return name.contains("2022") || name.contains("utf-7") || name.contains("utf-16") || name.contains("hz-");
    }
}
