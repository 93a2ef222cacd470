package kz.bazarjoq.requests.register;

import java.util.Locale;

/** The languages that letters are written in. */
public enum Language {
    RU,
    KK,
    EN;

    /** The ISO 639-1 code, as file names and process variables carry it: {@code ru}, {@code kk}, {@code en}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The locale that dates and numbers in a letter are formatted for. */
    public Locale locale() {
        return Locale.forLanguageTag(code() + (this == EN ? "-GB" : "-KZ"));
    }

    /**
     * Reads an ISO 639-1 code.
     *
     * @throws IllegalArgumentException for a language no letters exist in
     */
    public static Language ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
