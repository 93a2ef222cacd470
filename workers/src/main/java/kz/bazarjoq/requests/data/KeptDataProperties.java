package kz.bazarjoq.requests.data;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the product itself keeps of personal data.
 *
 * @param key with what it is encrypted: 32 random bytes or more in Base64
 * @param keepPackages how long a customer can fetch a package, counted from the letter that names it; then it is destroyed
 */
@ConfigurationProperties("bazarjoq.data")
public record KeptDataProperties(@DefaultValue("") String key, @DefaultValue("7d") Duration keepPackages) {

    /** Hides the key. */
    @Override
    public String toString() {
        return "KeptDataProperties[keepPackages=%s]".formatted(keepPackages);
    }
}
