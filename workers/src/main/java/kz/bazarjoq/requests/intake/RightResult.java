package kz.bazarjoq.requests.intake;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How one right of a request ended. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record RightResult(String right, String outcome) {

    static List<String> outcomes(@Nullable List<RightResult> results) {
        return results == null
                ? List.of()
                : results.stream().map(RightResult::outcome).toList();
    }
}
