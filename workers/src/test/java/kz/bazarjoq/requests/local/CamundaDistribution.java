package kz.bazarjoq.requests.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Camunda as its makers pack it, resolved from Maven's repository and unpacked once for all runs. */
public final class CamundaDistribution {

    private static final long PACKED = 310_000_000;
    private static final long UNPACKED = 340_000_000;

    private CamundaDistribution() {}

    /** The folder with Camunda's {@code bin}, {@code lib} and {@code config}; it must not be written to. */
    public static Path directory() {
        return directory(Progress.SILENT);
    }

    /** The same; tells how far the download and the unpacking have come. */
    public static synchronized Path directory(Progress progress) {
        var target = StateDirectory.shared().resolve("camunda-" + Versions.CAMUNDA);
        if (Files.isDirectory(target)) {
            return target;
        }
        try {
            Files.createDirectories(target.getParent());
            var lock = target.resolveSibling(target.getFileName() + ".lock");
            try (var channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var held = channel.lock()) {
                if (held.isValid() && !Files.isDirectory(target)) {
                    unpack(target, progress);
                }
            }
            return target;
        } catch (IOException failure) {
            throw DiskSpace.translate(
                    failure, target, new UncheckedIOException("Camunda can't be unpacked to " + target, failure));
        }
    }

    private static void unpack(Path target, Progress progress) throws IOException {
        var packed = new MavenArtifacts(progress).file("io.camunda:camunda-zeebe:tar.gz:" + Versions.CAMUNDA, PACKED);
        DiskSpace.require(UNPACKED, target, "Unpacking Camunda");
        new Archive(packed, progress).unpackTo(target);
    }
}
