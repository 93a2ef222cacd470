package kz.bazarjoq.requests.data;

/**
 * Names a person in a source of the data map.
 *
 * @param source the source that has the person's row
 * @param key the value of its subject key, as text
 */
public record SubjectRef(String source, String key) {}
