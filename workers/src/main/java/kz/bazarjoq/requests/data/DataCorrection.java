package kz.bazarjoq.requests.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import kz.bazarjoq.requests.data.Correction.Decision;
import kz.bazarjoq.requests.data.Correction.Hindrance;
import kz.bazarjoq.requests.data.Correction.Result;
import kz.bazarjoq.requests.data.Correction.Way;
import kz.bazarjoq.requests.data.CorrectionWork.Applied;
import kz.bazarjoq.requests.engine.JobKey;
import kz.bazarjoq.requests.register.Actor;
import kz.bazarjoq.requests.register.Register;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Does what was decided on each value that was prepared for a request, and settles it. */
@Component
class DataCorrection {

    private final EstablishedSubjects subjects;
    private final SubjectClaim claim;
    private final CorrectionStore store;
    private final CorrectionWork work;
    private final Register register;

    DataCorrection(
            EstablishedSubjects subjects,
            SubjectClaim claim,
            CorrectionStore store,
            CorrectionWork work,
            Register register) {
        this.subjects = subjects;
        this.claim = claim;
        this.store = store;
        this.work = work;
        this.register = register;
    }

    /**
     * Changes what is confirmed, in one transaction of each source, and answers where every value of the request stands: also those
     * that an earlier job has settled.
     *
     * @param ground on which the privacy officer has declined; none where he hasn't named one
     * @throws SourceUnavailableException when a source can't be asked; what was done stays done, and is not done again
     */
    @Transactional
    List<CorrectedItem> correct(JobKey job, @Nullable String ground) {
        var found = subjects.established(job.request()).map(claim::claim).orElse(null);
        var open = store.lock(job.request()).stream()
                .filter(correction -> !correction.settled())
                .toList();
        var changes = new ArrayList<Correction>();
        for (var correction : open) {
            if (correction.decision() == null) {
                hinder(job, correction, Hindrance.UNDECIDED);
            } else if (correction.decision() == Decision.DECLINED) {
                decline(job, correction, ground);
            } else if (found == null) {
                hinder(job, correction, Hindrance.GONE);
            } else if (correction.way() == Way.UNCHANGEABLE) {
                settle(job, correction, Result.UNCHANGEABLE, null);
            } else {
                changes.add(correction);
            }
        }
        if (found != null) {
            change(job, found, changes);
        }
        return store.of(job.request()).stream()
                .map(DataCorrection::item)
                .distinct()
                .toList();
    }

    private void change(JobKey job, FoundRows found, List<Correction> changes) {
        var bySource =
                changes.stream().collect(Collectors.groupingBy(Correction::source, TreeMap::new, Collectors.toList()));
        var byId = changes.stream().collect(Collectors.toMap(Correction::id, correction -> correction));
        var hindered = new HashMap<UUID, Hindrance>();
        var applied = new ArrayList<Applied>();
        bySource.forEach((source, corrections) -> {
            var outcome = work.apply(job, source, found, corrections);
            hindered.putAll(outcome.hindered());
            applied.add(outcome);
        });
        work.copy(job, applied, byId);
        changes.forEach(correction -> {
            var hindrance = hindered.get(correction.id());
            if (hindrance == null) {
                settle(job, correction, Result.CHANGED, null);
            } else {
                hinder(job, correction, hindrance);
            }
        });
    }

    /** Without a ground it goes back to the officer, and stays declined. */
    private void decline(JobKey job, Correction correction, @Nullable String ground) {
        if (ground != null) {
            settle(job, correction, Result.DECLINED, ground);
        }
    }

    private void settle(JobKey job, Correction correction, Result result, @Nullable String ground) {
        store.settle(correction, result, ground);
        record(job, Objects.requireNonNull(TOLD.get(result)), correction);
    }

    private void hinder(JobKey job, Correction correction, Hindrance hindrance) {
        store.hinder(correction.id(), hindrance);
        record(job, "correction-conflict", correction);
    }

    private void record(JobKey job, String what, Correction correction) {
        register.record(job.request(), Actor.worker(job.type()), what, correction.item());
    }

    private static final Map<Result, String> TOLD = Map.of(
            Result.CHANGED, "data-corrected",
            Result.UNCHANGEABLE, "correction-unchangeable",
            Result.DECLINED, "correction-refused");

    private static CorrectedItem item(Correction correction) {
        var result = correction.result();
        return new CorrectedItem(
                correction.item(), (result == null ? Result.DECLINED : result).code(), correction.ground());
    }
}
