package kz.bazarjoq.requests.models.harness;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import kz.bazarjoq.requests.models.exporter.RecordingExporter;

/** Packs the exporter for the broker, which loads it with a class loader of its own. */
final class ExporterJar {

    private ExporterJar() {}

    static Path write(Path folder) {
        var jar = folder.resolve("recording-exporter.jar").toAbsolutePath();
        var name = RecordingExporter.class.getName().replace('.', '/') + ".class";
        try (var out = new JarOutputStream(Files.newOutputStream(jar));
                var in = Objects.requireNonNull(open(name), name)) {
            out.putNextEntry(new JarEntry(name));
            in.transferTo(out);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return jar;
    }

    private static InputStream open(String name) {
        return Objects.requireNonNull(RecordingExporter.class.getClassLoader().getResourceAsStream(name), name);
    }
}
