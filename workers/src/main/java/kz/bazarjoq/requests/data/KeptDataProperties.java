package kz.bazarjoq.requests.data;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the product itself keeps of personal data.
 *
 * @param key with what it is encrypted: 32 random bytes or more in Base64
 */
@ConfigurationProperties("bazarjoq.data")
public record KeptDataProperties(@DefaultValue("") String key) {

    /** Hides the key. */
    @Override
    public String toString() {
        return "KeptDataProperties[]";
    }
}
