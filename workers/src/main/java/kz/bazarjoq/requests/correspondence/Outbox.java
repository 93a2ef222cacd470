package kz.bazarjoq.requests.correspondence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.bazarjoq.requests.correspondence.template.RenderedLetter;
import kz.bazarjoq.requests.correspondence.template.Secrets;
import kz.bazarjoq.requests.register.Language;
import kz.bazarjoq.requests.register.RequestId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The letters that were ordered, each once by its key. */
@Component
class Outbox {

    private final JdbcClient jdbc;
    private final Clock clock;

    Outbox(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    boolean contains(String key) {
        return jdbc.sql("select exists (select from outgoing_letter where key = :key)")
                .param("key", key)
                .query(Boolean.class)
                .single();
    }

    /** How many of a kind were written to an address since then. Those that are being written at once wait for each other. */
    int countTo(String address, String template, Instant since) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:address, 0))")
                .param("address", address)
                .query((row, index) -> index)
                .list();
        return jdbc.sql(
                        """
                        select count(*) from outgoing_letter
                        where address = :address and template = :template and created_at > :since""")
                .param("address", address)
                .param("template", template)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    /** Adds a letter unless one with its key is there. */
    void add(OutgoingLetter letter, Language language) {
        jdbc.sql(
                        """
                        insert into outgoing_letter (key, request_id, template, language, address, subject, text, html,
                            message_id, in_reply_to, "references", created_at)
                        values (:key, :request, :template, :language, :address, :subject, :text, :html,
                            :messageId, :inReplyTo, :references, :now)
                        on conflict on constraint outgoing_letter_once do nothing""")
                .param("key", letter.key())
                .param("request", letter.request().value())
                .param("template", letter.template())
                .param("language", language.code())
                .param("address", letter.address())
                .param("subject", letter.content().subject())
                .param("text", letter.content().text())
                .param("html", letter.content().html())
                .param("messageId", letter.messageId())
                .param("inReplyTo", letter.inReplyTo().orElse(null))
                .param("references", String.join(" ", letter.references()))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The letter with this key, locked until the transaction ends, so that no two deliveries send it at once. */
    Optional<OutgoingLetter> lock(String key) {
        return jdbc.sql("select * from outgoing_letter where key = :key for update")
                .param("key", key)
                .query(Outbox::map)
                .optional();
    }

    void markAttempted(String key) {
        jdbc.sql("update outgoing_letter set attempts = attempts + 1 where key = :key")
                .param("key", key)
                .update();
    }

    void markSent(String key) {
        jdbc.sql("update outgoing_letter set attempts = attempts + 1, sent_at = :now where key = :key")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("key", key)
                .update();
    }

    void markRefused(String key) {
        jdbc.sql("update outgoing_letter set attempts = attempts + 1, refused_at = :now where key = :key")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("key", key)
                .update();
    }

    /** All letters of a request, oldest first, as staff may see them. */
    List<SentLetter> ofRequest(RequestId request) {
        return jdbc.sql("select * from outgoing_letter where request_id = :request order by entry")
                .param("request", request.value())
                .query((row, index) -> new SentLetter(
                        row.getString("template"),
                        row.getString("address"),
                        row.getString("subject"),
                        Secrets.mask(row.getString("text")),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        instant(row, "sent_at"),
                        instant(row, "refused_at")))
                .list();
    }

    private static OutgoingLetter map(ResultSet row, int index) throws SQLException {
        return new OutgoingLetter(
                row.getString("key"),
                new RequestId(row.getObject("request_id", UUID.class)),
                row.getString("template"),
                row.getString("address"),
                new RenderedLetter(row.getString("subject"), row.getString("text"), row.getString("html")),
                row.getString("message_id"),
                Optional.ofNullable(row.getString("in_reply_to")),
                MessageIds.findIn(row.getString("references")),
                instant(row, "sent_at").isPresent()
                        || instant(row, "refused_at").isPresent());
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
