package kz.bazarjoq.requests.correspondence;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import kz.bazarjoq.requests.register.Language;
import org.jspecify.annotations.Nullable;

/** The variables that a {@code mail.send} job may carry. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record MailJob(
        String requestId,
        String language,
        @Nullable String right,
        @Nullable Deadline deadline,
        @Nullable String outcome,
        @Nullable List<Result> results,
        @Nullable String ground,
        @Nullable List<Ground> grounds,
        @Nullable List<Treatment> treatments) {

    /** The deadline that {@code deadline.start} computed; instants with offset. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Deadline(String dueAt, @Nullable String clause) {}

    /** How one right ended. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Result(String right, String outcome) {}

    /** What becomes of one part of the data; the ground is null where nothing is refused. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Treatment(@Nullable String ground) {}

    /** A ground of a refusal as {@code refusal-grounds.dmn} words it for each language. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Ground(
            String value, String clause, String clauseKk, String clauseEn, String ru, String kk, String en) {

        String text(Language language) {
            return switch (language) {
                case RU -> ru;
                case KK -> kk;
                case EN -> en;
            };
        }

        String clause(Language language) {
            return switch (language) {
                case RU -> clause;
                case KK -> clauseKk;
                case EN -> clauseEn;
            };
        }
    }
}
