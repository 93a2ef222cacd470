package kz.bazarjoq.requests.data;

import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import kz.bazarjoq.requests.data.Hold.Kind;
import kz.bazarjoq.requests.data.Holds.Term;
import kz.bazarjoq.requests.engine.Decisions;
import kz.bazarjoq.requests.engine.JobKey;
import kz.bazarjoq.requests.register.Actor;
import kz.bazarjoq.requests.register.Register;
import kz.bazarjoq.requests.register.RequestId;
import org.springframework.stereotype.Component;

/**
 * Looks after what is kept until an obligation is fulfilled: once it is, the table {@code retention-grounds} says what becomes of it, as
 * it would have at the time of the request.
 */
@Component
class Fulfilment {

    private static final String TABLE = "retention-grounds";
    private static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");

    private final Sources sources;
    private final OwedParts owed;
    private final SubjectClaim claim;
    private final Holds holds;
    private final Decisions decisions;
    private final Register register;

    Fulfilment(
            Sources sources, OwedParts owed, SubjectClaim claim, Holds holds, Decisions decisions, Register register) {
        this.sources = sources;
        this.owed = owed;
        this.claim = claim;
        this.holds = holds;
        this.decisions = decisions;
        this.register = register;
    }

    /** Looks at some that weren't looked at today. Those for which the table had no row come last. */
    Looked look(SourceTransaction transaction, int limit, LocalDate today) {
        var open = transaction
                .jdbc()
                .sql(
                        """
                        select hold_id, request_id, right_id, reason, persons from %s
                        where kind = 'owed' and not lifted and (looked_on is null or looked_on < :today)
                        order by looked_on desc nulls first, hold_id fetch first %d rows only"""
                                .formatted(transaction.own("hold"), limit))
                .param("today", today)
                .query((row, index) -> new Owed(
                        row.getLong("hold_id"),
                        new RequestId(row.getObject("request_id", UUID.class)),
                        row.getString("right_id"),
                        row.getString("reason"),
                        Set.of((String[]) row.getArray("persons").getArray())))
                .list();
        var parts = new ArrayList<FulfilledPart>();
        var done = 0;
        for (var hold : open) {
            var weighed = claim.tryToClaim(hold.persons()) ? weigh(transaction, hold) : List.<FulfilledPart>of();
            var all = weighed.stream().allMatch(part -> part.treatment() != null);
            transaction
                    .jdbc()
                    .sql("update %s set looked_on = %s where hold_id = :hold"
                            .formatted(transaction.own("hold"), all ? ":today" : "date '-infinity'"))
                    .params(Map.of("today", today, "hold", hold.id()))
                    .update();
            parts.addAll(weighed);
            done += all ? 1 : 0;
        }
        return new Looked(open.size() == limit && done > 0, parts);
    }

    /** Tells it in the timelines of the requests. What is destroyed tells of itself. */
    void record(JobKey job, List<FulfilledPart> parts) {
        parts.forEach(part -> {
            var request = RequestId.of(part.request());
            if (Treatment.RESTRICT.equals(part.treatment())) {
                register.record(request, Actor.worker(job.type()), "obligation-fulfilled-retained", part.part());
            } else if (part.treatment() != null && !part.treatment().equals(Treatment.DESTROY)) {
                register.record(request, Actor.worker(job.type()), "obligation-fulfilled-let-go", part.part());
            }
        });
    }

    /**
     * Asks the table again for what it had no row for.
     *
     * @throws UnweighedException where it still has none
     */
    void demandRows(List<FulfilledPart> unweighed) {
        var missing = unweighed.stream()
                .filter(part -> sources.map().parts().containsKey(part.part())
                        && row(part.right(), part.part(), part.receivedOn()).isEmpty())
                .toList();
        if (!missing.isEmpty()) {
            throw new UnweighedException(TABLE, missing);
        }
    }

    private List<FulfilledPart> weigh(SourceTransaction transaction, Owed hold) {
        var lasting = owed.of(hold.request());
        var parts = new TreeSet<String>();
        transaction
                .jdbc()
                .sql("select distinct part from %s where hold_id = :hold".formatted(transaction.own("held")))
                .param("hold", hold.id())
                .query(row -> {
                    parts.add(row.getString("part"));
                });
        parts.removeIf(part -> lasting.contains(part) || !sources.map().parts().containsKey(part));
        if (parts.isEmpty()) {
            return List.of();
        }
        var receivedOn = LocalDate.ofInstant(register.get(hold.request()).receivedAt(), ALMATY)
                .toString();
        return parts.stream()
                .map(part -> new FulfilledPart(
                        hold.request().toString(),
                        hold.right(),
                        part,
                        receivedOn,
                        row(hold.right(), part, receivedOn)
                                .or(hold::decided)
                                .map(row -> apply(transaction, hold, part, row))
                                .orElse(null)))
                .toList();
    }

    private Optional<Map<String, Object>> row(String right, String code, String receivedOn) {
        var part = sources.map().part(code);
        var inputs = new HashMap<String, Object>(Map.of(
                "right", right, "category", part.category(), "basis", part.weighedBasis(), "receivedOn", receivedOn));
        inputs.put("obligation", null);
        return decisions.evaluate(TABLE, inputs).stream().findFirst();
    }

    /** What somebody decided to destroy isn't let go of, whatever the table proposes. */
    private String apply(SourceTransaction transaction, Owed hold, String part, Map<String, Object> row) {
        var proposed = String.valueOf(row.get("treatment"));
        var kept = proposed.equals(Treatment.RESTRICT) || hold.decided().isEmpty();
        var treatment = kept ? proposed : Treatment.DESTROY;
        if (treatment.equals(Treatment.DESTROY)) {
            holds.change(transaction, hold.id(), part, of(hold, Kind.destroy, "fulfilled"), Term.OPEN);
        } else if (treatment.equals(Treatment.RESTRICT)) {
            var term = new Term(Period.parse(String.valueOf(row.get("term"))));
            holds.change(transaction, hold.id(), part, of(hold, Kind.retain, "fulfilled"), term);
        } else {
            holds.letGo(transaction, hold.id(), part);
        }
        return treatment;
    }

    private static Hold of(Owed owed, Kind kind, String reason) {
        return new Hold(kind, owed.request(), owed.right(), reason, owed.persons());
    }

    /**
     * What was looked at.
     *
     * @param more whether there may be more that wasn't looked at today
     */
    record Looked(boolean more, List<FulfilledPart> parts) {

        Looked {
            parts = List.copyOf(parts);
        }
    }

    private record Owed(long id, RequestId request, String right, String reason, Set<String> persons) {

        /** As a row, what somebody had decided when the obligation came in between. */
        Optional<Map<String, Object>> decided() {
            return reason.equals(Doomed.OWED) ? Optional.of(Map.of("treatment", Treatment.DESTROY)) : Optional.empty();
        }
    }
}
