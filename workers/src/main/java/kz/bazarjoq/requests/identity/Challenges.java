package kz.bazarjoq.requests.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import kz.bazarjoq.requests.data.SubjectRef;
import kz.bazarjoq.requests.register.RequestId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The codes that were sent, as hashes. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Challenges {

    private static final String COLUMNS =
            """
            id, request_id, source, subject_key, nonce, code_hash, expires_at, tries, reported_tries, max_tries, state""";

    private final JdbcClient jdbc;
    private final Codes codes;
    private final Clock clock;
    private final int maxTries;

    Challenges(JdbcClient jdbc, Codes codes, Clock clock, IdentityProperties properties) {
        this.jdbc = jdbc;
        this.codes = codes;
        this.clock = clock;
        this.maxTries = properties.tries();
    }

    /** Opens a new one; the one that was open before can't be answered any more. */
    Challenge open(RequestId request, SubjectRef subject, String address, Duration validFor) {
        supersede(request);
        var now = clock.instant();
        var id = UUID.randomUUID();
        var nonce = codes.newNonce();
        jdbc.sql(
                        """
                        insert into identity_challenge (id, request_id, source, subject_key, nonce, code_hash, token_hash,
                            address_hash, created_at, expires_at, max_tries, state)
                        values (:id, :request, :source, :key, :nonce, :codeHash, :tokenHash,
                            :addressHash, :now, :expiresAt, :maxTries, 'open')""")
                .param("id", id)
                .param("request", request.value())
                .param("source", subject.source())
                .param("key", subject.key())
                .param("nonce", nonce)
                .param("codeHash", codes.codeHash(id, codes.code(nonce)))
                .param("tokenHash", Codes.tokenHash(codes.token(nonce)))
                .param("addressHash", codes.addressHash(address))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param(
                        "expiresAt",
                        now.plus(validFor).truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC))
                .param("maxTries", maxTries)
                .update();
        return get(id);
    }

    /**
     * Ends the open challenge of a request, where there is one.
     *
     * @return its id where its code could still have been entered
     */
    Optional<UUID> supersede(RequestId request) {
        return jdbc.sql(
                        "update identity_challenge set state = 'superseded' where request_id = :request and state = 'open'"
                                + " returning case when expires_at > :now then id end")
                .param("request", request.value())
                .param("now", now())
                .query(UUID.class)
                .optional();
    }

    /**
     * Counts a try on the open challenge of a request before it is looked at. One statement, so that tries that come at
     * once are counted one after the other, and none too many is let through.
     *
     * @return the challenge to compare with; empty when there is none that may still be tried
     */
    Optional<Challenge> countTry(RequestId request) {
        return jdbc.sql("update identity_challenge set tries = tries + 1 where request_id = :request and state = 'open'"
                        + " and tries < max_tries and expires_at > :now returning " + COLUMNS)
                .param("request", request.value())
                .param("now", now())
                .query(Challenges::map)
                .optional();
    }

    void end(UUID challenge, Challenge.State state) {
        jdbc.sql("update identity_challenge set state = :state where id = :id")
                .param("state", state.code())
                .param("id", challenge)
                .update();
    }

    void markReported(Challenge challenge) {
        jdbc.sql("update identity_challenge set reported_tries = :tries where id = :id")
                .param("tries", challenge.tries())
                .param("id", challenge.id())
                .update();
    }

    /** Counts one of the tries as known to the process, which then says nothing of it. */
    void markOneReported(UUID challenge) {
        jdbc.sql("update identity_challenge set reported_tries = reported_tries + 1 where id = :id")
                .param("id", challenge)
                .update();
    }

    /** Whether a new code is asked for in place of this one for the first time. */
    boolean markAskedAgain(UUID challenge) {
        return jdbc.sql("update identity_challenge set asked_again = true where id = :id and not asked_again")
                        .param("id", challenge)
                        .update()
                == 1;
    }

    /** The newest challenge of a request. */
    Optional<Challenge> newest(RequestId request) {
        return jdbc.sql("select " + COLUMNS
                        + " from identity_challenge where request_id = :request order by entry desc limit 1")
                .param("request", request.value())
                .query(Challenges::map)
                .optional();
    }

    /** The same, locked until the transaction ends. */
    Optional<Challenge> lockNewest(RequestId request) {
        return jdbc.sql("select " + COLUMNS
                        + " from identity_challenge where request_id = :request order by entry desc limit 1 for update")
                .param("request", request.value())
                .query(Challenges::map)
                .optional();
    }

    Challenge get(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from identity_challenge where id = :id")
                .param("id", id)
                .query(Challenges::map)
                .single();
    }

    /** The request that a link's token was sent for. */
    Optional<RequestId> requestOfToken(String token) {
        return jdbc.sql("select request_id from identity_challenge where token_hash = :hash")
                .param("hash", Codes.tokenHash(token))
                .query((row, index) -> new RequestId(row.getObject("request_id", UUID.class)))
                .optional();
    }

    /** How many codes a request caused since then. */
    int sentFor(RequestId request, Instant since) {
        return jdbc.sql("select count(*) from identity_challenge where request_id = :request and created_at > :since")
                .param("request", request.value())
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    /** How many codes went to an address since then. Requests that ask for one address at once wait for each other. */
    int sentTo(String address, Instant since) {
        var hash = codes.addressHash(address);
        jdbc.sql("select pg_advisory_xact_lock(:address)")
                .param("address", HexFormat.fromHexDigitsToLong(hash, 0, 16))
                .query((row, index) -> index)
                .list();
        return jdbc.sql("select count(*) from identity_challenge where address_hash = :hash and created_at > :since")
                .param("hash", hash)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Challenge map(ResultSet row, int index) throws SQLException {
        return new Challenge(
                row.getObject("id", UUID.class),
                new RequestId(row.getObject("request_id", UUID.class)),
                new SubjectRef(row.getString("source"), row.getString("subject_key")),
                row.getString("nonce"),
                row.getString("code_hash"),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                row.getInt("tries"),
                row.getInt("reported_tries"),
                row.getInt("max_tries"),
                Challenge.State.ofCode(row.getString("state")));
    }
}
