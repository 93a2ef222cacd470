package kz.bazarjoq.requests.correspondence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import kz.bazarjoq.requests.register.Language;
import org.jspecify.annotations.Nullable;

/** What letters may name of the parts of the data that a process has treated: those that share a ground stand together. */
final class TreatedData {

    private TreatedData() {}

    /**
     * The lists {@code corrected}, {@code destroyed}, {@code stopped}, {@code restricted}, {@code held} (stopped, but not to be destroyed
     * yet), {@code owed} (kept until an obligation is fulfilled) and {@code kept}; what stays without a ground is in none.
     */
    static Map<String, List<Map<String, @Nullable Object>>> facts(
            List<MailJob.Treatment> treatments, List<MailJob.Ground> grounds, Language language) {
        var facts = new HashMap<String, List<Map<String, @Nullable Object>>>();
        for (var list : List.of("corrected", "destroyed", "stopped", "restricted", "held", "owed", "kept")) {
            facts.put(list, new ArrayList<>());
        }
        var together = new LinkedHashMap<Group, List<Map<String, @Nullable String>>>();
        for (var treatment : treatments) {
            var group = new Group(listOf(treatment), treatment.ground());
            together.computeIfAbsent(group, first -> new ArrayList<>()).add(part(treatment, language));
        }
        together.forEach((group, parts) -> {
            var entry = new HashMap<String, @Nullable Object>();
            entry.put("parts", parts);
            // Or a letter would take the ground of the request for that of the part.
            entry.put("groundText", null);
            entry.put("groundClause", null);
            if (group.ground() != null) {
                entry.putAll(worded(group.ground(), grounds).facts(language));
            }
            facts.getOrDefault(group.list(), new ArrayList<>()).add(entry);
        });
        return facts;
    }

    private static String listOf(MailJob.Treatment treatment) {
        var treated = Objects.requireNonNullElse(treatment.treatment(), "undecided");
        return switch (treated) {
            case "destroy" -> "destroyed";
            case "stop" -> "stopped";
            case "restrict" -> "restricted";
            case "corrected", "held", "kept" -> treated;
            default -> treatment.ground() == null ? "untouched" : keptFor(treatment);
        };
    }

    private static String keptFor(MailJob.Treatment treatment) {
        return "until-fulfilled".equals(treatment.term()) ? "owed" : "kept";
    }

    private static Map<String, @Nullable String> part(MailJob.Treatment treatment, Language language) {
        var part = new HashMap<String, @Nullable String>();
        part.put("dataText", treatment.name(language));
        part.put("untilDate", date(treatment.until(), language));
        return part;
    }

    private static @Nullable String date(@Nullable String day, Language language) {
        return day == null ? null : LetterFacts.longDate(LocalDate.parse(day), language);
    }

    private static MailJob.Ground worded(String chosen, List<MailJob.Ground> grounds) {
        return grounds.stream()
                .filter(ground -> ground.value().equals(chosen))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No ground is worded as " + chosen));
    }

    /** Parts of the data that a letter names together. */
    private record Group(String list, @Nullable String ground) {}
}
