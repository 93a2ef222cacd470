package kz.bazarjoq.requests.casework;

import java.util.Map;
import kz.bazarjoq.requests.data.Correction;
import kz.bazarjoq.requests.data.Correction.Hindrance;
import kz.bazarjoq.requests.data.Correction.Result;
import kz.bazarjoq.requests.data.Corrections;
import kz.bazarjoq.requests.deadline.Clocks;
import kz.bazarjoq.requests.engine.Right;
import kz.bazarjoq.requests.engine.RightsCatalogue;
import kz.bazarjoq.requests.register.SubjectRequest;
import org.springframework.stereotype.Component;

/** What is being corrected, by name only; the values stand on a page of their own. */
@Component
class CorrectionSection implements CaseSection {

    private final Corrections corrections;
    private final RightsCatalogue rights;
    private final Clocks clocks;
    private final CaseWording wording;

    CorrectionSection(Corrections corrections, RightsCatalogue rights, Clocks clocks, CaseWording wording) {
        this.corrections = corrections;
        this.rights = rights;
        this.clocks = clocks;
        this.wording = wording;
    }

    @Override
    public Map<String, Object> of(SubjectRequest request) {
        return Map.of(
                "mayCorrect",
                mayCorrect(request),
                "corrections",
                corrections.of(request.id()).stream()
                        .map(correction -> new CorrectionLine(wording.item(correction.item()), state(correction)))
                        .toList());
    }

    /** Whether the request is about a correction that isn't over. */
    boolean mayCorrect(SubjectRequest request) {
        return request.isOpen()
                && clocks.of(request.id()).stream().anyMatch(clock -> rights.rights().stream()
                        .filter(Right::correctsData)
                        .anyMatch(right -> right.id().equals(clock.right())));
    }

    /** How far it has come. */
    static String state(Correction correction) {
        var result = correction.result();
        if (result != null && correction.settled()) {
            return over(result);
        }
        var hindrance = correction.hindrance();
        if (hindrance != null && correction.decision() == null) {
            return hindered(hindrance);
        }
        return switch (correction.decision()) {
            case CONFIRMED -> "подтверждено";
            case DECLINED -> "отклонено";
            case null -> "подготовлено, ответственный не решил";
        };
    }

    private static String over(Result result) {
        return switch (result) {
            case CHANGED -> "исправлено";
            case UNCHANGEABLE -> "исправить нельзя: подлежит уничтожению";
            case DECLINED -> "отклонено, осталось как было";
            case CONFLICT -> "не внесено";
        };
    }

    private static String hindered(Hindrance hindrance) {
        return switch (hindrance) {
            case UNDECIDED -> "не внесено: ответственный не решил";
            case CHANGED_MEANWHILE -> "не внесено: значение изменилось, подготовьте заново";
            case GONE -> "не внесено: записи больше нет, уберите исправление";
            case RESTRICTED -> "не внесено: данные заблокированы, ответственный может отклонить";
            case REFUSED -> "не внесено: база не принимает такое значение, подготовьте другое";
        };
    }

    record CorrectionLine(String name, String state) {}
}
