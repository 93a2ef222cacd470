package kz.bazarjoq.requests.data;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * What came of a correction, as {@code data.correct} tells the process.
 *
 * @param item a column of the map, {@code shop.customer.last_name}
 * @param result {@code unchangeable} where it is to be destroyed instead
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record CorrectionResult(String item, String result) {

    boolean isUnchangeable() {
        return "unchangeable".equals(result);
    }
}
