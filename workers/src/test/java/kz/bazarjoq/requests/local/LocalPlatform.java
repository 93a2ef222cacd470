package kz.bazarjoq.requests.local;

import java.io.PrintStream;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/** Starts the whole product on this machine, says where to find it, and keeps it running until Ctrl-C. */
public final class LocalPlatform {

    /** What a run that was killed leaves behind is ended by its guardian meanwhile. */
    private static final Duration EARLIER_RUN_ENDS = Duration.ofSeconds(15);

    private static final long WATCH_SECONDS = 2;

    /** What an analyst edits, not the copy that was built. */
    private static final String PROCESSES = "file:processes/";

    private final LocalSettings settings;
    private final Timeline timeline;
    private final Platform platform;
    private final CountDownLatch stopping = new CountDownLatch(1);

    private LocalPlatform(LocalSettings settings, PrintStream output) {
        this.settings = settings;
        timeline = Timeline.sinceTheCommand(output);
        platform = new Platform(
                settings.state(),
                settings.ports(),
                timeline,
                settings.customers(),
                Map.of("bazarjoq.processes.location", PROCESSES));
    }

    /** Runs until it is interrupted, the process that started it ends, or a part fails. */
    public static void main(String[] arguments) {
        var output = System.out;
        try {
            var local = new LocalPlatform(LocalSettings.in(System.getProperties()), output);
            local.run();
        } catch (LocalFailure failure) {
            output.println();
            output.println(failure.getMessage());
        } catch (RuntimeException | InterruptedException unexpected) {
            unexpected.printStackTrace(output);
        }
        // What runs is stopped as the process ends.
        System.exit(1);
    }

    private void run() throws InterruptedException {
        var lock = settings.state().lock();
        stopWithThisProcess();
        try {
            if (settings.fresh()) {
                settings.state().clear();
                timeline.say("Starting afresh: the data of earlier runs are deleted");
            }
            System.setProperty(Platform.LOGS, settings.state().logs().toString());
            startLogging();
            settings.ports().awaitFree(settings.state().begin() ? EARLIER_RUN_ENDS : Duration.ZERO);
            platform.start();
            platform.workers().context().addApplicationListener(new SavedFiles(Path.of("processes"), timeline));
            var sender = new SampleLetter(platform).send();
            timeline.tell(new Overview(platform, timeline).text(sender));
            watch(lock);
        } catch (RuntimeException failure) {
            if (stopping.getCount() > 0) {
                throw failure;
            }
        }
    }

    /** Returns when the process is told to end; fails when a part has died. */
    private void watch(FileLock lock) throws InterruptedException {
        while (lock.isValid() && !stopping.await(WATCH_SECONDS, TimeUnit.SECONDS)) {
            platform.dead().ifPresent(part -> {
                throw new LocalFailure(
                        part.name() + " has ended by itself, so everything is stopped.",
                        "Its log says why: " + part.log() + "\nStart again: the data are kept.");
            });
        }
    }

    /** Sets the logs up before several threads want to log at once. */
    private static void startLogging() {
        System.setProperty("logback.configurationFile", "local-platform/logback.xml");
        LoggerFactory.getILoggerFactory();
        // The workers set theirs up by a property of their own, and warn of this one.
        System.clearProperty("logback.configurationFile");
    }

    private void stopWithThisProcess() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
        var parent = parent();
        Thread.ofPlatform().name("parent").daemon().start(() -> {
            try {
                // A parent that nobody has waited for counts as alive, but its children are another's by then.
                while (!stopping.await(WATCH_SECONDS, TimeUnit.SECONDS)) {
                    if (parent() != parent) {
                        System.exit(1);
                    }
                }
            } catch (InterruptedException ending) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static long parent() {
        return ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(0L);
    }

    private void stop() {
        stopping.countDown();
        timeline.say("Stopping");
        platform.close();
        settings.state().end();
        timeline.say("Stopped; the data are kept in " + settings.state().root());
    }
}
