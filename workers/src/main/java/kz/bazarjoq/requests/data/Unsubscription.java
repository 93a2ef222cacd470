package kz.bazarjoq.requests.data;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import kz.bazarjoq.requests.data.SourceMap.MailingList;
import kz.bazarjoq.requests.engine.JobKey;
import kz.bazarjoq.requests.register.Actor;
import kz.bazarjoq.requests.register.Register;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ends the subscriptions of whoever wants no newsletter, and notes his addresses where no import brings them back from. */
@Component
class Unsubscription {

    private final Sources sources;
    private final Unsubscribers unsubscribers;
    private final Subjects subjects;
    private final SubjectClaim claim;
    private final SourceWork work;
    private final Register register;
    private final Clock clock;

    Unsubscription(
            Sources sources,
            Unsubscribers unsubscribers,
            Subjects subjects,
            SubjectClaim claim,
            SourceWork work,
            Register register,
            Clock clock) {
        this.sources = sources;
        this.unsubscribers = unsubscribers;
        this.subjects = subjects;
        this.claim = claim;
        this.work = work;
        this.register = register;
        this.clock = clock;
    }

    /**
     * In every list of every source. Who isn't subscribed is noted all the same.
     *
     * @throws SourceUnavailableException when a source can't be asked
     */
    @Transactional
    void unsubscribe(JobKey job) {
        var subject = unsubscribers.subject(job.request());
        var found = subject.map(claim::claim).orElse(null);
        var addresses = addresses(job, subject);
        var ended = sources.all().stream()
                .filter(database -> !database.map().lists().isEmpty())
                .mapToInt(database -> work.once(
                                database,
                                job,
                                Ended.class,
                                transaction -> new Ended(end(transaction, found, addresses)))
                        .subscriptions())
                .sum();
        register.record(job.request(), Actor.worker(job.type()), "unsubscribed", Integer.toString(ended));
    }

    private Set<String> addresses(JobKey job, Optional<SubjectRef> subject) {
        var addresses = new TreeSet<String>();
        Stream.of(
                        unsubscribers.address(job.request()),
                        subject.flatMap(subjects::describe).map(Subject::email))
                .flatMap(Optional::stream)
                .map(address -> address.strip().toLowerCase(Locale.ROOT))
                .forEach(addresses::add);
        return addresses;
    }

    private int end(SourceTransaction transaction, @Nullable FoundRows found, Set<String> addresses) {
        return transaction.map().lists().values().stream()
                .mapToInt(list -> {
                    var rows = rows(transaction, list, found, addresses);
                    var all = new TreeSet<>(addresses);
                    all.addAll(transaction
                            .jdbc()
                            .sql("select distinct lower(cast(%s as text)) from %s t where %s"
                                    .formatted(
                                            Sql.quoted(list.address()), transaction.table(list.table()), rows.text()))
                            .params(rows.parameters())
                            .query(String.class)
                            .list());
                    suppress(transaction, list, all);
                    return end(transaction, list, rows);
                })
                .sum();
    }

    /** What is blocked stays as it is: it isn't sent to, and is suppressed for when it is free again. */
    private int end(SourceTransaction transaction, MailingList list, Sql rows) {
        return transaction
                .jdbc()
                .sql(
                        """
                        update %1$s t set %2$s = cast(:now as %3$s) where t.%2$s is null and %4$s and not exists (
                            select 1 from %5$s held join %6$s hold using (hold_id)
                            where not hold.lifted and hold.kind = 'block' and held.table_name = :heldTable and %7$s)"""
                                .formatted(
                                        transaction.table(list.table()),
                                        Sql.quoted(list.unsubscribed()),
                                        transaction
                                                .live()
                                                .column(list.table(), list.unsubscribed())
                                                .type(),
                                        rows.text(),
                                        transaction.own("held"),
                                        transaction.own("hold"),
                                        new RowKeys(transaction, list.table()).named("held.row_key")))
                .params(rows.parameters())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("heldTable", list.table())
                .update();
    }

    private void suppress(SourceTransaction transaction, MailingList list, Set<String> addresses) {
        var suppression = list.suppression();
        var type = transaction
                .live()
                .column(suppression.table(), suppression.added())
                .type();
        addresses.forEach(address -> transaction
                .jdbc()
                .sql("insert into %s (%s, %s) values (:address, cast(:now as %s)) on conflict do nothing"
                        .formatted(
                                transaction.table(suppression.table()),
                                Sql.quoted(suppression.address()),
                                Sql.quoted(suppression.added()),
                                type))
                .params(Map.of("address", address, "now", clock.instant().atOffset(ZoneOffset.UTC)))
                .update());
    }

    private static Sql rows(
            SourceTransaction transaction, MailingList list, @Nullable FoundRows found, Set<String> addresses) {
        var parameters = new HashMap<String, Object>();
        var text = "false";
        if (!addresses.isEmpty()) {
            parameters.put("listAddresses", addresses);
            text = "lower(cast(t.%s as text)) in (:listAddresses)".formatted(Sql.quoted(list.address()));
        }
        if (found != null) {
            var subjects = found.condition(new Place(transaction.map().source(), list.table(), null));
            parameters.putAll(subjects.parameters());
            text = "(%s or %s)".formatted(text, subjects.text());
        }
        return new Sql("(" + text + ")", parameters);
    }

    /** How many subscriptions ended. */
    record Ended(int subscriptions) {}
}
