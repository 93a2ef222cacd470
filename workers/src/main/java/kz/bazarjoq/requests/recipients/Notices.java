package kz.bazarjoq.requests.recipients;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kz.bazarjoq.requests.data.DataRecipient;
import kz.bazarjoq.requests.engine.JobKey;
import kz.bazarjoq.requests.recipients.Notice.Channel;
import kz.bazarjoq.requests.recipients.NotifyJob.ToldItem;
import kz.bazarjoq.requests.register.Actor;
import kz.bazarjoq.requests.register.Register;
import kz.bazarjoq.requests.register.RequestId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps whom each job tells, when each was told, and when he confirmed. */
@Component
@Transactional
class Notices {

    private final JdbcClient jdbc;
    private final Register register;
    private final Clock clock;

    Notices(JdbcClient jdbc, Register register, Clock clock) {
        this.jdbc = jdbc;
        this.register = register;
        this.clock = clock;
    }

    /** What is to be told for a job, in the order of the data map; empty while nothing was ordered. */
    @Transactional(readOnly = true)
    List<Notice> of(JobKey job) {
        return select(
                "element_instance_key = :element and request_id = :request",
                Map.of(
                        "element",
                        job.elementInstance(),
                        "request",
                        job.request().value()));
    }

    /** All that was told for a request, oldest first. */
    @Transactional(readOnly = true)
    List<Notice> of(RequestId request) {
        return select("request_id = :request", Map.of("request", request.value()));
    }

    @Transactional(readOnly = true)
    Optional<Notice> find(UUID id) {
        return select("id = :id", Map.of("id", id)).stream().findFirst();
    }

    /** Orders that a recipient is told, once for a job. */
    void order(JobKey job, DataRecipient recipient, List<ToldItem> items) {
        var id = UUID.randomUUID();
        var channel = recipient.call() == null ? Channel.LETTER : Channel.CALL;
        var added = jdbc.sql(
                        """
                        insert into recipient_notice (id, request_id, element_instance_key, recipient, name, channel, ordered_at)
                        values (:id, :request, :element, :recipient, :name, :channel, :now)
                        on conflict on constraint recipient_notice_once do nothing""")
                .params(Map.of("id", id, "request", job.request().value(), "element", job.elementInstance()))
                .params(Map.of(
                        "recipient", recipient.code(), "name", recipient.name().ru()))
                .params(Map.of("channel", channel.code(), "now", now()))
                .update();
        for (var place = 0; added == 1 && place < items.size(); place++) {
            jdbc.sql(
                            "insert into recipient_notice_item (notice_id, place, what, item) values (:id, :place, :what, :item)")
                    .params(Map.of("id", id, "place", place))
                    .params(Map.of(
                            "what",
                            items.get(place).what().code(),
                            "item",
                            items.get(place).item()))
                    .update();
        }
    }

    void markTold(Notice notice) {
        var marked = jdbc.sql("update recipient_notice set told_at = :now where id = :id and told_at is null")
                .params(Map.of("id", notice.id(), "now", now()))
                .update();
        if (marked == 1) {
            register.record(notice.request(), Actor.worker("recipients.notify"), "recipient-told", notice.name());
        }
    }

    /** Notes that a recipient has confirmed; once. */
    void markConfirmed(Notice notice, String how) {
        var marked = jdbc.sql(
                        "update recipient_notice set confirmed_at = :now, confirmed_by = :how where id = :id and confirmed_at is null and told_at is not null")
                .params(Map.of("id", notice.id(), "now", now(), "how", how))
                .update();
        if (marked == 1) {
            register.record(notice.request(), Actor.worker("recipients.notify"), "recipient-confirmed", notice.name());
        }
    }

    /** Those of the requests of which somebody was told before then and hasn't confirmed. */
    @Transactional(readOnly = true)
    Set<RequestId> unconfirmedSince(Collection<RequestId> requests, Instant before) {
        if (requests.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(jdbc.sql(
                        """
                        select distinct request_id from recipient_notice
                        where confirmed_at is null and told_at < :before and request_id in (:requests)""")
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("requests", requests.stream().map(RequestId::value).toList())
                .query((row, index) -> new RequestId(row.getObject(1, UUID.class)))
                .list());
    }

    private List<Notice> select(String condition, Map<String, ?> parameters) {
        return jdbc.sql("select * from recipient_notice where %s order by entry".formatted(condition))
                .params(parameters)
                .query((row, index) -> map(row))
                .list();
    }

    private Notice map(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new Notice(
                id,
                new RequestId(row.getObject("request_id", UUID.class)),
                row.getLong("element_instance_key"),
                row.getString("recipient"),
                row.getString("name"),
                Channel.valueOf(row.getString("channel").toUpperCase(Locale.ROOT)),
                jdbc.sql("select what, item from recipient_notice_item where notice_id = :id order by place")
                        .param("id", id)
                        .query((item, index) -> new ToldItem(What.ofCode(item.getString(1)), item.getString(2)))
                        .list(),
                row.getObject("ordered_at", OffsetDateTime.class).toInstant(),
                instant(row, "told_at"),
                instant(row, "confirmed_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
