package kz.bazarjoq.requests.data;

/**
 * Names a person in a source of the data map.
 *
 * @param source the source that has the person's row; for a guest, {@code <source>/guests}
 * @param key the value of its subject key, as text; for a guest, the key of one of his rows
 */
public record SubjectRef(String source, String key) {

    private static final String GUESTS = "/guests";

    static SubjectRef guest(String source, String key) {
        return new SubjectRef(source + GUESTS, key);
    }

    boolean isGuest() {
        return source.endsWith(GUESTS);
    }

    /** The source's name alone. */
    String home() {
        return isGuest() ? source.substring(0, source.length() - GUESTS.length()) : source;
    }
}
