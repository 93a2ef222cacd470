package kz.bazarjoq.requests.data;

import java.time.Period;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import kz.bazarjoq.requests.data.Hold.Kind;
import kz.bazarjoq.requests.data.Holds.Term;
import kz.bazarjoq.requests.engine.JobKey;
import kz.bazarjoq.requests.register.Actor;
import kz.bazarjoq.requests.register.Register;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Blocks and unblocks the data of a request's subject, and stops their processing.
 *
 * <p>All of it is done once for a job, in every source, and only while nobody else works on the same person's data.
 */
@Component
class Restriction {

    private final Sources sources;
    private final SubjectClaim claim;
    private final EstablishedSubjects subjects;
    private final SourceWork work;
    private final Holds holds;
    private final Register register;

    Restriction(
            Sources sources,
            SubjectClaim claim,
            EstablishedSubjects subjects,
            SourceWork work,
            Holds holds,
            Register register) {
        this.sources = sources;
        this.claim = claim;
        this.subjects = subjects;
        this.work = work;
        this.holds = holds;
        this.register = register;
    }

    /**
     * Blocks all that is found (law No. 94-V, article 25(2)(8)): it can't be changed, used, passed on or destroyed until it is unblocked.
     *
     * @throws SourceUnavailableException when a source can't be asked
     */
    @Transactional
    void block(JobKey job, String right, String reason) {
        var terms = new HashMap<String, Term>();
        sources.map().parts().keySet().forEach(part -> terms.put(part, Term.OPEN));
        record(job, "data-blocked", hold(job, right, reason, Map.of(Kind.block, terms)));
    }

    /**
     * Lifts the blocks of a request for a reason: that of one right, or all of them. What another right or reason blocks stays so.
     *
     * @throws SourceRefusedException when the shop has put something in the place of what comes back
     */
    @Transactional
    void unblock(JobKey job, @Nullable String right, String reason) {
        // Whoever works on the person's data just now is waited for.
        subjects.established(job.request()).ifPresent(claim::claim);
        record(
                job,
                "data-unblocked",
                everywhere(
                        job,
                        transaction -> holds.lift(transaction, Holds.of(Kind.block, job.request(), right, reason))));
    }

    /**
     * Stops the processing of what was decided on: what is stopped or to be destroyed is stopped at once, what is restricted is kept for
     * its term, counted from the event that the data map names, and what is owed is remembered until it has been fulfilled.
     */
    @Transactional
    void stop(JobKey job, String right, String reason, List<Treatment> treatments) {
        var stopped = parts(
                treatments,
                treatment -> treatment.is(Treatment.STOP) || treatment.is(Treatment.DESTROY),
                this::storageTerm);
        var retained = parts(
                treatments,
                treatment -> treatment.is(Treatment.RESTRICT),
                treatment -> new Term(Period.parse(Objects.requireNonNull(treatment.term()))));
        var owed = parts(
                treatments, treatment -> Treatment.UNTIL_FULFILLED.equals(treatment.term()), treatment -> Term.OPEN);
        var rows = hold(job, right, reason, Map.of(Kind.stop, stopped, Kind.retain, retained, Kind.owed, owed));
        if (!stopped.isEmpty() || !retained.isEmpty()) {
            record(job, "processing-stopped", rows);
        }
        if (!owed.isEmpty()) {
            record(job, "obligation-awaited", owed.size());
        }
    }

    /** Stops the processing of all that is found; it is destroyed when its storage term has ended. */
    @Transactional
    void stopAll(JobKey job, String right, String reason) {
        var terms = new HashMap<String, Term>();
        sources.map()
                .parts()
                .forEach((code, part) -> terms.put(code, new Term(part.keep().term())));
        record(job, "processing-stopped", hold(job, right, reason, Map.of(Kind.stop, terms)));
    }

    private Term storageTerm(Treatment treatment) {
        return new Term(Objects.requireNonNull(sources.map().parts().get(treatment.item()), treatment.item())
                .keep()
                .term());
    }

    private static Map<String, Term> parts(
            List<Treatment> treatments, Predicate<Treatment> which, Function<Treatment, Term> term) {
        var terms = new HashMap<String, Term>();
        treatments.stream().filter(which).forEach(treatment -> terms.put(treatment.item(), term.apply(treatment)));
        return terms;
    }

    private int hold(JobKey job, String right, String reason, Map<Kind, Map<String, Term>> kinds) {
        var subject = subjects.established(job.request());
        if (subject.isEmpty()) {
            return 0;
        }
        var found = claim.claim(subject.get());
        Set<String> persons = found.persons();
        return everywhere(job, transaction -> kinds.entrySet().stream()
                .filter(kind -> !kind.getValue().isEmpty())
                .sorted(Map.Entry.comparingByKey())
                .collect(Collectors.summingInt(kind -> {
                    var hold = new Hold(kind.getKey(), job.request(), right, reason, persons);
                    var rows = holds.place(transaction, hold, found::condition, kind.getValue());
                    return hold.kind().restricts() ? rows : 0;
                })));
    }

    private int everywhere(JobKey job, Function<SourceTransaction, Integer> effect) {
        return sources.all().stream()
                .mapToInt(
                        source -> work.once(source, job, Done.class, transaction -> new Done(effect.apply(transaction)))
                                .rows())
                .sum();
    }

    private void record(JobKey job, String what, int rows) {
        register.record(job.request(), Actor.worker(job.type()), what, Integer.toString(rows));
    }

    /**
     * What was done in one source.
     *
     * @param rows how many rows, each part of a row counted
     */
    record Done(int rows) {}
}
