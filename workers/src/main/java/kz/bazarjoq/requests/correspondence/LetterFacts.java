package kz.bazarjoq.requests.correspondence;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import kz.bazarjoq.requests.correspondence.template.CodeTexts;
import kz.bazarjoq.requests.engine.ItemNames;
import kz.bazarjoq.requests.engine.Right;
import kz.bazarjoq.requests.engine.RightsCatalogue;
import kz.bazarjoq.requests.register.Language;
import kz.bazarjoq.requests.register.SubjectRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What letters may name: facts about the request, the shop and the work that a job stands for. */
@Component
public class LetterFacts {

    private static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");

    private final CorrespondenceProperties properties;
    private final RightsCatalogue rights;
    private final CodeTexts codes;
    private final ItemNames items;
    private final String baseUrl;

    LetterFacts(
            CorrespondenceProperties properties,
            RightsCatalogue rights,
            CodeTexts codes,
            ItemNames items,
            @Value("${bazarjoq.base-url:http://localhost:8081}") String baseUrl) {
        this.properties = properties;
        this.rights = rights;
        this.codes = codes;
        this.items = items;
        this.baseUrl = baseUrl;
    }

    /** A date as a letter writes it out, by Almaty time: {@code 20 апреля 2026 г.} */
    public static String longDate(Instant instant, Language language) {
        return longDate(instant.atZone(ALMATY).toLocalDate(), language);
    }

    /** A date as a letter writes it out. */
    static String longDate(LocalDate date, Language language) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(language.locale())
                .format(date);
    }

    /** What every letter may name, and {@code rightName}, by which a letter of no right can ask whether it is of one. */
    Map<String, @Nullable Object> ofEveryLetter(SubjectRequest request, Language language) {
        var shop = properties.shop();
        var facts = new HashMap<String, @Nullable Object>();
        facts.put("requestNumber", request.number().value());
        facts.put("receivedDate", longDate(request.receivedAt(), language));
        facts.put("policyUrl", properties.policyUrl());
        facts.put("shop", Map.of("name", shop.name(), "address", shop.address().in(language), "email", shop.email()));
        facts.put("rightName", null);
        return facts;
    }

    /** What letters to staff may name beside that: where they work on the request. */
    Map<String, Object> ofStaffLetter(SubjectRequest request) {
        return Map.of("caseUrl", URI.create(baseUrl + "/cases/" + request.number()));
    }

    /** What a letter may name of the job that orders it; what the job doesn't carry can't be written. */
    Map<String, Object> of(MailJob job, Language language) {
        var facts = new HashMap<String, Object>();
        if (job.right() != null && !job.right().equals("unclassified")) {
            facts.put("rightName", right(job.right()).name(language.code()));
        }
        if (job.deadline() != null) {
            facts.put(
                    "dueDate",
                    longDate(OffsetDateTime.parse(job.deadline().dueAt()).toInstant(), language));
        }
        if (job.results() != null) {
            facts.put(
                    "results",
                    job.results().stream()
                            .flatMap(Stream::ofNullable)
                            .map(result -> result(result, language))
                            .toList());
        }
        if (job.missing() != null) {
            facts.put(
                    "missing",
                    job.missing().stream()
                            .map(code -> Map.of("missingText", codes.missing(code, language)))
                            .toList());
        }
        ground(job).ifPresent(ground -> facts.putAll(ground.facts(language)));
        treated(job).ifPresent(parts -> facts.putAll(TreatedData.facts(parts, grounds(job), language)));
        return facts;
    }

    /** The parts of the data that a letter may name: what was corrected, or what was decided on. */
    private Optional<List<MailJob.Treatment>> treated(MailJob job) {
        if (job.corrections() != null) {
            return Optional.of(
                    CorrectedData.parts(job.corrections(), job.kept() == null ? List.of() : job.kept(), items));
        }
        return Optional.ofNullable(job.treatments());
    }

    /** The ground that was chosen, out of those that the decision table offered. */
    private static Optional<MailJob.Ground> ground(MailJob job) {
        return grounds(job).stream()
                .filter(ground -> ground.value().equals(job.ground()))
                .findFirst();
    }

    private static List<MailJob.Ground> grounds(MailJob job) {
        return job.grounds() == null ? List.of() : job.grounds();
    }

    /** The domain that Message-IDs are made under. */
    String domain() {
        return properties.shop().domain();
    }

    private Map<String, String> result(MailJob.Result result, Language language) {
        return Map.of(
                "rightName", right(result.right()).name(language.code()),
                "outcomeText", codes.outcome(result.outcome(), language));
    }

    private Right right(String id) {
        return rights.rights().stream()
                .filter(right -> right.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No right is deployed as " + id));
    }
}
