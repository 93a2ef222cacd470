package kz.bazarjoq.requests.data;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import kz.bazarjoq.requests.data.Doomed.Fate;
import kz.bazarjoq.requests.engine.JobKey;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Destroys what was decided on of the data of a request's subject, proves it, and certifies it.
 *
 * <p>What is to be destroyed is listed in every source before the first value goes; so a job that comes again after it was killed between
 * two sources finds all of it, although values by which it was found are gone.
 */
@Component
class Destruction {

    private final Sources sources;
    private final SubjectClaim claim;
    private final EstablishedSubjects subjects;
    private final SourceWork work;
    private final Wishes wishes;
    private final Shredder shredder;
    private final Certificates certificates;
    private final Clock clock;

    Destruction(
            Sources sources,
            SubjectClaim claim,
            EstablishedSubjects subjects,
            SourceWork work,
            Wishes wishes,
            Shredder shredder,
            Certificates certificates,
            Clock clock) {
        this.sources = sources;
        this.claim = claim;
        this.subjects = subjects;
        this.work = work;
        this.wishes = wishes;
        this.shredder = shredder;
        this.certificates = certificates;
        this.clock = clock;
    }

    /**
     * Destroys these parts, or the values that can't be changed, or all that is found, and returns what had to stay.
     *
     * @param reason why, for the certificate; a {@code breach} waits for no obligation
     * @param treatments what was decided on each part, where parts were weighed
     * @param corrections what came of each correction, where values were to be corrected
     * @throws SourceUnavailableException when a source can't be asked
     * @throws SourceRefusedException when a source refuses what is left
     * @throws NotDestroyedException when something is left; then nothing of that source is destroyed
     */
    @Transactional
    List<KeptItem> destroy(
            JobKey job,
            String right,
            String reason,
            @Nullable List<Treatment> treatments,
            @Nullable List<CorrectionResult> corrections) {
        var fates = new ArrayList<Fate>();
        subjects.established(job.request()).ifPresent(subject -> {
            var found = claim.claim(subject);
            var wished = treatments != null
                    ? wishes.decided(job.request(), right, reason, treatments, found)
                    : corrections != null
                            ? wishes.unchangeable(job.request(), right, corrections, found)
                            : wishes.everything(job.request(), right, found);
            everywhere(job.step("find"), found.persons(), doomed -> list(doomed, wished));
            fates.addAll(everywhere(job, found.persons(), doomed -> {
                list(doomed, wished);
                doomed.hinder(sources.map().parts());
                shredder.shred(doomed);
                shredder.proveGone(
                        doomed,
                        wished.stream()
                                .filter(wish -> wish.isIn(doomed.transaction()) && wish.provable())
                                .toList());
                shredder.keep(doomed, job.request(), right, found.persons());
            }));
        });
        certificates.add(job, reason, fates);
        return kept(fates);
    }

    private static void list(Doomed doomed, List<Wish> wished) {
        var vaulted = doomed.vaulted();
        wished.stream().filter(wish -> wish.isIn(doomed.transaction())).forEach(wish -> wish.list(doomed, vaulted));
    }

    private List<Fate> everywhere(JobKey step, Set<String> persons, Consumer<Doomed> effect) {
        return sources.all().stream()
                .flatMap(source -> work
                        .once(source, step, Done.class, transaction -> {
                            var doomed =
                                    new Doomed(transaction, step.elementInstance(), StorageEvent.today(clock), persons);
                            effect.accept(doomed);
                            if (step.type().contains("/")) {
                                return new Done(List.of());
                            }
                            var fates = doomed.fates();
                            doomed.clear();
                            return new Done(fates);
                        })
                        .fates()
                        .stream())
                .toList();
    }

    private static List<KeptItem> kept(List<Fate> fates) {
        return fates.stream()
                .filter(fate -> fate.reason() != null)
                .collect(Collectors.groupingBy(
                        fate -> Map.entry(fate.item(), Objects.requireNonNull(fate.reason())),
                        java.util.LinkedHashMap::new,
                        Collectors.toList()))
                .entrySet()
                .stream()
                .map(same -> KeptItem.of(same.getKey().getKey(), same.getKey().getValue(), same.getValue()))
                .toList();
    }

    /** What became of all that was listed in one source. */
    record Done(List<Fate> fates) {}
}
