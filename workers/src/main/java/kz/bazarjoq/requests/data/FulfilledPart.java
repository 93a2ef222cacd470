package kz.bazarjoq.requests.data;

import org.jspecify.annotations.Nullable;

/**
 * A part of a request's data whose obligation is fulfilled.
 *
 * @param receivedOn the day the request came in, as {@code 2026-03-19}
 * @param treatment what becomes of it; none where the table of decisions has no row
 */
record FulfilledPart(String request, String right, String part, String receivedOn, @Nullable String treatment) {}
