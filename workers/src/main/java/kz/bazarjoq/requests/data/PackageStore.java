package kz.bazarjoq.requests.data;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.bazarjoq.requests.register.RequestId;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps packages in encrypted pieces, so that one of any size is never whole in memory, and nothing of it readable at rest. */
@Component
class PackageStore {

    private static final int CHUNK = 512 * 1024;
    private static final String SELECT =
            "select package_id, request_id, right_id, content, made_at, expires_at, size, chunks, sha256, table_count, part_count,"
                    + " row_count, hidden from package ";

    private final JdbcClient jdbc;
    private final DataCipher cipher;

    PackageStore(JdbcClient jdbc, DataCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    /** A stream that takes a package's content; its pieces are stored in the caller's transaction. */
    ChunkedOutput output(UUID id) {
        return new ChunkedOutput(id);
    }

    /** Stores what is known of a package, in place of an earlier one for the same right. */
    void add(StoredPackage stored, String tokenHash, byte[] review) {
        jdbc.sql("delete from package where request_id = :request and right_id = :right")
                .param("request", stored.request().value())
                .param("right", stored.right())
                .update();
        jdbc.sql(
                        """
                        insert into package (package_id, request_id, right_id, content, token_hash, made_at, expires_at, size, chunks,
                            sha256, table_count, part_count, row_count, hidden, review)
                        values (:id, :request, :right, :content, :token, :at, :expires, :size, :chunks, :sha256, :tables, :parts, :rows,
                            :hidden, :review)""")
                .param("id", stored.id())
                .param("request", stored.request().value())
                .param("right", stored.right())
                .param("content", stored.content())
                .param("token", tokenHash)
                .param("at", utc(stored.madeAt()))
                .param("expires", utc(stored.expiresAt()))
                .param("size", stored.size())
                .param("chunks", stored.chunks())
                .param("sha256", stored.sha256())
                .param("tables", stored.tables())
                .param("parts", stored.parts())
                .param("rows", stored.rows())
                .param("hidden", stored.hidden())
                .param("review", cipher.encrypt(review, stored.id() + "/review"))
                .update();
    }

    List<StoredPackage> of(RequestId request) {
        return jdbc.sql(SELECT + "where request_id = :request order by right_id")
                .param("request", request.value())
                .query(PackageStore::stored)
                .list();
    }

    Optional<StoredPackage> find(RequestId request, String right) {
        return jdbc.sql(SELECT + "where request_id = :request and right_id = :right")
                .param("request", request.value())
                .param("right", right)
                .query(PackageStore::stored)
                .optional();
    }

    Optional<StoredPackage> withToken(String hash) {
        return jdbc.sql(SELECT + "where token_hash = :hash")
                .param("hash", hash)
                .query(PackageStore::stored)
                .optional();
    }

    /** Those whose time is over: past their end, or never sent and left behind by a closed request. */
    List<StoredPackage> over(Instant now) {
        return jdbc.sql(
                        SELECT
                                + """
                        where expires_at <= :now or (expires_at is null and exists (
                            select 1 from request where id = request_id and closed_at is not null))
                        order by made_at fetch first 100 rows only for update skip locked""")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(PackageStore::stored)
                .list();
    }

    void keepUntil(UUID id, Instant end) {
        jdbc.sql("update package set expires_at = :end where package_id = :id")
                .param("end", utc(end))
                .param("id", id)
                .update();
    }

    void delete(UUID id) {
        jdbc.sql("delete from package where package_id = :id").param("id", id).update();
    }

    byte[] review(UUID id) {
        return cipher.decrypt(
                jdbc.sql("select review from package where package_id = :id")
                        .param("id", id)
                        .query(byte[].class)
                        .single(),
                id + "/review");
    }

    /** Writes a package's content, one piece after another. */
    void copy(StoredPackage stored, OutputStream to) throws IOException {
        for (var number = 0; number < stored.chunks(); number++) {
            to.write(chunk(stored.id(), number));
        }
    }

    private byte[] chunk(UUID id, int number) {
        return cipher.decrypt(
                jdbc.sql("select content from package_chunk where package_id = :id and number = :number")
                        .param("id", id)
                        .param("number", number)
                        .query(byte[].class)
                        .single(),
                place(id, number));
    }

    private static String place(UUID id, int number) {
        return "package/%s/%d".formatted(id, number);
    }

    private static StoredPackage stored(ResultSet row, int index) throws SQLException {
        var expires = row.getObject("expires_at", OffsetDateTime.class);
        return new StoredPackage(
                row.getObject("package_id", UUID.class),
                new RequestId(row.getObject("request_id", UUID.class)),
                row.getString("right_id"),
                row.getString("content"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                expires == null ? null : expires.toInstant(),
                row.getLong("size"),
                row.getInt("chunks"),
                row.getString("sha256"),
                row.getInt("table_count"),
                row.getInt("part_count"),
                row.getLong("row_count"),
                row.getInt("hidden"));
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    /** Cuts what is written into pieces, and stores each encrypted. */
    final class ChunkedOutput extends OutputStream {

        private final UUID id;
        private final byte[] piece = new byte[CHUNK];
        private int filled;
        private int chunks;

        private ChunkedOutput(UUID id) {
            this.id = id;
        }

        /** How many pieces were stored. */
        int chunks() {
            return chunks;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] content, int start, int length) throws IOException {
            var written = 0;
            while (written < length) {
                var room = Math.min(length - written, CHUNK - filled);
                System.arraycopy(content, start + written, piece, filled, room);
                filled += room;
                written += room;
                if (filled == CHUNK) {
                    store();
                }
            }
        }

        @Override
        public void close() throws IOException {
            if (filled > 0) {
                store();
            }
        }

        /** What goes wrong here is the product's database, not the source that is being read. */
        private void store() throws IOException {
            try {
                jdbc.sql("insert into package_chunk (package_id, number, content) values (:id, :number, :content)")
                        .param("id", id)
                        .param("number", chunks)
                        .param("content", cipher.encrypt(Arrays.copyOf(piece, filled), place(id, chunks)))
                        .update();
            } catch (DataAccessException failure) {
                throw new IOException("Piece %d of a package can't be stored".formatted(chunks), failure);
            }
            chunks++;
            filled = 0;
        }
    }
}
