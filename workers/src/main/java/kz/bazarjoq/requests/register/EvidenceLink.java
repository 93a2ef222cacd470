package kz.bazarjoq.requests.register;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;

/**
 * A link of the chain of evidence.
 *
 * @param position 1 for the first link
 * @param hash SHA-256 of the hash before it, 32 zero bytes before the first, and of the entry: its number, request, instant, kind
 *     of actor, actor, what and detail, each as text in UTF-8 behind its length in bytes (32 bits, big-endian)
 */
record EvidenceLink(long position, String hash) {

    private static final int HASH_BYTES = 32;

    /** Before the first link. */
    static final EvidenceLink NONE = new EvidenceLink(0, "0".repeat(2 * HASH_BYTES));

    /** The link of the entry that comes after this one. */
    EvidenceLink next(Entry entry) {
        return new EvidenceLink(position + 1, hash(hash, entry));
    }

    /** Such as {@code 1234:9f86d081…}. */
    String inWords() {
        return position + ":" + hash;
    }

    private static String hash(String before, Entry entry) {
        try {
            var bytes = new ByteArrayOutputStream();
            var out = new DataOutputStream(bytes);
            out.write(HexFormat.of().parseHex(before));
            for (var field : entry.fields()) {
                var text = field.getBytes(StandardCharsets.UTF_8);
                out.writeInt(text.length);
                out.write(text);
            }
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** An entry of the timeline, as it is sealed. */
    record Entry(long entry, UUID request, Instant at, String actorKind, String actor, String what, String detail) {

        String[] fields() {
            return new String[] {Long.toString(entry), request.toString(), at.toString(), actorKind, actor, what, detail
            };
        }
    }
}
