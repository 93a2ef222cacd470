package kz.bazarjoq.requests.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Encrypts the personal data that the product itself keeps, by AES-256 in Galois/Counter mode with a random nonce each time.
 *
 * <p>What is encrypted is bound to its place, such as {@code package/<id>/3}: at any other place it can't be decrypted, so that
 * nobody who may write to the database can pass one person's data off as another's.
 */
@Component
class DataCipher {

    private static final int SHORTEST_KEY = 32;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final byte[] secret;
    private final SecretKeySpec key;

    DataCipher(KeptDataProperties properties) {
        secret = decoded(properties.key());
        key = new SecretKeySpec(derived("bazarjoq.data"), "AES");
    }

    /** A secret for links, that nobody without the key can guess: 128 bits in hexadecimal digits, the same each time. */
    String secret(String purpose) {
        return HexFormat.of().formatHex(derived("secret/" + purpose), 0, 16);
    }

    byte[] encrypt(byte[] content, String place) {
        var nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            var encrypted = cipher(Cipher.ENCRYPT_MODE, nonce, place).doFinal(content);
            return ByteBuffer.allocate(NONCE + encrypted.length)
                    .put(nonce)
                    .put(encrypted)
                    .array();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @throws IllegalStateException where it was changed, stood at another place, or was encrypted with another key */
    byte[] decrypt(byte[] encrypted, String place) {
        if (encrypted.length < NONCE) {
            throw new IllegalStateException("Nothing was encrypted at " + place);
        }
        var content = ByteBuffer.wrap(encrypted);
        var nonce = new byte[NONCE];
        content.get(nonce);
        try {
            return cipher(Cipher.DECRYPT_MODE, nonce, place).doFinal(encrypted, NONCE, encrypted.length - NONCE);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(
                    "What is encrypted at %s was changed, or bazarjoq.data.key is another than then".formatted(place),
                    failure);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String place) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    /** What the key gives for a purpose, of the length that AES-256 wants. */
    private byte[] derived(String purpose) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] decoded(String key) {
        if (key.isBlank()) {
            throw new InvalidDataKeyException("isn't set");
        }
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(key.strip());
        } catch (IllegalArgumentException failure) {
            throw new InvalidDataKeyException("isn't Base64");
        }
        if (bytes.length < SHORTEST_KEY) {
            throw new InvalidDataKeyException("has %d bytes, which is too short".formatted(bytes.length));
        }
        return bytes;
    }
}
