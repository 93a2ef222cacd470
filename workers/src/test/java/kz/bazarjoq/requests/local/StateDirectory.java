package kz.bazarjoq.requests.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * Where one platform keeps its data and its logs.
 *
 * @param root of its own; two platforms never share one
 */
public record StateDirectory(Path root) {

    /** The folder of the project's local runs, whose unpacked Camunda the tests use too. */
    static Path shared() {
        return Path.of(".local").toAbsolutePath();
    }

    /** The folder for the data of a part. */
    public Path data(String part) {
        return created(root.resolve("data").resolve(part));
    }

    /** The folder of all logs. */
    public Path logs() {
        return created(root.resolve("logs"));
    }

    /** The file that a part logs to. */
    public Path log(String part) {
        return logs().resolve(part + ".log");
    }

    /** Forgets all data and logs. */
    void clear() {
        clearData();
        delete(root.resolve("logs"));
    }

    /** Forgets all data. */
    void clearData() {
        delete(root.resolve("data"));
    }

    private static void delete(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException("The folder " + folder + " can't be deleted", failure);
        }
    }

    /** Takes the folder for this process until it ends; fails when another process has it. */
    FileLock lock() {
        var file = created(root).resolve("running.lock");
        try {
            var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            var lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new LocalFailure(
                        "The local platform runs already: another process uses " + root + ".",
                        "Stop it (Ctrl-C where it was started), or run a second one on a folder and ports of its own:"
                                + " -Dlocal.directory=.local-2 -Dports.offset=1000.");
            }
            return lock;
        } catch (IOException failure) {
            throw new UncheckedIOException("The lock " + file + " can't be taken", failure);
        }
    }

    /** Notes that a run begins, and says whether the one before it didn't get to its end. */
    boolean begin() {
        try {
            Files.createFile(root.resolve("running"));
            return false;
        } catch (FileAlreadyExistsException unfinished) {
            return true;
        } catch (IOException failure) {
            throw new UncheckedIOException("The folder " + root + " can't be written to", failure);
        }
    }

    /** Notes that the run has stopped all that it started. */
    void end() {
        try {
            Files.deleteIfExists(root.resolve("running"));
        } catch (IOException failure) {
            throw new UncheckedIOException("The folder " + root + " can't be written to", failure);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    private static Path created(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException failure) {
            throw DiskSpace.translate(
                    failure, folder, new UncheckedIOException("The folder " + folder + " can't be made", failure));
        }
    }
}
