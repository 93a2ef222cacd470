package kz.bazarjoq.requests.data;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.sql.Date;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * All that the sources have on a person: the rows that are found, and what of them is kept in the vault. Whatever reads it throws
 * {@link SourceUnavailableException} when a source can't be asked.
 */
final class PersonData {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Sources sources;
    private final FoundRows found;
    private final Vault vault;
    private final String[] persons;
    private final Map<String, Withheld> withheld = new HashMap<>();

    PersonData(Sources sources, FoundRows found, Vault vault) {
        this.sources = sources;
        this.found = found;
        this.vault = vault;
        persons = found.persons().toArray(String[]::new);
    }

    Sources sources() {
        return sources;
    }

    /** Counts the rows that are in their tables. */
    RowCounts counts(SourceDatabase database) {
        return new RowCounts(database, found);
    }

    /** The rows of a table. */
    PersonRows rows(SourceDatabase database, String table) {
        return new PersonRows(database, table, condition(database, table), this);
    }

    /** The condition that those of the person's rows meet that are in their table. */
    Sql condition(SourceDatabase database, String table) {
        return found.condition(new Place(database.map().source(), table, null));
    }

    Vault vault() {
        return vault;
    }

    /** Whose data they are, as {@link FoundRows#persons}. */
    String[] persons() {
        return persons.clone();
    }

    /** Whether something of a table is in the vault. */
    boolean isWithheld(SourceDatabase database, String table) {
        return withheld(database).tables().containsKey(table);
    }

    /** What is in the vault of a part in a table; nothing where it isn't there. */
    Stream<WithheldRows> withheld(SourceDatabase database, String table, String part) {
        return Stream.ofNullable(
                withheld(database).tables().getOrDefault(table, Map.of()).get(part));
    }

    /** Whether anything of the person's in a source may be restricted. */
    boolean isRestricted(SourceDatabase database) {
        return !withheld(database).holds().isEmpty();
    }

    /**
     * What restricts a row; of others' holds on it nothing is told.
     *
     * @param held its rows of {@code held}, as JSON
     */
    List<RowRestriction> restrictions(SourceDatabase database, String held) {
        var holds = withheld(database).holds();
        var restrictions = new LinkedHashMap<List<Object>, RowRestriction>();
        Arrays.stream(JSON.readValue(held, HeldRow[].class)).forEach(row -> {
            var hold = holds.get(row.holdId());
            if (hold != null) {
                var columns = row.columns() == null ? List.<String>of() : row.columns();
                restrictions.merge(
                        List.of(row.part(), columns, hold.kind(), hold.reason()),
                        new RowRestriction(
                                row.part(), row.columns(), hold.kind(), hold.reason(), hold.since(), row.until()),
                        RowRestriction::with);
            }
        });
        return List.copyOf(restrictions.values());
    }

    private Withheld withheld(SourceDatabase database) {
        return withheld.computeIfAbsent(database.map().source(), first -> read(database));
    }

    private Withheld read(SourceDatabase database) {
        return database.readTogether("looking into the vault", jdbc -> {
            var tables = new HashMap<String, Map<String, WithheldRows>>();
            jdbc.sql(
                            """
                            select table_name, part, count(*) as rows, min(event) as first, max(event) as last, count(event) as events
                            from %s where persons && cast(:persons as text[]) group by table_name, part"""
                                    .formatted(database.own("vault")))
                    .param("persons", persons)
                    .query(row -> {
                        tables.computeIfAbsent(row.getString("table_name"), table -> new HashMap<>())
                                .put(
                                        row.getString("part"),
                                        new WithheldRows(
                                                row.getLong("rows"),
                                                day(row.getDate("first")),
                                                day(row.getDate("last")),
                                                row.getLong("rows") - row.getLong("events")));
                    });
            var holds = new HashMap<Long, HoldOnPerson>();
            jdbc.sql(
                            """
                            select hold_id, kind, reason, cast(placed_at at time zone 'Asia/Almaty' as date) as since from %s
                            where persons && cast(:persons as text[]) and not lifted and kind <> 'owed'"""
                                    .formatted(database.own("hold")))
                    .param("persons", persons)
                    .query(row -> {
                        holds.put(
                                row.getLong("hold_id"),
                                new HoldOnPerson(
                                        row.getString("kind"),
                                        row.getString("reason"),
                                        row.getObject("since", LocalDate.class)));
                    });
            return new Withheld(tables, holds);
        });
    }

    private static @Nullable LocalDate day(@Nullable Date date) {
        return date == null ? null : date.toLocalDate();
    }

    /**
     * What is in the vault of a part in a table.
     *
     * @param first the earliest event of a row that its term is counted from
     * @param pending in how many rows that event hasn't happened, or isn't known
     */
    record WithheldRows(long rows, @Nullable LocalDate first, @Nullable LocalDate last, long pending) {}

    /**
     * What is withheld of the person in a source.
     *
     * @param tables what is in the vault, by table and part
     * @param holds what restricts rows, by its id
     */
    private record Withheld(Map<String, Map<String, WithheldRows>> tables, Map<Long, HoldOnPerson> holds) {}

    private record HoldOnPerson(String kind, String reason, LocalDate since) {}

    private record HeldRow(
            @JsonProperty("hold_id") long holdId,
            String part,
            @Nullable List<String> columns,
            @Nullable LocalDate until) {}
}
