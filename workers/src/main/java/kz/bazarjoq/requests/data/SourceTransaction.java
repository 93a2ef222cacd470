package kz.bazarjoq.requests.data;

import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What may be done within a transaction of a source. */
final class SourceTransaction {

    private final SourceDatabase database;
    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;

    SourceTransaction(SourceDatabase database, JdbcTemplate template) {
        this.database = database;
        jdbc = JdbcClient.create(template);
        batches = new NamedParameterJdbcTemplate(template);
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    /** For statements that are sent many at a time. */
    NamedParameterJdbcTemplate batches() {
        return batches;
    }

    SourceMap map() {
        return database.map();
    }

    LiveSchema live() {
        return database.check();
    }

    /** A table of the shop's. */
    String table(String name) {
        return Sql.table(map(), name);
    }

    /** A table of the product's own. */
    String own(String name) {
        return database.own(name);
    }

    /** Says in the database which columns each part is and what it serves, for those who read what is restricted. */
    void describe(Map<String, Part> parts) {
        jdbc.sql("lock table %s in exclusive mode".formatted(own("part_of_table")))
                .update();
        jdbc.sql("delete from " + own("part_of_table")).update();
        map().tables().forEach((name, table) -> table.parts().forEach(part -> {
            var columns = table.columns().keySet().stream()
                    .filter(column -> table.part(column).equals(part))
                    .toArray(String[]::new);
            var purposes =
                    Objects.requireNonNull(parts.get(part), part).purposes().toArray(String[]::new);
            jdbc.sql("insert into %s (table_name, part, columns, purposes) values (:table, :part, :columns, :purposes)"
                            .formatted(own("part_of_table")))
                    .params(Map.of("table", name, "part", part, "columns", columns, "purposes", purposes))
                    .update();
        }));
    }
}
