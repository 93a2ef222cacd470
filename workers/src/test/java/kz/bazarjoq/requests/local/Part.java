package kz.bazarjoq.requests.local;

import java.nio.file.Path;

/** One part of the platform: something that is started, gets ready, and is stopped; all of it can be done again. */
public interface Part {

    /** What people call it. */
    String name();

    /** Starts it and returns when it is ready; fails with cause and remedy when it doesn't get ready. */
    void start();

    /** Stops it; nothing of it is left running. What isn't running is left as it is. */
    void stop();

    /** Whether it was started, not stopped, and is gone all the same. */
    boolean hasDied();

    /** The file it logs to. */
    Path log();
}
