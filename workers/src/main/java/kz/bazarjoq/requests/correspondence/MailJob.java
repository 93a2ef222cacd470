package kz.bazarjoq.requests.correspondence;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Map;
import kz.bazarjoq.requests.register.Language;
import org.jspecify.annotations.Nullable;

/**
 * The variables that a {@code mail.send} job may carry.
 *
 * @param results one for each right, null while it hasn't ended
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record MailJob(
        String requestId,
        String language,
        @Nullable String right,
        @Nullable Deadline deadline,
        @Nullable List<@Nullable Result> results,
        @Nullable String ground,
        @Nullable List<Ground> grounds,
        @Nullable List<Treatment> treatments,
        @Nullable List<String> missing,
        @Nullable List<Correction> corrections,
        @Nullable List<Kept> kept) {

    /** The deadline that {@code deadline.start} computed; instants with offset. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Deadline(String dueAt) {}

    /** How one right ended. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Result(String right, String outcome) {}

    /**
     * What becomes of one part of the data.
     *
     * @param treatment null while nobody has decided
     * @param ground null where nothing is refused
     * @param term how long it is kept; {@code until-fulfilled} for as long as an obligation needs it
     * @param until the day up to which it is kept, {@code 2031-03-01}, where one is known
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Treatment(
            @Nullable String treatment,
            @Nullable String ground,
            @Nullable String term,
            @Nullable String name,
            @Nullable String nameKk,
            @Nullable String nameEn,
            @Nullable String until) {

        @Nullable String name(Language language) {
            return switch (language) {
                case RU -> name;
                case KK -> nameKk;
                case EN -> nameEn;
            };
        }
    }

    /**
     * What became of one item that the customer asked to correct.
     *
     * @param item by the data map, {@code shop.customer.last_name}
     * @param result {@code changed}, {@code conflict}, {@code unchangeable} or {@code declined}
     * @param ground where it was declined
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Correction(String item, String result, @Nullable String ground) {}

    /**
     * An item that couldn't be destroyed.
     *
     * @param until the day up to which it is kept, {@code 2031-03-01}, where one is known
     * @param ground what a person has named; null until then
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Kept(String item, @Nullable String until, @Nullable String ground) {}

    /** A ground of a refusal as {@code refusal-grounds.dmn} words it for each language. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Ground(
            String value, String clause, String clauseKk, String clauseEn, String ru, String kk, String en) {

        private String text(Language language) {
            return switch (language) {
                case RU -> ru;
                case KK -> kk;
                case EN -> en;
            };
        }

        Map<String, String> facts(Language language) {
            return Map.of("groundText", text(language), "groundClause", clause(language));
        }

        private String clause(Language language) {
            return switch (language) {
                case RU -> clause;
                case KK -> clauseKk;
                case EN -> clauseEn;
            };
        }
    }
}
