package kz.bazarjoq.requests.data;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * With what the personal data are encrypted that the product keeps.
 *
 * @param key 32 random bytes or more in Base64
 */
@ConfigurationProperties("bazarjoq.data")
record DataKeyProperties(@DefaultValue("") String key) {

    /** Hides the key. */
    @Override
    public String toString() {
        return "DataKeyProperties[]";
    }
}
