package kz.bazarjoq.requests.intake.classification;

/**
 * A word of a text, in the forms in which rules compare it.
 *
 * @param plain as {@link Stems#plain} writes it
 * @param russian its stem, if it is a Russian word
 * @param english its stem, if it is an English one
 * @param start where it begins in the text
 * @param end where it has ended
 * @param clause how many commas stand before it
 */
record Word(String plain, String russian, String english, int start, int end, int clause) {}
