package kz.bazarjoq.requests.deadline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import kz.bazarjoq.requests.deadline.Deadline.Due;
import kz.bazarjoq.requests.register.RequestId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The table of clocks. */
@Repository
class ClockRepository {

    private final JdbcClient jdbc;

    ClockRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps a clock under an id of its own. */
    @Transactional(propagation = Propagation.MANDATORY)
    void keep(UUID id, RequestId request, ClockedRight right, DeadlineEvent event, Deadline deadline) {
        jdbc.sql(
                        """
                        insert into request_deadline (id, request_id, right_id, term_of, event, started_at, policy_due_at, policy_clause,
                            statutory_due_at, statutory_clause, due_at, clause, remind_at, provisional)
                        values (:id, :request, :right, :termOf, :event, :startedAt, :policyDueAt, :policyClause,
                            :statutoryDueAt, :statutoryClause, :dueAt, :clause, :remindAt, :provisional)""")
                .param("id", id)
                .param("request", request.value())
                .param("right", right.right())
                .param("termOf", right.termOf())
                .param("event", event.code())
                .param("startedAt", utc(deadline.startedAt()))
                .param("policyDueAt", at(deadline.policy()))
                .param("policyClause", clause(deadline.policy()))
                .param("statutoryDueAt", at(deadline.statutory()))
                .param("statutoryClause", clause(deadline.statutory()))
                .param("dueAt", utc(deadline.due().at()))
                .param("clause", deadline.due().clause())
                .param("remindAt", utc(deadline.remindAt()))
                .param("provisional", deadline.provisional())
                .update();
    }

    /** Ends a clock; one that has ended stays as it is. */
    @Transactional
    void end(UUID id, Instant at) {
        jdbc.sql("update request_deadline set ended_at = :at where id = :id and ended_at is null")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    /** Ends the clock that counts from the receipt, because the one from the confirmation takes over. */
    @Transactional(propagation = Propagation.MANDATORY)
    void endReceived(RequestId request, String right, Instant at) {
        jdbc.sql(
                        """
                        update request_deadline set ended_at = :at
                        where request_id = :request and right_id = :right and event = 'received' and ended_at is null""")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("request", request.value())
                .param("right", right)
                .update();
    }

    /** Marks the clocks of a right that run, if any does: from now on it can't be stopped. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean markActing(RequestId request, String right) {
        return jdbc.sql(
                                """
                        update request_deadline set acting = true
                        where request_id = :request and right_id = :right and ended_at is null""")
                        .param("request", request.value())
                        .param("right", right)
                        .update()
                > 0;
    }

    /** The rights whose clocks run, each with whether it acts; nobody changes that until the transaction has ended. */
    @Transactional(propagation = Propagation.MANDATORY)
    Map<String, Boolean> lockRunning(RequestId request) {
        return jdbc
                .sql(
                        """
                        select right_id, acting from request_deadline
                        where request_id = :request and right_id <> 'unclassified' and ended_at is null for update""")
                .param("request", request.value())
                .query((row, index) -> Map.entry(row.getString("right_id"), row.getBoolean("acting")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Boolean::logicalOr));
    }

    /** Ends the clocks of a right that run. */
    @Transactional(propagation = Propagation.MANDATORY)
    void endAll(RequestId request, String right, Instant at) {
        jdbc.sql(
                        """
                        update request_deadline set ended_at = :at
                        where request_id = :request and right_id = :right and ended_at is null""")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("request", request.value())
                .param("right", right)
                .update();
    }

    /** All clocks of a request, in the order they were started, a right's own term before that of another. */
    @Transactional(readOnly = true)
    List<RunningClock> of(RequestId request) {
        return jdbc.sql(
                        """
                        select * from request_deadline where request_id = :request
                        order by right_id = 'unclassified', started_at, term_of <> right_id, due_at, right_id, ended_at""")
                .param("request", request.value())
                .query(ClockRepository::map)
                .list();
    }

    /** The earliest due instant of the clocks that run for each request, that of the whole request only while there is no other. */
    @Transactional(readOnly = true)
    Map<RequestId, OffsetDateTime> nextDue(Collection<RequestId> requests) {
        if (requests.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql(
                        """
                        select distinct on (request_id) request_id, due_at from request_deadline
                        where request_id in (:requests) and ended_at is null
                        order by request_id, right_id = 'unclassified', due_at""")
                .param("requests", requests.stream().map(RequestId::value).toList())
                .query((row, index) -> Map.entry(
                        new RequestId(row.getObject("request_id", UUID.class)),
                        almaty(row.getObject("due_at", OffsetDateTime.class))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static RunningClock map(ResultSet row, int index) throws SQLException {
        return new RunningClock(
                row.getString("right_id"),
                row.getString("term_of"),
                DeadlineEvent.ofCode(row.getString("event")).orElseThrow(),
                almaty(row.getObject("started_at", OffsetDateTime.class)),
                almatyOrNull(row.getObject("policy_due_at", OffsetDateTime.class)),
                row.getString("policy_clause"),
                almatyOrNull(row.getObject("statutory_due_at", OffsetDateTime.class)),
                row.getString("statutory_clause"),
                almaty(row.getObject("due_at", OffsetDateTime.class)),
                row.getString("clause"),
                almaty(row.getObject("remind_at", OffsetDateTime.class)),
                row.getBoolean("provisional"),
                almatyOrNull(row.getObject("ended_at", OffsetDateTime.class)));
    }

    private static OffsetDateTime almaty(OffsetDateTime at) {
        return AlmatyTime.of(at.toInstant());
    }

    private static @Nullable OffsetDateTime almatyOrNull(@Nullable OffsetDateTime at) {
        return at == null ? null : almaty(at);
    }

    private static OffsetDateTime utc(OffsetDateTime at) {
        return at.withOffsetSameInstant(ZoneOffset.UTC);
    }

    private static @Nullable OffsetDateTime at(@Nullable Due due) {
        return due == null ? null : utc(due.at());
    }

    private static @Nullable String clause(@Nullable Due due) {
        return due == null ? null : due.clause();
    }
}
