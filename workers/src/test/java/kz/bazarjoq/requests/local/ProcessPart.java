package kz.bazarjoq.requests.local;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A part that is a process of its own and says over HTTP when it is ready. */
abstract class ProcessPart implements Part {

    private final String name;
    private final Path log;
    private final Duration limit;
    private @Nullable ChildProcess process;

    ProcessPart(String name, Path log, Duration limit) {
        this.name = name;
        this.log = log;
        this.limit = limit;
    }

    /** Starts the process, without waiting for it. */
    abstract ChildProcess launch();

    /** Answers 200 once it is ready. */
    abstract URI readiness();

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Path log() {
        return log;
    }

    @Override
    public final void start() {
        new Readiness(name, limit).await(launched(), readiness());
    }

    /** Ends the process at once, as a crash would. */
    public final synchronized void kill() {
        if (process != null) {
            process.kill();
            process = null;
        }
    }

    @Override
    public final synchronized void stop() {
        if (process != null) {
            process.close();
            process = null;
        }
    }

    @Override
    public final synchronized boolean hasDied() {
        return process != null && !process.isAlive();
    }

    private synchronized ChildProcess launched() {
        if (process == null) {
            process = launch();
        }
        return process;
    }
}
