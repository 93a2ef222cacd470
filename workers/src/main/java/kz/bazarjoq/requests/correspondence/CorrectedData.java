package kz.bazarjoq.requests.correspondence;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.bazarjoq.requests.engine.ItemNames;
import kz.bazarjoq.requests.register.Language;
import org.jspecify.annotations.Nullable;

/** The items that a customer asked to correct or to destroy, as the treated parts of the data that letters name: never by value. */
final class CorrectedData {

    private CorrectedData() {}

    /** What became of each item; what is in conflict is settled later, and is in no list of a letter. */
    static List<MailJob.Treatment> parts(
            List<MailJob.Correction> corrections, List<MailJob.Kept> kept, ItemNames names) {
        var keptByItem = kept.stream().collect(Collectors.groupingBy(MailJob.Kept::item));
        return corrections.stream()
                .flatMap(correction -> parts(correction, keptByItem.getOrDefault(correction.item(), List.of()), names))
                .toList();
    }

    /** What is kept for two reasons stands there with each. */
    private static Stream<MailJob.Treatment> parts(
            MailJob.Correction correction, List<MailJob.Kept> kept, ItemNames names) {
        var item = correction.item();
        return switch (correction.result()) {
            case "changed" -> Stream.of(part("corrected", item, null, null, names));
            case "declined" -> Stream.of(part("kept", item, correction.ground(), null, names));
            case "unchangeable" -> kept.isEmpty()
                    ? Stream.of(part("destroy", item, null, null, names))
                    : kept.stream()
                            .map(reason -> part("kept", item, reason.ground(), reason.until(), names))
                            .distinct();
            default -> Stream.of(part(correction.result(), item, null, null, names));
        };
    }

    private static MailJob.Treatment part(
            String treatment, String item, @Nullable String ground, @Nullable String until, ItemNames names) {
        return new MailJob.Treatment(
                treatment,
                ground,
                null,
                names.name(item, Language.RU),
                names.name(item, Language.KK),
                names.name(item, Language.EN),
                until);
    }
}
