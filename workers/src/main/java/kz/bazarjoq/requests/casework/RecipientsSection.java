package kz.bazarjoq.requests.casework;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kz.bazarjoq.requests.recipients.ToldRecipients;
import kz.bazarjoq.requests.recipients.ToldRecipients.Told;
import kz.bazarjoq.requests.recipients.What;
import kz.bazarjoq.requests.register.SubjectRequest;
import org.springframework.stereotype.Component;

/** Which organisations were told what became of the data, and which have confirmed. */
@Component
class RecipientsSection implements CaseSection {

    private final ToldRecipients recipients;
    private final CaseWording wording;

    RecipientsSection(ToldRecipients recipients, CaseWording wording) {
        this.recipients = recipients;
        this.wording = wording;
    }

    @Override
    public Map<String, Object> of(SubjectRequest request) {
        return Map.of(
                "recipients",
                recipients.of(request.id()).stream().map(this::line).toList());
    }

    private RecipientLine line(Told told) {
        var toldAt = told.toldAt();
        var confirmedAt = told.confirmedAt();
        return new RecipientLine(
                told.name(),
                told.byCall() ? "вызов" : "письмо",
                told.items().stream()
                        .map(item -> new DataLine(became(item.what()), wording.item(item.item())))
                        .collect(Collectors.groupingBy(
                                DataLine::what, Collectors.mapping(DataLine::name, Collectors.joining("; "))))
                        .entrySet()
                        .stream()
                        .map(entry -> entry.getKey() + ": " + entry.getValue())
                        .sorted()
                        .toList(),
                toldAt == null ? "" : Russian.moment(toldAt),
                confirmedAt == null ? "" : Russian.moment(confirmedAt),
                told.overdue());
    }

    private static String became(What what) {
        return switch (what) {
            case CORRECTED -> "исправлены";
            case STOPPED -> "обработка прекращена";
            case DESTROYED -> "уничтожены";
        };
    }

    record RecipientLine(String name, String how, List<String> what, String told, String confirmed, boolean overdue) {}

    private record DataLine(String what, String name) {}
}
