package kz.bazarjoq.requests.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntFunction;
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
                            (id, message_id, sender_digest, body_digest, raw, received_at, stored_at, state,
                                next_attempt_at)
                        values (:id, :messageId, :senderDigest, :bodyDigest, :raw, :receivedAt, :now, 'stored', :now)
                        on conflict on constraint received_letter_once do nothing""")
                .param("id", UUID.randomUUID())
                .param("messageId", identity.messageId())
                .param("senderDigest", identity.senderDigest())
                .param("bodyDigest", identity.bodyDigest())
                .param("raw", letter.content())
                .param("receivedAt", letter.receivedAt().atOffset(ZoneOffset.UTC))
                .param("now", now())
                .update();
    }

    /**
     * Counts an attempt on the letter that waits longest, and puts it off for the case that the attempt fails; letters that
     * others hold are passed over.
     *
     * @param waitAfter the wait after this many attempts
     */
    @Transactional
    Optional<WaitingLetter> beginNext(IntFunction<Duration> waitAfter) {
        var next = jdbc.sql(
                        """
                        select entry, id, attempts + 1 as attempt from received_letter
                        where state = 'stored' and next_attempt_at <= :now
                        order by entry limit 1 for update skip locked""")
                .param("now", now())
                .query(WaitingLetter.class)
                .optional();
        next.ifPresent(letter -> jdbc.sql(
                        "update received_letter set attempts = :attempt, next_attempt_at = :next where entry = :entry")
                .param("attempt", letter.attempt())
                .param("next", now().plus(waitAfter.apply(letter.attempt())))
                .param("entry", letter.entry())
                .update());
        return next;
    }

    /** The letter, locked until the transaction ends; empty where others have it or are done with it. */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<StoredLetter> lock(WaitingLetter letter) {
        return jdbc.sql(
                        """
                        select entry, id, raw, received_at from received_letter
                        where entry = :entry and state = 'stored' for update skip locked""")
                .param("entry", letter.entry())
                .query(LetterStore::stored)
                .optional();
    }

    /** A letter that a customer wrote on a request, locked until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<StoredLetter> lockReply(String id, RequestId request) {
        return jdbc.sql(
                        """
                        select entry, id, raw, received_at from received_letter
                        where id::text = :id and request_id = :request and state = 'processed' for update""")
                .param("id", id)
                .param("request", request.value())
                .query(LetterStore::stored)
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

    private static StoredLetter stored(ResultSet row, int index) throws SQLException {
        return new StoredLetter(
                row.getLong("entry"),
                row.getObject("id", UUID.class),
                row.getBytes("raw"),
                row.getObject("received_at", OffsetDateTime.class).toInstant());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
