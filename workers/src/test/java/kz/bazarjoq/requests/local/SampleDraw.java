package kz.bazarjoq.requests.local;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** Chance for what is invented on one person: the same for the same seed, person and purpose, whoever else is invented. */
final class SampleDraw {

    private static final long PERSON_STRIDE = 0xBF58476D1CE4E5B9L;
    private static final long PURPOSE_STRIDE = 0x94D049BB133111EBL;

    private final SplittableRandom random;

    /** @param purpose tells several draws for one person apart */
    SampleDraw(long seed, long person, int purpose) {
        random = new SplittableRandom(seed ^ person * PERSON_STRIDE ^ purpose * PURPOSE_STRIDE);
    }

    /** From zero up to, but not this number. */
    int below(int number) {
        return random.nextInt(number);
    }

    boolean oneIn(int number) {
        return random.nextInt(number) == 0;
    }

    <T> T of(List<T> among) {
        return among.get(random.nextInt(among.size()));
    }

    /** A moment between the two, to the minute. */
    Instant between(Instant first, Instant last) {
        return first.plus(Duration.ofMinutes(
                1 + random.nextLong(Duration.between(first, last).toMinutes())));
    }

    UUID uuid() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    /** An address of the networks that are set aside for documentation. */
    String address() {
        return of(List.of("192.0.2.", "198.51.100.", "203.0.113.")) + (1 + below(254));
    }

    /** So many digits. */
    String digits(int count) {
        var digits = new StringBuilder(count);
        while (digits.length() < count) {
            digits.append((char) ('0' + below(10)));
        }
        return digits.toString();
    }
}
