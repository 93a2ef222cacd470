package kz.bazarjoq.requests.register;

import java.time.Instant;

/**
 * One thing that happened to a request.
 *
 * @param what a code such as {@code letter-received}; its Russian wording stands in {@code timeline.properties}
 * @param detail a code or reference that completes the wording, or empty; shown to staff, never sent to the engine
 */
public record TimelineEntry(Instant at, Actor actor, String what, String detail) {}
