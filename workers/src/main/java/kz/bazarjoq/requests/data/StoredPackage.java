package kz.bazarjoq.requests.data;

import java.time.Instant;
import java.util.UUID;
import kz.bazarjoq.requests.register.RequestId;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a package without opening it.
 *
 * @param content what it tells: {@code composition-and-sources}, {@code bases-purposes-terms}, {@code recipients}, {@code processors}
 * @param expiresAt when it will be destroyed; not known before the letter that names it
 * @param size in bytes
 * @param sha256 of the file that the customer gets, in hexadecimal digits
 * @param hidden in how many places something was blacked out
 */
public record StoredPackage(
        UUID id,
        RequestId request,
        String right,
        String content,
        Instant madeAt,
        @Nullable Instant expiresAt,
        long size,
        int chunks,
        String sha256,
        int tables,
        int parts,
        long rows,
        int hidden) {}
