package kz.bazarjoq.requests.data;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table whose rows name persons: customers with a row each, or guests with several.
 *
 * @param same the column that is equal in all rows of one guest
 * @param where which rows are guests'
 */
record PersonTable(
        SourceDatabase database,
        String table,
        String key,
        List<String> name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String personalNumber,
        @Nullable String same,
        @Nullable RowCondition where) {

    /** The customers of a source, where it has any of its own. */
    static Stream<PersonTable> customers(SourceDatabase database) {
        var subject = database.map().subject();
        return subject == null
                ? Stream.of()
                : Stream.of(new PersonTable(
                        database,
                        subject.table(),
                        subject.key(),
                        subject.name(),
                        subject.email(),
                        subject.phone(),
                        subject.personalNumber(),
                        null,
                        null));
    }

    /** The guests of a source. */
    static Stream<PersonTable> guests(SourceDatabase database) {
        var guests = database.map().guests();
        return guests == null
                ? Stream.of()
                : Stream.of(new PersonTable(
                        database,
                        guests.table(),
                        guests.key(),
                        guests.name(),
                        guests.email(),
                        guests.phone(),
                        null,
                        guests.same(),
                        guests.where()));
    }

    static PersonTable of(SourceDatabase database, SubjectRef ref) {
        return (ref.isGuest() ? guests(database) : customers(database))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The data map has no persons in " + ref.source()));
    }

    /** One row for each person who meets a condition, as a query that the columns are selected from. */
    String query(String condition) {
        var from = "from %s where %s".formatted(Sql.table(database.map(), table), condition);
        return same == null
                ? "select * " + from
                : "select distinct on (%1$s) * %2$s order by %1$s, %3$s"
                        .formatted(Sql.quoted(same), from, Sql.quoted(key));
    }

    /** The condition with that of the guests. */
    Sql restricted(Sql condition) {
        return where == null ? condition : condition.and(where.sql("guest"));
    }

    SubjectRef ref(String keyOfRow) {
        var source = database.map().source();
        return same == null ? new SubjectRef(source, keyOfRow) : SubjectRef.guest(source, keyOfRow);
    }

    /** The condition that the person's own row meets, or all rows of the guest; the key is text here and has its type there. */
    Sql person(SubjectRef ref) {
        var row = restricted(new Sql(
                "%s = cast(:key as %s)".formatted(Sql.quoted(key), database.type(table, key)),
                Map.of("key", ref.key())));
        if (same == null) {
            return row;
        }
        var column = Sql.quoted(Objects.requireNonNull(same));
        return restricted(new Sql(
                "%1$s in (select %1$s from %2$s where %3$s)"
                        .formatted(column, Sql.table(database.map(), table), row.text()),
                row.parameters()));
    }
}
