package kz.bazarjoq.requests.recipients;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How organisations are told.
 *
 * @param key from which the links are derived by which they confirm: that of the data that the product keeps
 * @param recipients what isn't in the data map, by the recipient's code
 * @param confirmWithin after which time without a confirmation staff see it
 */
@ConfigurationProperties("bazarjoq.data")
record RecipientProperties(
        @DefaultValue("") String key,
        @DefaultValue Map<String, Called> recipients,
        @DefaultValue("10d") Duration confirmWithin) {

    RecipientProperties {
        recipients = Map.copyOf(recipients);
    }

    /** Whether calls to a recipient can be signed. */
    boolean hasKey(String code) {
        var called = recipients.get(code);
        return called != null && !called.key().isBlank();
    }

    /** Hides the key. */
    @Override
    public String toString() {
        return "RecipientProperties" + recipients.keySet();
    }

    /**
     * A recipient who is called.
     *
     * @param key with which calls are signed
     * @param url where he is called in place of the data map's address, such as for a trial
     */
    record Called(@DefaultValue("") String key, @Nullable URI url) {

        @Override
        public String toString() {
            return "Called[%s]".formatted(url);
        }
    }
}
