package kz.bazarjoq.requests.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import kz.bazarjoq.requests.correspondence.Correspondent;
import kz.bazarjoq.requests.correspondence.IncomingLetter;
import kz.bazarjoq.requests.correspondence.inbound.IncomingMail;
import kz.bazarjoq.requests.correspondence.inbound.RawLetter;
import kz.bazarjoq.requests.register.Language;
import kz.bazarjoq.requests.register.RequestId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the letters as they came, and what has become of each. */
@Component
class LetterStore implements IncomingMail {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    LetterStore(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void store(RawLetter letter) {
        var identity = letter.identity();
        jdbc.sql(
                        """
                        insert into received_letter
                            (id, message_id, body_digest, raw, received_at, stored_at, state, next_attempt_at)
                        values (:id, :messageId, :bodyDigest, :raw, :receivedAt, :now, 'stored', :now)
                        on conflict on constraint received_letter_once do nothing""")
                .param("id", UUID.randomUUID())
                .param("messageId", identity.messageId())
                .param("bodyDigest", identity.bodyDigest())
                .param("raw", letter.content())
                .param("receivedAt", letter.receivedAt().atOffset(ZoneOffset.UTC))
                .param("now", now())
                .update();
    }

    /** The letter that waits longest, locked until the transaction ends; those that others hold are passed over. */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<StoredLetter> lockNext() {
        return jdbc.sql(
                        """
                        select entry, id, raw, received_at, attempts from received_letter
                        where state = 'stored' and next_attempt_at <= :now
                        order by entry limit 1 for update skip locked""")
                .param("now", now())
                .query((row, index) -> new StoredLetter(
                        row.getLong("entry"),
                        row.getObject("id", UUID.class),
                        row.getBytes("raw"),
                        row.getObject("received_at", OffsetDateTime.class).toInstant(),
                        row.getInt("attempts")))
                .optional();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void markProcessed(StoredLetter stored, IncomingLetter letter, RequestId request, @Nullable Language language) {
        save(stored, letter, "processed", request, null, language);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void markDropped(StoredLetter stored, IncomingLetter letter, @Nullable RequestId request, String reason) {
        save(stored, letter, "dropped", request, reason, null);
    }

    @Transactional
    void putOff(long entry, Duration wait) {
        jdbc.sql(
                        """
                        update received_letter set attempts = attempts + 1, next_attempt_at = :next
                        where entry = :entry and state = 'stored'""")
                .param("next", clock.instant().plus(wait).atOffset(ZoneOffset.UTC))
                .param("entry", entry)
                .update();
    }

    private void save(
            StoredLetter stored,
            IncomingLetter letter,
            String state,
            @Nullable RequestId request,
            @Nullable String reason,
            @Nullable Language language) {
        jdbc.sql(
                        """
                        update received_letter set state = :state, request_id = :request, reason = :reason,
                            sender = :sender, sender_name = :senderName, subject = :subject, text = :text,
                            new_text = :newText, attachments = cast(:attachments as jsonb), readable = :readable,
                            language = :language
                        where entry = :entry""")
                .param("state", state)
                .param("request", request == null ? null : request.value())
                .param("reason", reason)
                .param("sender", letter.from().map(Correspondent::address).orElse(null))
                .param("senderName", letter.from().map(Correspondent::name).orElse(null))
                .param("subject", letter.subject())
                .param("text", letter.text())
                .param("newText", letter.newText())
                .param("attachments", json.writeValueAsString(letter.attachments()))
                .param("readable", letter.readable())
                .param("language", language == null ? null : language.code())
                .param("entry", stored.entry())
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
