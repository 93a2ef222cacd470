package kz.bazarjoq.requests.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The chain of all that was done for requests. Entries are sealed a moment after they are committed, by one sealer at a time, so
 * that work on different requests doesn't wait for each other.
 */
@Component
class EvidenceChain {

    /** Any number that no other advisory lock of this database has. */
    private static final long LOCK = 6_117_001;

    private static final int BATCH = 500;

    private final JdbcClient jdbc;

    EvidenceChain(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Seals what waits, at most a batch; true when there may be more. Nothing where another sealer is at work. */
    @Transactional
    boolean sealBatch() {
        if (!tryLock()) {
            return false;
        }
        var link = head();
        var entries = takeUnsealed();
        for (var entry : entries) {
            link = link.next(entry);
            jdbc.sql("insert into evidence_link (position, entry, hash) values (:position, :entry, :hash)")
                    .param("position", link.position())
                    .param("entry", entry.entry())
                    .param("hash", HexFormat.of().parseHex(link.hash()))
                    .update();
        }
        return entries.size() == BATCH;
    }

    /** The last link. */
    @Transactional(readOnly = true)
    public EvidenceLink head() {
        return jdbc.sql("select position, hash from evidence_link order by position desc limit 1")
                .query(EvidenceChain::link)
                .optional()
                .orElse(EvidenceLink.NONE);
    }

    private boolean tryLock() {
        return jdbc.sql("select pg_try_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query(Boolean.class)
                .single();
    }

    private List<EvidenceLink.Entry> takeUnsealed() {
        return jdbc.sql(
                        """
                        with taken as (
                            delete from evidence_unsealed
                            where entry in (select entry from evidence_unsealed order by entry limit :batch)
                            returning entry)
                        select * from timeline_entry join taken using (entry) order by entry""")
                .param("batch", BATCH)
                .query((row, index) -> entry(row))
                .list();
    }

    static EvidenceLink link(ResultSet row, int index) throws SQLException {
        return new EvidenceLink(row.getLong("position"), HexFormat.of().formatHex(row.getBytes("hash")));
    }

    static EvidenceLink.Entry entry(ResultSet row) throws SQLException {
        return new EvidenceLink.Entry(
                row.getLong("entry"),
                row.getObject("request_id", UUID.class),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("actor_kind"),
                row.getString("actor"),
                row.getString("what"),
                row.getString("detail"));
    }
}
