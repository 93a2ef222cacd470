package kz.bazarjoq.requests.local;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sees to it that no process outlives this one, even when this one is killed. There is one for a run. */
public final class Guardian {

    private static @Nullable OutputStream pipe;

    private Guardian() {}

    /** Has the process, and whatever it starts, ended when this one ends. */
    public static synchronized void watch(ProcessHandle process) {
        try {
            if (pipe == null) {
                pipe = start();
            }
            pipe.write((process.pid() + "\n").getBytes(StandardCharsets.UTF_8));
            pipe.flush();
        } catch (IOException failure) {
            process.destroyForcibly();
            throw new UncheckedIOException("The guardian of the child processes is gone", failure);
        }
    }

    private static OutputStream start() throws IOException {
        var command = List.of(
                JavaProcess.executable(),
                "-Xmx16m",
                "-Xss256k",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:ReservedCodeCacheSize=8m",
                "-cp",
                JavaProcess.ownClasses().toString(),
                GuardianMain.class.getName());
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .getOutputStream();
    }
}
