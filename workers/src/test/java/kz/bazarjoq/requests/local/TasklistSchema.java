package kz.bazarjoq.requests.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;

/**
 * Tasklist's schema of its search store with times that may lack a fraction of a second, for the class path before
 * Tasklist's own. Tasklist writes a time on the full second without one, its own schema refuses that, and from the first
 * such task on no new task is shown. It holds the store against its schema at every start, so the store alone can't differ.
 */
final class TasklistSchema {

    private static final String FOLDER = "schema/os/create/";
    private static final String ITS_TIMES = "date_time || epoch_millis";
    private static final String OUR_TIMES = "date_time || strict_date_optional_time || epoch_millis";

    private TasklistSchema() {}

    static Path write(Path libraries, Path folder) {
        var original = libraries.resolve("tasklist-els-schema-" + Versions.CAMUNDA + ".jar");
        var file = folder.resolve("TasklistSchema.jar");
        try (var theirs = new JarFile(original.toFile());
                var ours = new JarOutputStream(Files.newOutputStream(file))) {
            for (var entry : theirs.stream().filter(TasklistSchema::isSchema).toList()) {
                var schema = new String(theirs.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                ours.putNextEntry(new ZipEntry(entry.getName()));
                ours.write(schema.replace(ITS_TIMES, OUR_TIMES).getBytes(StandardCharsets.UTF_8));
                ours.closeEntry();
            }
            return file;
        } catch (IOException failure) {
            throw new UncheckedIOException("Tasklist's schema can't be taken from " + original, failure);
        }
    }

    private static boolean isSchema(ZipEntry entry) {
        return entry.getName().startsWith(FOLDER) && entry.getName().endsWith(".json");
    }
}
