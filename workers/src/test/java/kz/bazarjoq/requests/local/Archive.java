package kz.bazarjoq.requests.local;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.util.FileSystemUtils;

/**
 * A {@code tar.gz} with one folder at its top.
 *
 * @param progress is told how much of the file has been read
 */
record Archive(Path file, Progress progress) {

    private static final int BUFFER = 1 << 16;
    private static final int OWNER_EXECUTES = 0100;

    /** Unpacks the content of the top folder to the target, which appears only when it is complete. */
    void unpackTo(Path target) throws IOException {
        var unfinished = target.resolveSibling(target.getFileName() + ".unfinished");
        FileSystemUtils.deleteRecursively(unfinished);
        Files.createDirectories(unfinished);
        try (var read = new Counted(
                        Files.newInputStream(file), progress.step("Unpacking " + name(), Files.size(file)));
                var tar = new TarArchiveInputStream(new GZIPInputStream(read, BUFFER))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(entry, tar, unfinished);
            }
        } catch (IOException failure) {
            FileSystemUtils.deleteRecursively(unfinished);
            throw failure;
        }
        Files.move(unfinished, target);
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path root) throws IOException {
        var path = Path.of(entry.getName());
        if (entry.isDirectory() || path.getNameCount() < 2) {
            return;
        }
        var target = root.resolve(path.subpath(1, path.getNameCount())).normalize();
        if (!target.startsWith(root) || !entry.isFile()) {
            throw new IOException("An entry of the archive is no plain file inside it: " + entry.getName());
        }
        Files.createDirectories(target.getParent());
        Files.copy(content, target);
        if ((entry.getMode() & OWNER_EXECUTES) != 0 && !target.toFile().setExecutable(true)) {
            throw new IOException(target + " can't be made executable");
        }
    }

    private String name() {
        return String.valueOf(file.getFileName());
    }

    private static final class Counted extends FilterInputStream {

        private final Progress.Step step;
        private long count;

        Counted(InputStream in, Progress.Step step) {
            super(in);
            this.step = step;
        }

        @Override
        public int read() throws IOException {
            var one = super.read();
            count += one < 0 ? 0 : 1;
            return one;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            var read = super.read(buffer, offset, length);
            count += Math.max(0, read);
            step.reached(count);
            return read;
        }
    }
}
