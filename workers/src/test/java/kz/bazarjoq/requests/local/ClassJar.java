package kz.bazarjoq.requests.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** Packs classes of ours for the class path of another program. */
public final class ClassJar {

    private ClassJar() {}

    /** Writes the jar into the folder, for the class's file alone, and returns where it is. */
    public static Path write(Class<?> type, Path folder) {
        var file = folder.resolve(type.getSimpleName() + ".jar").toAbsolutePath();
        var entry = type.getName().replace('.', '/') + ".class";
        try (var content = type.getClassLoader().getResourceAsStream(entry);
                var jar = new JarOutputStream(Files.newOutputStream(file))) {
            if (content == null) {
                throw new IllegalStateException("The class " + type.getName() + " is not on the class path");
            }
            jar.putNextEntry(new JarEntry(entry));
            content.transferTo(jar);
            jar.closeEntry();
            return file;
        } catch (IOException failure) {
            throw new UncheckedIOException("The jar can't be written: " + file, failure);
        }
    }
}
