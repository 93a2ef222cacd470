package kz.bazarjoq.requests.casework;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Counts wrong passwords, by name and address together and by address alone, and locks what had too many. In memory. */
final class SignInAttempts {

    private static final int NAMES_OF_AN_ADDRESS = 4;
    private static final int MOST_KEPT = 10_000;

    private final int limit;
    private final Duration lockedFor;
    private final Clock clock;
    private final Map<String, Wrong> wrong = new HashMap<>();

    SignInAttempts(int limit, Duration lockedFor, Clock clock) {
        this.limit = limit;
        this.lockedFor = lockedFor;
        this.clock = clock;
    }

    /** Whether the name may not sign in from the address now, even with the right password. */
    synchronized boolean isLocked(String name, String address) {
        return count(key(name, address)) >= limit || count(address) >= limit * NAMES_OF_AN_ADDRESS;
    }

    synchronized void wrongPassword(String name, String address) {
        if (wrong.size() >= MOST_KEPT) {
            wrong.values().removeIf(this::isForgotten);
        }
        var now = clock.instant();
        wrong.put(address, new Wrong(count(address) + 1, now));
        if (wrong.size() < MOST_KEPT) {
            wrong.put(key(name, address), new Wrong(count(key(name, address)) + 1, now));
        }
    }

    /** Forgets the wrong passwords of the name; those of other names from the address still count. */
    synchronized void signedIn(String name, String address) {
        wrong.remove(key(name, address));
    }

    private int count(String key) {
        var found = wrong.get(key);
        return found == null || isForgotten(found) ? 0 : found.count();
    }

    private boolean isForgotten(Wrong attempts) {
        return !clock.instant().isBefore(attempts.last().plus(lockedFor));
    }

    private static String key(String name, String address) {
        return address + " " + name.toLowerCase(Locale.ROOT);
    }

    private record Wrong(int count, Instant last) {}
}
