package kz.bazarjoq.requests.data;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may ask what is restricted.
 *
 * @param token what the shop's systems show; empty where none may ask
 */
@ConfigurationProperties("bazarjoq.data.restrictions")
record RestrictionProperties(@DefaultValue("") String token) {

    /** Hides the token. */
    @Override
    public String toString() {
        return "RestrictionProperties[]";
    }
}
