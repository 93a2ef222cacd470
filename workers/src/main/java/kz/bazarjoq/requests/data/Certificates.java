package kz.bazarjoq.requests.data;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import kz.bazarjoq.requests.data.Doomed.Fate;
import kz.bazarjoq.requests.engine.JobKey;
import kz.bazarjoq.requests.register.Actor;
import kz.bazarjoq.requests.register.Register;
import kz.bazarjoq.requests.register.RequestId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The certificates of destruction: what was destroyed for each request, when and why, and what had to stay. No value is in them. */
@Component
public class Certificates {

    private final JdbcClient jdbc;
    private final Register register;
    private final Sources sources;
    private final Clock clock;

    Certificates(JdbcClient jdbc, Register register, Sources sources, Clock clock) {
        this.jdbc = jdbc;
        this.register = register;
        this.sources = sources;
        this.clock = clock;
    }

    /** The certificate of a request, oldest first; empty where nothing was to be destroyed. */
    @Transactional(readOnly = true)
    public List<CertifiedFate> of(RequestId request) {
        return jdbc.sql("select * from destruction where request_id = :request order by entry")
                .param("request", request.value())
                .query((row, index) -> new CertifiedFate(
                        row.getString("right_id"),
                        row.getString("ground"),
                        name(row.getString("source"), row.getString("table_name")),
                        row.getString("source") + "." + row.getString("table_name"),
                        name(row.getString("part")),
                        row.getArray("columns") == null
                                ? List.of()
                                : List.of((String[]) row.getArray("columns").getArray()),
                        row.getLong("rows"),
                        row.getString("kept"),
                        row.getObject("until", LocalDate.class),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Certifies what a job did, and tells it in the timeline of each request that it did it for. */
    @Transactional
    void add(JobKey job, String ground, List<Fate> fates) {
        fates.forEach(fate -> jdbc.sql(
                        """
                        insert into destruction (request_id, right_id, job_type, ground, source, table_name, part, columns, rows, kept, until, at)
                        values (:request, :right, :job, :ground, :source, :table, :part, cast(:columns as text[]), :rows, :kept, :until, :at)""")
                .params(Map.of("request", UUID.fromString(fate.request()), "right", fate.right(), "job", job.type()))
                .params(Map.of("ground", ground, "source", fate.source(), "table", fate.table(), "part", fate.part()))
                .param(
                        "columns",
                        fate.columns().isEmpty() ? null : fate.columns().toArray(String[]::new))
                .param("rows", fate.rows())
                .param("kept", fate.reason())
                .param("until", fate.until())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update());
        var byRequest = fates.stream().collect(Collectors.groupingBy(Fate::request));
        if (job.requestOrNone() != null && byRequest.isEmpty()) {
            register.record(job.request(), Actor.worker(job.type()), "data-destroyed", "0");
        }
        byRequest.forEach((request, its) -> {
            var id = new RequestId(UUID.fromString(request));
            tell(
                    id,
                    job,
                    "data-destroyed",
                    its.stream().filter(fate -> fate.reason() == null).toList());
            tell(
                    id,
                    job,
                    "data-not-destroyed",
                    its.stream().filter(fate -> fate.reason() != null).toList());
        });
    }

    private void tell(RequestId request, JobKey job, String what, List<Fate> fates) {
        if (!fates.isEmpty()) {
            register.record(
                    request,
                    Actor.worker(job.type()),
                    what,
                    Long.toString(fates.stream().mapToLong(Fate::rows).sum()));
        }
    }

    /** An old certificate can name what the map no longer has. */
    private LocalizedText name(String source, String table) {
        var map = sources.map().byName().get(source);
        return map == null || !map.tables().containsKey(table)
                ? new LocalizedText(table, table, table)
                : map.table(table).name();
    }

    private LocalizedText name(String part) {
        var known = sources.map().parts().get(part);
        return known == null ? new LocalizedText(part, part, part) : known.name();
    }
}
