package kz.bazarjoq.requests.data;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import kz.bazarjoq.requests.register.RequestId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was located on the subject of each request, as counts. */
@Component
public class Inventory {

    private final JdbcClient jdbc;
    private final Sources sources;
    private final Clock clock;

    Inventory(JdbcClient jdbc, Sources sources, Clock clock) {
        this.jdbc = jdbc;
        this.sources = sources;
        this.clock = clock;
    }

    /** What was located last for a request, by source, table and part; empty where nothing was. */
    @Transactional(readOnly = true)
    public List<LocatedData> of(RequestId request) {
        return jdbc.sql(
                        """
                        select source, table_name, part, rows, located_at from located_data
                        where request_id = :request order by source, table_name, part""")
                .param("request", request.value())
                .query((row, index) -> {
                    var source = row.getString("source");
                    var table = row.getString("table_name");
                    var part = row.getString("part");
                    return new LocatedData(
                            source,
                            table,
                            tableName(source, table),
                            part,
                            partName(part),
                            row.getLong("rows"),
                            row.getObject("located_at", OffsetDateTime.class).toInstant());
                })
                .list();
    }

    /** Replaces what was located for a request. */
    @Transactional
    void replace(RequestId request, List<Count> counts) {
        jdbc.sql("delete from located_data where request_id = :request")
                .param("request", request.value())
                .update();
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql(
                        """
                        insert into located_data (request_id, source, table_name, part, rows, located_at)
                        select :request, c.source, c.table_name, c.part, c.rows, :at
                        from unnest(cast(:sources as text[]), cast(:tables as text[]), cast(:parts as text[]), cast(:rows as bigint[]))
                             c (source, table_name, part, rows)""")
                .param("request", request.value())
                .param("sources", counts.stream().map(Count::source).toArray(String[]::new))
                .param("tables", counts.stream().map(Count::table).toArray(String[]::new))
                .param("parts", counts.stream().map(Count::part).toArray(String[]::new))
                .param("rows", counts.stream().map(Count::rows).toArray(Long[]::new))
                .param("at", now)
                .update();
    }

    /** An old inventory can name a table that the map no longer has; its technical name must do then. */
    private LocalizedText tableName(String source, String table) {
        return Optional.ofNullable(sources.map().byName().get(source))
                .map(map -> map.tables().get(table))
                .map(SourceMap.Table::name)
                .orElse(new LocalizedText(table, table, table));
    }

    private LocalizedText partName(String part) {
        return Optional.ofNullable(sources.map().parts().get(part))
                .map(Part::name)
                .orElse(new LocalizedText(part, part, part));
    }

    record Count(String source, String table, String part, long rows) {}
}
