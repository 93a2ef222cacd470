package kz.bazarjoq.requests.data;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import kz.bazarjoq.requests.data.SourceMap.Reference;

/** Where the event of a row stands that the storage terms of its parts are counted from. */
final class StorageEvent {

    private static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");

    private final SourceMap map;
    private final SourceMap.Table table;

    StorageEvent(SourceMap map, String table) {
        this.map = map;
        this.table = map.table(table);
    }

    /** The day in Almaty from which terms are counted whose event hasn't happened, or isn't known. */
    static LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), ALMATY);
    }

    /** The day of the event of an alias's row, as an SQL expression; null where it hasn't happened, or the database doesn't know it. */
    String sql(String alias) {
        var from = table.from();
        return from == null
                ? "cast(null as date)"
                : "cast(%s at time zone '%s' as date)".formatted(column(from, alias), ALMATY);
    }

    private String column(String from, String alias) {
        var dot = from.indexOf('.');
        if (dot < 0) {
            return alias + "." + Sql.quoted(from);
        }
        var parent = from.substring(0, dot);
        var reference = table.belongs().stream()
                .filter(step -> isTo(step, parent))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No step leads to " + parent));
        var target = reference.target(map);
        var column = target.column() == null ? map.table(parent).key().getFirst() : target.column();
        return "(select max(parent.%s) from %s parent where parent.%s = %s.%s)"
                .formatted(
                        Sql.quoted(from.substring(dot + 1)),
                        Sql.table(map, parent),
                        Sql.quoted(column),
                        alias,
                        Sql.quoted(reference.column()));
    }

    private boolean isTo(Reference step, String parent) {
        var target = step.target(map);
        return target.source().equals(map.source()) && target.table().equals(parent);
    }
}
