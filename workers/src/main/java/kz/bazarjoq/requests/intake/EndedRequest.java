package kz.bazarjoq.requests.intake;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The variables that a {@code request.close} job may carry.
 *
 * @param results how the rights ended; none where the request ended without one
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record EndedRequest(String requestId, @Nullable List<RightResult> results) {

    List<String> outcomes() {
        return results == null
                ? List.of()
                : results.stream().map(RightResult::outcome).toList();
    }

    /** How one right ended. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record RightResult(String right, String outcome) {}
}
