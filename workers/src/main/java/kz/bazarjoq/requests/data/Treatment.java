package kz.bazarjoq.requests.data;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;

/**
 * What was decided on one part of the data.
 *
 * @param item the code of the part
 * @param treatment {@code destroy}, {@code stop}, {@code restrict} or {@code continue}
 * @param ground the code of the ground on which it isn't destroyed
 * @param term how long it is kept: a period as ISO 8601 writes it, or {@code until-fulfilled}; none where it simply goes on
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Treatment(String item, String treatment, @Nullable String ground, @Nullable String term) {

    static final String DESTROY = "destroy";
    static final String STOP = "stop";
    static final String RESTRICT = "restrict";
    static final String UNTIL_FULFILLED = "until-fulfilled";

    boolean is(String expected) {
        return treatment.equals(expected);
    }
}
