package kz.bazarjoq.requests.local;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Prints what is going on, each line with the seconds since the command was given. */
final class Timeline implements Progress {

    private static final double MILLIS = 1000.0;

    private final PrintStream output;
    private final Instant begin;
    private final Clock clock = Clock.systemUTC();

    private Timeline(PrintStream output, Instant begin) {
        this.output = output;
        this.begin = begin;
    }

    /** Counts from the start of Maven where Maven has started this process. */
    static Timeline sinceTheCommand(PrintStream output) {
        var self = ProcessHandle.current();
        var command = Boolean.getBoolean("bazarjoq.local.maven") ? self.parent().orElse(self) : self;
        return new Timeline(output, command.info().startInstant().orElseGet(Clock.systemUTC()::instant));
    }

    @Override
    public synchronized void say(String line) {
        output.printf(Locale.ROOT, "%6.1f s  %s%n", seconds(), line);
    }

    /** A text without the time. */
    synchronized void tell(String text) {
        output.print(text);
        output.flush();
    }

    double seconds() {
        return Duration.between(begin, clock.instant()).toMillis() / MILLIS;
    }
}
