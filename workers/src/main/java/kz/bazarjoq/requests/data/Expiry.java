package kz.bazarjoq.requests.data;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import kz.bazarjoq.requests.data.Doomed.Fate;
import kz.bazarjoq.requests.engine.JobKey;
import kz.bazarjoq.requests.register.RequestId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Destroys what was kept for a term once the term has ended, some at a time, in every source. What is blocked, or held longer by anything
 * else, is left; so is what belongs to a person on whose data somebody works just now.
 */
@Component
class Expiry {

    private final Sources sources;
    private final SourceWork work;
    private final OwedParts owed;
    private final SubjectClaim claim;
    private final Fulfilment fulfilment;
    private final Shredder shredder;
    private final Certificates certificates;
    private final Clock clock;

    Expiry(
            Sources sources,
            SourceWork work,
            OwedParts owed,
            SubjectClaim claim,
            Fulfilment fulfilment,
            Shredder shredder,
            Certificates certificates,
            Clock clock) {
        this.sources = sources;
        this.work = work;
        this.owed = owed;
        this.claim = claim;
        this.fulfilment = fulfilment;
        this.shredder = shredder;
        this.certificates = certificates;
        this.clock = clock;
    }

    /**
     * Destroys at most so many items of each source, each a part of a row.
     *
     * @return whether there may be more, and for what the table of decisions had no row
     */
    @Transactional
    Night destroy(JobKey job, int limit) {
        var today = StorageEvent.today(clock);
        var fates = new ArrayList<Fate>();
        var fulfilled = new ArrayList<FulfilledPart>();
        var more = false;
        for (var source : sources.all()) {
            var batch = work.once(source, job, Batch.class, transaction -> batch(transaction, job, limit, today));
            fates.addAll(batch.fates());
            fulfilled.addAll(batch.fulfilled());
            more |= batch.more();
        }
        certificates.add(job, "term-ended", fates);
        fulfilment.record(job, fulfilled);
        return new Night(
                more,
                fulfilled.stream().filter(part -> part.treatment() == null).toList());
    }

    private Batch batch(SourceTransaction transaction, JobKey job, int limit, LocalDate today) {
        var looked = fulfilment.look(transaction, limit, today);
        var persons = new TreeSet<String>();
        var holds = new ArrayList<DuePart>();
        var known = new HashMap<RequestId, Set<String>>();
        var left = limit;
        var postponed = 0;
        for (var hold : due(transaction, today)) {
            if (left <= 0 || !claim.tryToClaim(hold.persons())) {
                continue;
            }
            if (owed.mayNeed(hold.part())
                    && known.computeIfAbsent(hold.request(), owed::of).contains(hold.part())) {
                postponed += leaveUntilTomorrow(transaction, hold, today);
            } else {
                persons.addAll(hold.persons());
                holds.add(hold);
                left -= hold.items();
            }
        }
        var doomed = new Doomed(transaction, job.elementInstance(), today, persons);
        var listed = 0;
        for (var hold : holds) {
            listed += list(doomed, hold, limit - listed);
        }
        doomed.hinder(sources.map().parts());
        shredder.shred(doomed);
        postpone(doomed);
        var fates =
                doomed.fates().stream().filter(fate -> fate.reason() == null).toList();
        doomed.clear();
        return new Batch(fates, looked.parts(), looked.more() || listed + postponed >= limit);
    }

    /** It takes this part to fulfil what has come to be owed meanwhile, as by a new order. */
    private static int leaveUntilTomorrow(SourceTransaction transaction, DuePart hold, LocalDate today) {
        return transaction
                .jdbc()
                .sql(
                        """
                        update %s held set until = :today from %s hold
                        where hold.hold_id = :hold and held.hold_id = :hold and part = :part
                              and (until < :today or until is null and kind = 'destroy')"""
                                .formatted(transaction.own("held"), transaction.own("hold")))
                .params(Map.of("today", today, "hold", hold.id(), "part", hold.part()))
                .update();
    }

    /** Which parts of which holds have anything whose term has ended and that nothing else holds. */
    private List<DuePart> due(SourceTransaction transaction, LocalDate today) {
        return transaction
                .jdbc()
                .sql(
                        "select hold.hold_id, held.part, hold.request_id, hold.persons, count(*) as items %s group by hold.hold_id, held.part order by hold.hold_id, held.part fetch first 1000 rows only"
                                .formatted(items(transaction)))
                .param("today", today)
                .query((row, index) -> new DuePart(
                        row.getLong("hold_id"),
                        row.getString("part"),
                        new RequestId(row.getObject("request_id", UUID.class)),
                        List.of((String[]) row.getArray("persons").getArray()),
                        row.getInt("items")))
                .list();
    }

    private static String items(SourceTransaction transaction) {
        return """
               from %1$s held join %2$s hold using (hold_id)
               where not hold.lifted and (hold.kind in ('stop', 'retain', 'destroy') and held.until < :today
                                          or hold.kind = 'destroy' and held.until is null)
                     and exists (select 1 from %3$s known where known.table_name = held.table_name and known.part = held.part)
                     and not exists (
                         select 1 from %1$s other join %2$s longer on longer.hold_id = other.hold_id
                         where other.table_name = held.table_name and other.row_key = held.row_key and other.part = held.part
                               and (longer.kind in ('block', 'owed')
                                    or longer.kind = 'retain' and (other.until is null or other.until >= :today)))"""
                .formatted(transaction.own("held"), transaction.own("hold"), transaction.own("part_of_table"));
    }

    private int list(Doomed doomed, DuePart hold, int limit) {
        var transaction = doomed.transaction();
        var columns = new HashMap<String, Object>();
        var all = new ArrayList<String>();
        transaction.map().tables().forEach((name, table) -> table.parts().forEach(part -> {
            var number = columns.size();
            columns.put(
                    "columns" + number,
                    table.columns().entrySet().stream()
                            .filter(column -> table.part(column.getKey()).equals(part)
                                    && column.getValue().derived() == null)
                            .map(Map.Entry::getKey)
                            .toArray(String[]::new));
            all.add("('%s', '%s', cast(:columns%d as text[]))"
                    .formatted(name.replace("'", "''"), part.replace("'", "''"), number));
        }));
        return transaction
                .jdbc()
                .sql(
                        """
                        insert into %s (job, table_name, row_key, part, columns, whole, item, request_id, right_id)
                        select :job, held.table_name, held.row_key, held.part, coalesce(held.columns, described.columns),
                               held.columns is null, coalesce(held.item, held.part), hold.request_id, hold.right_id
                        from (%s and hold.hold_id = :hold and held.part = :part) held
                             join %s hold using (hold_id)
                             join (values %s) described (table_name, part, columns) using (table_name, part)
                        order by held.table_name, held.row_key, held.part
                        fetch first %d rows only
                        on conflict on constraint doomed_pk do nothing"""
                                .formatted(
                                        transaction.own("doomed"),
                                        "select held.* " + items(transaction),
                                        transaction.own("hold"),
                                        String.join(", ", all),
                                        Math.max(limit, 0)))
                .params(doomed.job())
                .params(columns)
                .params(Map.of("hold", hold.id(), "part", hold.part(), "today", doomed.today()))
                .update();
    }

    /** What a mandatory term hinders, which began only after it was held, waits for that. */
    private static void postpone(Doomed doomed) {
        var transaction = doomed.transaction();
        transaction
                .jdbc()
                .sql(
                        """
                        update %s held set until = d.until from %s d, %s hold
                        where d.job = :job and d.reason is not null and hold.hold_id = held.hold_id and held.table_name = d.table_name
                              and held.row_key = d.row_key and held.part = d.part and hold.kind in ('stop', 'retain', 'destroy')"""
                                .formatted(transaction.own("held"), transaction.own("doomed"), transaction.own("hold")))
                .params(doomed.job())
                .update();
    }

    /**
     * What was done in one source.
     *
     * @param more whether there may be more
     */
    record Batch(List<Fate> fates, List<FulfilledPart> fulfilled, boolean more) {}

    /**
     * What a job has done of a night's work.
     *
     * @param more whether there may be more
     * @param unweighed what the table of decisions has no row for
     */
    record Night(boolean more, List<FulfilledPart> unweighed) {

        Night {
            unweighed = List.copyOf(unweighed);
        }
    }

    private record DuePart(long id, String part, RequestId request, List<String> persons, int items) {}
}
