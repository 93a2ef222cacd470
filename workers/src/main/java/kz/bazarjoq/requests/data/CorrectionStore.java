package kz.bazarjoq.requests.data;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import kz.bazarjoq.requests.data.Correction.Content;
import kz.bazarjoq.requests.data.Correction.Decision;
import kz.bazarjoq.requests.data.Correction.Hindrance;
import kz.bazarjoq.requests.data.Correction.Result;
import kz.bazarjoq.requests.data.Correction.Way;
import kz.bazarjoq.requests.register.RequestClosed;
import kz.bazarjoq.requests.register.RequestId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps what was prepared to be corrected, its values encrypted and no longer than they are needed. */
@Component
class CorrectionStore {

    private final JdbcClient jdbc;
    private final DataCipher cipher;
    private final JsonMapper json;
    private final Clock clock;

    CorrectionStore(JdbcClient jdbc, DataCipher cipher, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.json = json;
        this.clock = clock;
    }

    /** All of a request, in the order in which they were first prepared. */
    List<Correction> of(RequestId request) {
        return select(request, "");
    }

    /** All of a request; nobody else changes them until the transaction ends. */
    List<Correction> lock(RequestId request) {
        jdbc.sql("select 1 from request where id = :request for no key update")
                .param("request", request.value())
                .query((row, index) -> index)
                .list();
        return select(request, "for update");
    }

    void add(RequestId request, ValuePlace place, Way way, Content content, String staff) {
        var id = UUID.randomUUID();
        jdbc.sql(
                        """
                        insert into correction (id, request_id, source, table_name, column_name, way, content, version,
                            prepared_by, prepared_at)
                        values (:id, :request, :source, :table, :column, :way, :content, 1, :staff, :now)""")
                .params(Map.of("id", id, "request", request.value(), "source", place.source()))
                .params(Map.of("table", place.table(), "column", place.column(), "way", way.code()))
                .params(Map.of("content", encrypted(id, content), "staff", staff, "now", now()))
                .update();
    }

    /** Puts what was prepared now in the place of what was before; it has to be decided anew. */
    void replace(UUID id, Way way, Content content, String staff) {
        jdbc.sql(
                        """
                        update correction set way = :way, content = :content, version = version + 1, prepared_by = :staff,
                            prepared_at = :now, decision = null, decided_by = null, decided_at = null, result = null,
                            hindrance = null
                        where id = :id""")
                .params(Map.of("id", id, "way", way.code(), "content", encrypted(id, content)))
                .params(Map.of("staff", staff, "now", now()))
                .update();
    }

    void remove(UUID id) {
        jdbc.sql("delete from correction where id = :id").param("id", id).update();
    }

    void decide(UUID id, Decision decision, String staff) {
        jdbc.sql("update correction set decision = :decision, decided_by = :staff, decided_at = :now where id = :id")
                .params(Map.of("id", id, "decision", decision.code(), "staff", staff, "now", now()))
                .update();
    }

    /** What hinders it now; it is to be prepared or decided anew, and what was typed stays for that. */
    void hinder(UUID id, Hindrance hindrance) {
        jdbc.sql(
                        """
                        update correction set result = 'conflict', hindrance = :hindrance, decision = null, decided_by = null,
                            decided_at = null
                        where id = :id""")
                .params(Map.of("id", id, "hindrance", hindrance.code()))
                .update();
    }

    /** It is over: its values go. Of what is to be destroyed it stays known where it is. */
    void settle(Correction correction, Result result, @Nullable String ground) {
        var content = correction.content();
        var kept = result == Result.UNCHANGEABLE && content != null
                ? encrypted(correction.id(), content.withoutValues())
                : null;
        jdbc.sql(
                        """
                        update correction set result = :result, hindrance = null, ground = :ground, content = :content,
                            settled_at = :now
                        where id = :id""")
                .params(Map.of("id", correction.id(), "result", result.code(), "now", now()))
                .param("ground", ground)
                .param("content", kept, java.sql.Types.BINARY)
                .update();
    }

    /** Forgets what was typed for a request that is closed, settled or not. */
    @EventListener
    void forget(RequestClosed closed) {
        jdbc.sql("update correction set content = null where request_id = :request")
                .param("request", closed.request().value())
                .update();
    }

    private List<Correction> select(RequestId request, String lock) {
        return jdbc.sql("select * from correction where request_id = :request order by entry " + lock)
                .param("request", request.value())
                .query((row, index) -> map(row))
                .list();
    }

    private Correction map(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var content = row.getBytes("content");
        return new Correction(
                id,
                row.getString("source"),
                row.getString("table_name"),
                row.getString("column_name"),
                Way.valueOf(upper(row.getString("way"))),
                content == null ? null : json.readValue(cipher.decrypt(content, "correction/" + id), Content.class),
                row.getInt("version"),
                row.getString("prepared_by"),
                row.getObject("prepared_at", OffsetDateTime.class).toInstant(),
                row.getString("decision") == null ? null : Decision.valueOf(upper(row.getString("decision"))),
                row.getString("decided_by"),
                row.getString("result") == null ? null : Result.valueOf(upper(row.getString("result"))),
                row.getString("hindrance") == null ? null : Hindrance.valueOf(upper(row.getString("hindrance"))),
                row.getString("ground"),
                row.getObject("settled_at") != null);
    }

    private byte[] encrypted(UUID id, Content content) {
        return cipher.encrypt(json.writeValueAsBytes(content), "correction/" + id);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static String upper(String code) {
        return code.toUpperCase(Locale.ROOT);
    }
}
