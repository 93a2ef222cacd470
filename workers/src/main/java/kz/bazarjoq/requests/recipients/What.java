package kz.bazarjoq.requests.recipients;

import java.util.Locale;

/** What became of data, as the task header {@code action} names it. */
public enum What {
    CORRECTED,
    STOPPED,
    DESTROYED;

    /** As the header and the signed call name it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static What ofCode(String code) {
        for (var what : values()) {
            if (what.code().equals(code)) {
                return what;
            }
        }
        throw new IllegalArgumentException("The task header \"action\" is corrected, stopped or destroyed, not "
                + (code.isEmpty() ? "missing" : code));
    }
}
