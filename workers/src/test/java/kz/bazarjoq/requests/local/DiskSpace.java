package kz.bazarjoq.requests.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Looks whether the disk can hold what is about to be written, before half of it is. */
final class DiskSpace {

    private static final long MEBIBYTE = 1024L * 1024;

    private DiskSpace() {}

    /** Fails when the disk of the folder has less free than needed. */
    static void require(long bytes, Path folder, String purpose) {
        try {
            var free = Files.getFileStore(existing(folder)).getUsableSpace();
            if (free < bytes) {
                throw full(
                        "%s needs %d MB on the disk of %s, and %d MB are free."
                                .formatted(purpose, bytes / MEBIBYTE, folder, free / MEBIBYTE),
                        null);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("The free space of " + folder + " can't be read", failure);
        }
    }

    /** The failure to report for this one: that the disk is full, where that is what it says. */
    static RuntimeException translate(Throwable failure, Path folder, RuntimeException otherwise) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            var message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
            if (message.contains("no space left") || message.contains("not enough space")) {
                return full("The disk of %s is full.".formatted(folder), failure);
            }
        }
        return otherwise;
    }

    private static LocalFailure full(String cause, @Nullable Throwable reason) {
        var remedy = "Free some space there and start again; nothing half-written is used.";
        return reason == null ? new LocalFailure(cause, remedy) : new LocalFailure(cause, remedy, reason);
    }

    private static Path existing(Path folder) {
        var candidate = folder.toAbsolutePath();
        while (!Files.exists(candidate) && candidate.getParent() != null) {
            candidate = candidate.getParent();
        }
        return candidate;
    }
}
