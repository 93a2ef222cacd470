package kz.bazarjoq.requests.data;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import kz.bazarjoq.requests.data.Correction.Content;
import kz.bazarjoq.requests.data.Correction.Decision;
import kz.bazarjoq.requests.data.Correction.Way;
import kz.bazarjoq.requests.data.SourceMap.Column;
import kz.bazarjoq.requests.register.Actor;
import kz.bazarjoq.requests.register.Register;
import kz.bazarjoq.requests.register.RequestId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What staff prepare to have corrected for a request, and what the privacy officer says to it. */
@Component
@Transactional
public class Corrections {

    private static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");
    private static final int LONGEST_EVIDENCE = 10_000;

    private final EstablishedSubjects subjects;
    private final CorrectableData data;
    private final CorrectionStore store;
    private final Register register;
    private final Clock clock;

    Corrections(
            EstablishedSubjects subjects, CorrectableData data, CorrectionStore store, Register register, Clock clock) {
        this.subjects = subjects;
        this.data = data;
        this.store = store;
        this.register = register;
        this.clock = clock;
    }

    /**
     * What the subject of a request may have corrected, as it is now; empty while nobody is established.
     *
     * @param key of the rows to show; the newest where it is empty
     * @throws SourceUnavailableException when a source can't be asked
     */
    public List<CorrectableTable> values(RequestId request, String key, String staff) {
        register.record(request, Actor.staff(staff), "correctable-data-viewed", "");
        return subjects.established(request)
                .map(subject -> data.of(subject, key.strip()))
                .orElse(List.of());
    }

    /** What was prepared, oldest first. */
    @Transactional(readOnly = true)
    public List<Correction> of(RequestId request) {
        return store.of(request);
    }

    /** The words for the codes that a prepared value may be, as far as there are any. */
    public Map<String, LocalizedText> words(Correction correction) {
        return Optional.ofNullable(correction.content())
                .flatMap(content -> data.column(correction.place(content)))
                .map(Column::values)
                .orElse(Map.of());
    }

    /**
     * Keeps what a member of the staff has typed for one value, in the place of what was typed for it before.
     *
     * @throws InvalidCorrectionException where it isn't taken
     * @throws SourceUnavailableException when the source can't be asked
     */
    public void prepare(RequestId request, Preparation typed, String staff) {
        var place = typed.place();
        var field = subjects.established(request)
                .flatMap(subject -> data.field(subject, place))
                .orElseThrow(() -> new InvalidCorrectionException(CorrectionFault.NOT_THERE));
        CorrectionRule.require(sameLines(field.value(), typed.seen()), CorrectionFault.VALUE_CHANGED);
        var wanted = typed.way() == Way.CHANGE ? wanted(typed, field) : null;
        var content = new Content(place.key(), field.value(), wanted, evidence(typed.evidence()));
        var before = store.lock(request).stream()
                .filter(correction -> correction.isOpenAt(place))
                .findFirst();
        CorrectionRule.require(
                before.map(Correction::version).orElse(0) == typed.version(), CorrectionFault.PREPARED_MEANWHILE);
        before.ifPresentOrElse(
                correction -> store.replace(correction.id(), typed.way(), content, staff),
                () -> store.add(request, place, typed.way(), content, staff));
        register.record(request, Actor.staff(staff), "correction-prepared", place.item());
    }

    /** Takes away what was prepared; whether it was still there and as it was seen. */
    public boolean remove(RequestId request, UUID id, int version, String staff) {
        return change(request, id, version, correction -> {
            store.remove(id);
            register.record(request, Actor.staff(staff), "correction-removed", correction.item());
        });
    }

    /** Says to what was prepared whether it is to be done; whether it was still there and as it was seen. */
    public boolean decide(RequestId request, UUID id, int version, Decision decision, String staff) {
        return change(request, id, version, correction -> {
            store.decide(id, decision, staff);
            register.record(request, Actor.staff(staff), "correction-" + decision.code(), correction.item());
        });
    }

    private boolean change(RequestId request, UUID id, int version, java.util.function.Consumer<Correction> change) {
        var found = store.lock(request).stream()
                .filter(correction ->
                        correction.id().equals(id) && !correction.settled() && correction.version() == version)
                .findFirst();
        found.ifPresent(change);
        return found.isPresent();
    }

    private @Nullable String wanted(Preparation typed, CorrectableTable.Field field) {
        if (typed.toNothing()) {
            CorrectionRule.require(field.mayBeEmpty(), CorrectionFault.MUST_NOT_BE_EMPTY);
            CorrectionRule.require(field.value() != null, CorrectionFault.UNCHANGED);
            return null;
        }
        var column = data.column(typed.place()).orElseThrow();
        var value = new CorrectionRule(column, LocalDate.ofInstant(clock.instant(), ALMATY)).check(typed.value());
        CorrectionRule.require(
                value.codePointCount(0, value.length()) <= data.length(typed.place()), CorrectionFault.TOO_LONG);
        CorrectionRule.require(!value.equals(field.value()), CorrectionFault.UNCHANGED);
        return value;
    }

    private static String evidence(String typed) {
        var evidence = typed.replace("\r\n", "\n").strip();
        CorrectionRule.require(!evidence.isEmpty(), CorrectionFault.EVIDENCE_EMPTY);
        CorrectionRule.require(
                evidence.codePointCount(0, evidence.length()) <= LONGEST_EVIDENCE, CorrectionFault.EVIDENCE_TOO_LONG);
        return evidence;
    }

    /** A browser sends other ends of lines than it was given. */
    private static boolean sameLines(@Nullable String one, @Nullable String other) {
        return Objects.equals(unixLines(one), unixLines(other));
    }

    private static @Nullable String unixLines(@Nullable String text) {
        return text == null ? null : text.replace("\r\n", "\n");
    }

    /**
     * What a member of the staff has typed for a value.
     *
     * @param seen the value that the page showed
     * @param toNothing whether there is to be no value
     * @param version of what the page showed as prepared; 0 where nothing was
     */
    public record Preparation(
            ValuePlace place,
            @Nullable String seen,
            Way way,
            boolean toNothing,
            String value,
            String evidence,
            int version) {

        /** The place alone: what ends up in a log must not name the person. */
        @Override
        public String toString() {
            return "Preparation[%s]".formatted(place);
        }
    }
}
