package kz.bazarjoq.requests.models.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/** A folder for the broker's data, on a memory file system where there is one: a disk costs an fsync per step. */
record MemoryFolder(Path path) {

    private static final String PREFIX = "bazarjoq-process-tests-";
    private static final long ENOUGH_BYTES = 512L << 20;

    /** A new one; removes those of runs that were killed. */
    static MemoryFolder create() {
        try {
            var parent = parent();
            removeAbandoned(parent);
            var path = parent.resolve(PREFIX + ProcessHandle.current().pid());
            return new MemoryFolder(Files.createDirectories(path));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void delete() {
        try {
            FileSystemUtils.deleteRecursively(path);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Path parent() throws IOException {
        var memory = Path.of("/dev/shm");
        var fits = Files.isWritable(memory) && Files.getFileStore(memory).getUsableSpace() > ENOUGH_BYTES;
        return fits ? memory : Path.of(System.getProperty("java.io.tmpdir"));
    }

    private static void removeAbandoned(Path parent) throws IOException {
        try (var folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (var folder : folders) {
                var pid = Long.parseLong(folder.getFileName().toString().substring(PREFIX.length()));
                if (ProcessHandle.of(pid).isEmpty()) {
                    FileSystemUtils.deleteRecursively(folder);
                }
            }
        }
    }
}
