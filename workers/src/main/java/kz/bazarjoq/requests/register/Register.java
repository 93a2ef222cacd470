package kz.bazarjoq.requests.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The register of requests and of what happened to each. Every change joins the caller's transaction. */
@Component
@Transactional
public class Register {

    private static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");
    private static final String SELECT =
            "select id, number, channel, language, received_at, closed_at, outcome from request ";

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Register(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** Opens a request under the next number of the year it was received in, by Almaty time. */
    public SubjectRequest open(Channel channel, Language language, Instant receivedAt) {
        var year = receivedAt.atZone(ALMATY).getYear();
        var sequence = jdbc.sql(
                        """
                        insert into request_number_counter (year, last) values (:year, 1)
                        on conflict (year) do update set last = request_number_counter.last + 1
                        returning last""")
                .param("year", year)
                .query(Integer.class)
                .single();
        var id = RequestId.random();
        jdbc.sql(
                        """
                        insert into request (id, number, channel, language, received_at)
                        values (:id, :number, :channel, :language, :receivedAt)""")
                .param("id", id.value())
                .param("number", RequestNumber.of(year, sequence).value())
                .param("channel", channel.code())
                .param("language", language.code())
                .param("receivedAt", receivedAt.atOffset(ZoneOffset.UTC))
                .update();
        record(id, Actor.subject(), "request-received", "");
        return get(id);
    }

    /** Adds to the timeline of a request, at the clock's now. */
    public void record(RequestId id, Actor actor, String what, String detail) {
        jdbc.sql(
                        """
                        insert into timeline_entry (request_id, at, actor_kind, actor, what, detail)
                        values (:request, :at, :kind, :actor, :what, :detail)""")
                .param("request", id.value())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("kind", actor.kind().name())
                .param("actor", actor.name())
                .param("what", what)
                .param("detail", detail)
                .update();
    }

    /**
     * Closes a request with its outcome.
     *
     * @throws IllegalStateException when it is closed already with another outcome
     */
    public void close(RequestId id, String outcome, Actor actor) {
        var request = get(id);
        if (!request.isOpen()) {
            if (outcome.equals(request.outcome())) {
                return;
            }
            throw new IllegalStateException("Request %s is closed with outcome %s and cannot be closed with %s"
                    .formatted(request.number(), request.outcome(), outcome));
        }
        jdbc.sql("update request set closed_at = :at, outcome = :outcome where id = :id")
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("outcome", outcome)
                .param("id", id.value())
                .update();
        record(id, actor, "request-closed", outcome);
        events.publishEvent(new RequestClosed(id));
    }

    /** The request with this id; throws when there is none. */
    @Transactional(readOnly = true)
    public SubjectRequest get(RequestId id) {
        return jdbc.sql(SELECT + "where id = :id")
                .param("id", id.value())
                .query(Register::map)
                .single();
    }

    /** The request with this number, where it exists. */
    @Transactional(readOnly = true)
    public Optional<SubjectRequest> find(RequestNumber number) {
        return jdbc.sql(SELECT + "where number = :number")
                .param("number", number.value())
                .query(Register::map)
                .optional();
    }

    /** The newest requests, newest first. */
    @Transactional(readOnly = true)
    public List<SubjectRequest> newest(int limit) {
        return jdbc.sql(SELECT + "order by received_at desc, number desc limit :limit")
                .param("limit", limit)
                .query(Register::map)
                .list();
    }

    /** What happened to a request, oldest first. */
    @Transactional(readOnly = true)
    public List<TimelineEntry> timeline(RequestId id) {
        return jdbc.sql(
                        "select at, actor_kind, actor, what, detail from timeline_entry where request_id = :id order by entry")
                .param("id", id.value())
                .query((row, index) -> new TimelineEntry(
                        instant(row, "at"),
                        new Actor(Actor.Kind.valueOf(row.getString("actor_kind")), row.getString("actor")),
                        row.getString("what"),
                        row.getString("detail")))
                .list();
    }

    private static SubjectRequest map(ResultSet row, int index) throws SQLException {
        var closedAt = row.getObject("closed_at", OffsetDateTime.class);
        return new SubjectRequest(
                new RequestId(row.getObject("id", java.util.UUID.class)),
                new RequestNumber(row.getString("number")),
                Channel.valueOf(row.getString("channel").toUpperCase(java.util.Locale.ROOT)),
                Language.ofCode(row.getString("language")),
                instant(row, "received_at"),
                closedAt == null ? null : closedAt.toInstant(),
                row.getString("outcome"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
