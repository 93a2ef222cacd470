package kz.bazarjoq.requests.intake;

import java.util.UUID;

/**
 * A stored letter whose turn has come, without its content: reading it is a part of the attempt, and can fail.
 *
 * @param attempt 1 for the first
 */
record WaitingLetter(long entry, UUID id, int attempt) {}
