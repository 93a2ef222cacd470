package kz.bazarjoq.requests.correspondence;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import kz.bazarjoq.requests.engine.ItemNames;
import kz.bazarjoq.requests.register.Language;
import org.jspecify.annotations.Nullable;

/** The items that a customer asked to correct or to destroy, as the treated parts of the data that letters name: never by value. */
final class CorrectedData {

    private CorrectedData() {}

    /** What became of each item; what is in conflict is settled later, and is in no list of a letter. */
    static List<MailJob.Treatment> parts(
            List<MailJob.Correction> corrections, List<MailJob.Kept> kept, ItemNames names) {
        Map<String, MailJob.Kept> keptByItem =
                kept.stream().collect(Collectors.toMap(MailJob.Kept::item, Function.identity()));
        return corrections.stream()
                .map(correction -> part(correction, keptByItem.get(correction.item()), names))
                .toList();
    }

    /** What couldn't be destroyed, where nothing was to be corrected. */
    static List<MailJob.Treatment> kept(List<MailJob.Kept> kept, ItemNames names) {
        return kept.stream()
                .map(item -> part("kept", item.item(), item.ground(), item.until(), names))
                .toList();
    }

    private static MailJob.Treatment part(MailJob.Correction correction, MailJob.@Nullable Kept kept, ItemNames names) {
        var item = correction.item();
        return switch (correction.result()) {
            case "changed" -> part("corrected", item, null, null, names);
            case "declined" -> part("kept", item, correction.ground(), null, names);
            case "unchangeable" -> kept == null
                    ? part("destroy", item, null, null, names)
                    : part("kept", item, kept.ground(), kept.until(), names);
            default -> part(correction.result(), item, null, null, names);
        };
    }

    private static MailJob.Treatment part(
            String treatment, String item, @Nullable String ground, @Nullable String until, ItemNames names) {
        return new MailJob.Treatment(
                treatment,
                ground,
                names.name(item, Language.RU),
                names.name(item, Language.KK),
                names.name(item, Language.EN),
                until);
    }
}
