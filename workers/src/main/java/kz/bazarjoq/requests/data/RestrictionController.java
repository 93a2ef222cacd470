package kz.bazarjoq.requests.data;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Tells the shop's systems which parts of a row are restricted. It is asked by POST, because a key may be personal, and by whoever has
 * the token {@code bazarjoq.data.restrictions.token}; without one set, by nobody.
 */
@RestController
class RestrictionController {

    private static final String SCHEME = "Bearer ";

    private final Sources sources;
    private final byte[] token;

    RestrictionController(Sources sources, RestrictionProperties properties) {
        this.sources = sources;
        token = (SCHEME + properties.token()).getBytes(StandardCharsets.UTF_8);
    }

    @PostMapping("/api/restrictions")
    ResponseEntity<List<Restricted>> restrictions(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, defaultValue = "") String authorization,
            @RequestBody Row row) {
        if (token.length == SCHEME.length()
                || !MessageDigest.isEqual(token, authorization.getBytes(StandardCharsets.UTF_8))) {
            throw new ResponseStatusException(
                    HttpStatus.UNAUTHORIZED, "Send Authorization: Bearer <bazarjoq.data.restrictions.token>.");
        }
        var source = sources.all().stream()
                .filter(database -> database.map().source().equals(row.source()))
                .filter(database -> database.map().tables().containsKey(row.table()))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "The data map has no such table in a source of that name."));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(restricted(source, row));
    }

    private static List<Restricted> restricted(SourceDatabase source, Row row) {
        source.prepare();
        return source.read("reading restrictions", jdbc -> jdbc.sql(
                        """
                        select part, columns, purposes, kinds, since, until from %s.restricted
                        where table_name = :table and row_key = cast(:key as text[]) order by part"""
                                .formatted(Sql.quoted(source.ownSchema())))
                .param("table", row.table())
                .param("key", row.key().toArray(String[]::new))
                .query((found, index) -> new Restricted(
                        found.getString("part"),
                        List.of((String[]) found.getArray("columns").getArray()),
                        List.of((String[]) found.getArray("purposes").getArray()),
                        List.of((String[]) found.getArray("kinds").getArray()),
                        found.getObject("since", OffsetDateTime.class),
                        found.getObject("until", LocalDate.class)))
                .list());
    }

    /**
     * The row that is asked about.
     *
     * @param key the values of its key's columns, as text, in the order of the data map
     */
    record Row(String source, String table, List<String> key) {}

    /**
     * A part of the row that is restricted.
     *
     * @param purposes what it must not be used for
     * @param kinds {@code block}, {@code stop} or {@code retain}, as the table {@code hold} explains them
     * @param until the last day of its term; none where only a decision ends it
     */
    record Restricted(
            String part,
            List<String> columns,
            List<String> purposes,
            List<String> kinds,
            OffsetDateTime since,
            @Nullable LocalDate until) {}
}
