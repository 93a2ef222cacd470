package kz.bazarjoq.requests.correspondence;

import java.util.Map;
import java.util.function.Supplier;
import kz.bazarjoq.requests.register.Language;
import kz.bazarjoq.requests.register.RequestId;

/**
 * A letter to an organisation that got personal data, at an address of the data map.
 *
 * @param key unique for the cause; a second order with it is the same letter
 * @param placeholders what the template may name beside what every letter may
 * @param secrets placeholders whose values are asked for when the letter is sent, and never stored
 */
public record OrganisationLetter(
        String key,
        RequestId request,
        String address,
        Language language,
        Map<String, ?> placeholders,
        Map<String, Supplier<String>> secrets) {

    /** The one letter there is, in {@code mail/recipients}. */
    static final String TEMPLATE = "recipients/told";

    /** Copies the maps. */
    public OrganisationLetter {
        placeholders = Map.copyOf(placeholders);
        secrets = Map.copyOf(secrets);
    }
}
