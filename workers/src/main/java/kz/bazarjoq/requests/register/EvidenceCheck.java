package kz.bazarjoq.requests.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Goes through the whole chain of evidence and finds what was changed, what is missing and what was never sealed. */
@Component
class EvidenceCheck {

    /** The sealer comes every second; what waits longer was kept from it. */
    private static final Duration UNSEALED_FOR = Duration.ofMinutes(1);

    private static final int MOST_PROBLEMS = 100;

    private final JdbcClient jdbc;
    private final Clock clock;

    EvidenceCheck(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Checks the chain as it stands at one moment, in memory that doesn't grow with it.
     *
     * @param known links that were written down elsewhere and must be found again
     */
    @Transactional(readOnly = true)
    public Verdict run(List<EvidenceLink> known) {
        var walk = new Walk(known);
        jdbc.sql(
                        """
                        select position, hash, entry, timeline_entry.entry is null as missing, number, request_id, at, actor_kind,
                            actor, what, detail
                        from evidence_link full join timeline_entry using (entry)
                        left join request on request.id = request_id
                        order by position nulls last, entry""")
                .withFetchSize(1_000)
                .query(walk::next);
        return walk.end();
    }

    /** What was found. */
    record Verdict(long entries, EvidenceLink head, List<String> problems) {

        boolean isSound() {
            return problems.isEmpty();
        }
    }

    private final class Walk {

        private final List<EvidenceLink> known;
        private final Instant sealedUntil = clock.instant().minus(UNSEALED_FOR);
        private final List<String> problems = new ArrayList<>();
        private EvidenceLink last = EvidenceLink.NONE;
        private long entries;

        Walk(List<EvidenceLink> known) {
            this.known = known;
        }

        void next(ResultSet row) throws SQLException {
            row.getLong("position");
            if (row.wasNull()) {
                unsealed(row);
            } else {
                link(row);
            }
        }

        Verdict end() {
            known.stream()
                    .filter(link -> link.position() > last.position())
                    .forEach(link -> problem("The chain was cut: it ends in link %d, and link %d was known"
                            .formatted(last.position(), link.position())));
            return new Verdict(entries, last, List.copyOf(problems));
        }

        private void unsealed(ResultSet row) throws SQLException {
            entries++;
            if (row.getObject("at", OffsetDateTime.class).toInstant().isBefore(sealedUntil)) {
                problem("Entry %d of %s was never sealed".formatted(row.getLong("entry"), row.getString("number")));
            }
        }

        private void link(ResultSet row) throws SQLException {
            var link = EvidenceChain.link(row, 0);
            if (link.position() != last.position() + 1) {
                problem(
                        last.position() + 2 == link.position()
                                ? "Link %d is missing".formatted(last.position() + 1)
                                : "Links %d to %d are missing".formatted(last.position() + 1, link.position() - 1));
            } else if (row.getBoolean("missing")) {
                problem("Entry %d is missing, which link %d sealed".formatted(row.getLong("entry"), link.position()));
            } else {
                entries++;
                if (!last.next(EvidenceChain.entry(row)).equals(link)) {
                    problem("Entry %d of %s or its link %d was changed after it was sealed"
                            .formatted(row.getLong("entry"), row.getString("number"), link.position()));
                }
            }
            remembered(link.position())
                    .filter(remembered -> !remembered.equals(link))
                    .ifPresent(remembered -> problem("Link %d isn't the one that was known: the chain was made anew"
                            .formatted(link.position())));
            last = link;
        }

        private Optional<EvidenceLink> remembered(long position) {
            return known.stream().filter(link -> link.position() == position).findFirst();
        }

        private void problem(String what) {
            if (problems.size() < MOST_PROBLEMS) {
                problems.add(what);
            }
        }
    }
}
