package kz.bazarjoq.requests.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process of its own that ends the processes it was told of once the one that told it is gone, however that one went.
 *
 * <p>It reads process ids, one a line, until its input closes, which the operating system does when the other side ends.
 * A handle knows the process's start, so a later process with the same id is left alone. Signals to the whole group, such
 * as Ctrl-C, end the guardian only when its work is done.
 */
final class GuardianMain {

    private static final long GRACE_SECONDS = 8;

    private GuardianMain() {}

    public static void main(String[] arguments) throws IOException {
        var done = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> await(done)));
        var wards = new ArrayList<ProcessHandle>();
        try (var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (var line = input.readLine(); line != null; line = input.readLine()) {
                ProcessHandle.of(Long.parseLong(line)).ifPresent(wards::add);
            }
        } finally {
            end(wards);
            done.countDown();
        }
    }

    /** Asks the processes and all that they started to end, and makes those end that don't in time. */
    private static void end(List<ProcessHandle> wards) {
        var processes = new ArrayList<ProcessHandle>(wards);
        wards.forEach(ward -> ward.descendants().forEach(processes::add));
        processes.forEach(ProcessHandle::destroy);
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(GRACE_SECONDS);
        for (var process : processes) {
            awaitEnd(process, deadline - System.nanoTime());
        }
        processes.stream().filter(ProcessHandle::isAlive).forEach(ProcessHandle::destroyForcibly);
    }

    private static void awaitEnd(ProcessHandle process, long nanos) {
        try {
            process.onExit().get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException late) {
            process.destroyForcibly();
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }

    private static void await(CountDownLatch done) {
        try {
            done.await();
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }
}
