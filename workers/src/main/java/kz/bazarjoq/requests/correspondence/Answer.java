package kz.bazarjoq.requests.correspondence;

import java.time.Instant;

/**
 * What a member of the staff answers in his own words.
 *
 * @param version counts the changes, from one
 * @param taken whether a letter has taken it, after which it doesn't change
 */
public record Answer(String text, int version, String writtenBy, Instant writtenAt, boolean taken) {}
