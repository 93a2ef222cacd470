package kz.bazarjoq.requests.data;

import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kz.bazarjoq.requests.data.Hold.Kind;
import kz.bazarjoq.requests.data.Holds.Term;
import kz.bazarjoq.requests.engine.Decisions;
import kz.bazarjoq.requests.register.Register;
import kz.bazarjoq.requests.register.RequestId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Looks after what is kept until an obligation is fulfilled: once it is, the table {@code retention-grounds} says what becomes of it, as
 * it would have at the time of the request.
 */
@Component
class Fulfilment {

    private static final Logger LOG = LoggerFactory.getLogger(Fulfilment.class);
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

    /** Looks at some that weren't looked at today; whether there are more. */
    boolean look(SourceTransaction transaction, int limit, LocalDate today) {
        var open = transaction
                .jdbc()
                .sql(
                        """
                        select hold_id, request_id, right_id, persons from %s
                        where kind = 'owed' and not lifted and (looked_on is null or looked_on < :today)
                        order by hold_id fetch first %d rows only"""
                                .formatted(transaction.own("hold"), limit))
                .param("today", today)
                .query((row, index) -> new Owed(
                        row.getLong("hold_id"),
                        new RequestId(row.getObject("request_id", UUID.class)),
                        row.getString("right_id"),
                        Set.of((String[]) row.getArray("persons").getArray())))
                .list();
        open.forEach(hold -> {
            if (claim.tryToClaim(hold.persons())) {
                weigh(transaction, hold);
            }
            transaction
                    .jdbc()
                    .sql("update %s set looked_on = :today where hold_id = :hold".formatted(transaction.own("hold")))
                    .params(Map.of("today", today, "hold", hold.id()))
                    .update();
        });
        return open.size() == limit;
    }

    private void weigh(SourceTransaction transaction, Owed hold) {
        var lasting = owed.of(hold.request());
        var parts = transaction
                .jdbc()
                .sql("select distinct part from %s where hold_id = :hold".formatted(transaction.own("held")))
                .param("hold", hold.id())
                .query(String.class)
                .list();
        parts.stream()
                .filter(part -> !lasting.contains(part) && sources.map().parts().containsKey(part))
                .forEach(part -> weighed(hold, part)
                        .ifPresentOrElse(
                                row -> apply(transaction, hold, part, row),
                                () -> LOG.error(
                                        "retention-grounds has no row for the part {} of the right {}: what was owed stays until it has",
                                        part,
                                        hold.right())));
    }

    private java.util.Optional<Map<String, Object>> weighed(Owed hold, String code) {
        var part = sources.map().part(code);
        var inputs = new HashMap<String, Object>(Map.of(
                "right",
                hold.right(),
                "category",
                part.category(),
                "basis",
                part.weighedBasis(),
                "receivedOn",
                LocalDate.ofInstant(register.get(hold.request()).receivedAt(), ALMATY)
                        .toString()));
        inputs.put("obligation", null);
        return decisions.evaluate("retention-grounds", inputs).stream().findFirst();
    }

    private void apply(SourceTransaction transaction, Owed hold, String part, Map<String, Object> row) {
        var treatment = String.valueOf(row.get("treatment"));
        if (treatment.equals(Treatment.DESTROY)) {
            holds.change(transaction, hold.id(), part, of(hold, Kind.destroy, "fulfilled"), Term.OPEN);
        } else if (treatment.equals(Treatment.RESTRICT)) {
            var term = new Term(Period.parse(String.valueOf(row.get("term"))));
            holds.change(transaction, hold.id(), part, of(hold, Kind.retain, "fulfilled"), term);
        } else {
            holds.letGo(transaction, hold.id(), part);
        }
    }

    private static Hold of(Owed owed, Kind kind, String reason) {
        return new Hold(kind, owed.request(), owed.right(), reason, owed.persons());
    }

    private record Owed(long id, RequestId request, String right, Set<String> persons) {}
}
