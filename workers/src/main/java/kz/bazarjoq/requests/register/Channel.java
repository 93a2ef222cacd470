package kz.bazarjoq.requests.register;

import java.util.Locale;

/** How a request reached the shop. */
public enum Channel {
    EMAIL;

    /** As process variables carry it: {@code email}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
