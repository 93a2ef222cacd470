package kz.bazarjoq.requests.casework;

import java.time.LocalDate;
import java.util.Map;
import kz.bazarjoq.requests.data.Certificates;
import kz.bazarjoq.requests.data.CertifiedFate;
import kz.bazarjoq.requests.register.Language;
import kz.bazarjoq.requests.register.SubjectRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The certificate of destruction: what was destroyed, when and why, and what had to stay; never a value. */
@Component
class CertificateSection implements CaseSection {

    private final Certificates certificates;

    CertificateSection(Certificates certificates) {
        this.certificates = certificates;
    }

    @Override
    public Map<String, Object> of(SubjectRequest request) {
        return Map.of(
                "certificate",
                certificates.of(request.id()).stream()
                        .map(fate -> new CertificateLine(
                                Russian.moment(fate.at()),
                                fate.part().in(Language.RU),
                                fate.tableName().in(Language.RU),
                                fate.columns().isEmpty()
                                        ? fate.table()
                                        : fate.table() + ": " + String.join(", ", fate.columns()),
                                fate.rows(),
                                fate.kept() == null
                                        ? "Уничтожено: " + ground(fate)
                                        : "Сохранено: " + kept(fate.kept(), fate.until())))
                        .toList());
    }

    private static String ground(CertifiedFate fate) {
        return switch (fate.ground()) {
            case "request" -> "требование клиента";
            case "breach" -> "нарушение подтверждено";
            case "unchangeable" -> "исправить нельзя";
            case "term-ended" -> "срок хранения истёк";
            default -> fate.ground();
        };
    }

    private static String kept(String reason, @Nullable LocalDate until) {
        var why =
                switch (reason) {
                    case "blocked" -> "заблокировано";
                    case "retention-term" -> "идёт обязательный срок хранения";
                    case "unfulfilled-obligation" -> "есть неисполненное обязательство";
                    default -> reason;
                };
        return until == null ? why : why + ", до " + Russian.date(until);
    }

    record CertificateLine(String at, String part, String table, String source, long rows, String what) {}
}
