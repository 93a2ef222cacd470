package kz.bazarjoq.requests.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;

/**
 * Waits until a process of the platform answers that it is ready.
 *
 * @param limit how long it may take
 */
record Readiness(String part, Duration limit) {

    private static final Duration POLL = Duration.ofMillis(150);
    private static final int PROBE_MILLIS = 2_000;
    private static final int OK = 200;

    /** Returns when the address answers 200; fails when the process ends, gives up or takes too long. */
    void await(ChildProcess process, URI address) {
        try {
            Awaitility.await()
                    .pollInterval(POLL)
                    .pollDelay(Duration.ZERO)
                    .atMost(limit)
                    .failFast(() -> check(process))
                    .until(() -> answers(address));
        } catch (TerminalFailureException over) {
            throw over.getCause() instanceof LocalFailure failure ? failure : over;
        } catch (ConditionTimeoutException late) {
            throw failure(process, "%s isn't ready after %d s.".formatted(part, limit.toSeconds()));
        }
    }

    private void check(ChildProcess process) {
        if (!process.isAlive()) {
            throw failure(process, part + " has ended while it was starting.");
        }
        // Spring Boot's word for a start that failed; the process may stay alive and idle after it.
        if (tail(process.log()).contains("Application run failed")) {
            throw failure(process, part + " can't start.");
        }
    }

    private LocalFailure failure(ChildProcess process, String cause) {
        var log = tail(process.log());
        var full = log.contains("No space left on device") ? " The disk is full: free some space." : "";
        var memory = log.contains("OutOfMemoryError") || log.contains("insufficient memory")
                ? " There is too little memory: about 3.5 GB must be free."
                : "";
        return new LocalFailure(
                cause + full + memory,
                "Its log says why: " + process.log()
                        + "\nStart again; if it fails the same way, start afresh with -Dfresh (this forgets all local"
                        + " requests).");
    }

    static boolean answers(URI address) {
        try {
            var connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setConnectTimeout(PROBE_MILLIS);
            connection.setReadTimeout(PROBE_MILLIS);
            try {
                return connection.getResponseCode() == OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException notYet) {
            return false;
        }
    }

    private static String tail(Path log) {
        try {
            return Files.exists(log) ? new String(Files.readAllBytes(log), StandardCharsets.UTF_8) : "";
        } catch (IOException failure) {
            throw new UncheckedIOException("The log can't be read: " + log, failure);
        }
    }
}
