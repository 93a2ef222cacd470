package kz.bazarjoq.requests.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.bazarjoq.requests.correspondence.Correspondent;
import kz.bazarjoq.requests.correspondence.IncomingLetter.Attachment;
import kz.bazarjoq.requests.identity.FirstLetter;
import kz.bazarjoq.requests.register.RequestId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The letters that came in, for reading. */
@Component
@Transactional(readOnly = true)
public class ReceivedLetters implements FirstLetter {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ReceivedLetters(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Those on a request, oldest first; also what machines wrote on it. */
    public List<ReceivedLetter> ofRequest(RequestId request) {
        return jdbc.sql(
                        """
                        select id, sender, sender_name, subject, text, new_text, attachments, received_at, readable, reason
                        from received_letter where request_id = :request order by entry""")
                .param("request", request.value())
                .query(this::map)
                .list();
    }

    /** The raw letter with this id, as an {@code .eml} file holds it, if it belongs to the request. */
    public Optional<byte[]> raw(RequestId request, UUID letter) {
        return jdbc.sql("select raw from received_letter where id = :id and request_id = :request")
                .param("id", letter)
                .param("request", request.value())
                .query((row, index) -> row.getBytes("raw"))
                .optional();
    }

    @Override
    public Optional<String> textOf(RequestId request) {
        return first("text", request);
    }

    /** The subject of the letter that a request began with, or empty. */
    String firstSubjectOf(RequestId request) {
        return first("subject", request).orElse("");
    }

    /** What the customer himself wrote in that letter, or empty. */
    String firstNewTextOf(RequestId request) {
        return first("new_text", request).orElse("");
    }

    private Optional<String> first(String column, RequestId request) {
        return jdbc.sql("select " + column + " from received_letter"
                        + " where request_id = :request and state = 'processed' order by entry limit 1")
                .param("request", request.value())
                .query(String.class)
                .optional();
    }

    private ReceivedLetter map(ResultSet row, int index) throws SQLException {
        var address = row.getString("sender");
        return new ReceivedLetter(
                row.getObject("id", UUID.class),
                address == null
                        ? Optional.empty()
                        : Optional.of(new Correspondent(address, row.getString("sender_name"))),
                row.getString("subject"),
                row.getString("text"),
                row.getString("new_text"),
                json.readValue(row.getString("attachments"), new TypeReference<List<Attachment>>() {}),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("readable"),
                Optional.ofNullable(row.getString("reason")));
    }
}
