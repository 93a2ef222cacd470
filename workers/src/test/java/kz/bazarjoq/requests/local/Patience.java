package kz.bazarjoq.requests.local;

import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Says every few seconds that something is still being started. */
final class Patience implements AutoCloseable {

    private static final int INTERVAL_SECONDS = 5;
    private static final double NANOS = 1e9;

    private final long begin = System.nanoTime();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("patience").daemon().factory());

    private final Future<?> telling;

    Patience(String what, Progress progress) {
        telling = timer.scheduleAtFixedRate(
                () -> progress.say("Still starting %s (%.0f s)".formatted(what, seconds())),
                INTERVAL_SECONDS,
                INTERVAL_SECONDS,
                TimeUnit.SECONDS);
    }

    /** How long it has taken so far. */
    double seconds() {
        return (System.nanoTime() - begin) / NANOS;
    }

    @Override
    public void close() {
        telling.cancel(false);
        timer.shutdown();
    }
}
