package kz.bazarjoq.requests.identity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Derives codes and link tokens from the secret key and a challenge's nonce, and the hashes that are stored of them. The
 * same nonce gives the same code, so that a job that is delivered again sends the same letter.
 */
@Component
class Codes {

    private static final String ALGORITHM = "HmacSHA256";
    private static final HexFormat HEX = HexFormat.of();
    private static final int SHORTEST_KEY = 32;
    private static final long CODES = 1_000_000;
    private static final long UNBIASED = (1L << 32) / CODES * CODES;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;

    Codes(IdentityProperties properties) {
        key = new SecretKeySpec(decoded(properties.codeKey()), ALGORITHM);
    }

    String newNonce() {
        var nonce = new byte[32];
        random.nextBytes(nonce);
        return HEX.formatHex(nonce);
    }

    /** Six digits; every one of the million codes is as likely as any other. */
    String code(String nonce) {
        for (var round = 0; ; round++) {
            var words = ByteBuffer.wrap(keyed("code", nonce, Integer.toString(round)));
            while (words.hasRemaining()) {
                var word = Integer.toUnsignedLong(words.getInt());
                if (word < UNBIASED) {
                    return "%06d".formatted(word % CODES);
                }
            }
        }
    }

    /** The secret of the link in the letter: 128 bits in hexadecimal digits. */
    String token(String nonce) {
        return HEX.formatHex(keyed("token", nonce), 0, 16);
    }

    /** What is stored of a code: without the key a million guesses would find it. */
    String codeHash(UUID challenge, String code) {
        return HEX.formatHex(keyed("code-hash", challenge.toString(), code));
    }

    /** Whether a code is the right one, in a time that doesn't tell how much of it is. */
    boolean matches(Challenge challenge, String code) {
        return MessageDigest.isEqual(utf8(challenge.codeHash()), utf8(codeHash(challenge.id(), code)));
    }

    /** What is stored of a token: it is too long to be guessed from its hash. */
    static String tokenHash(String token) {
        try {
            return HEX.formatHex(MessageDigest.getInstance("SHA-256").digest(utf8(token)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What is stored of the address that a code goes to. */
    String addressHash(String address) {
        return HEX.formatHex(keyed("address", address.toLowerCase(Locale.ROOT)));
    }

    private byte[] keyed(String purpose, String... parts) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(utf8(purpose));
            for (var part : parts) {
                mac.update((byte) 0);
                mac.update(utf8(part));
            }
            return mac.doFinal();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] decoded(String key) {
        if (key.isBlank()) {
            throw new InvalidCodeKeyException("isn't set");
        }
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(key.strip());
        } catch (IllegalArgumentException failure) {
            throw new InvalidCodeKeyException("isn't Base64");
        }
        if (bytes.length < SHORTEST_KEY) {
            throw new InvalidCodeKeyException("has %d bytes, which is too short".formatted(bytes.length));
        }
        return bytes;
    }
}
