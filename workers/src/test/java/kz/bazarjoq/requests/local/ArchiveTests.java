package kz.bazarjoq.requests.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTests {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("some.tar.gz");
    }

    @Test
    void unpacksWithoutTheTopFolderAndSaysHowFarItIs() throws IOException {
        write("top/bin/run", "#!/bin/sh", 0755);
        var said = new ArrayList<String>();

        new Archive(file, said::add).unpackTo(folder.resolve("target"));

        assertThat(folder.resolve("target/bin/run")).hasContent("#!/bin/sh").isExecutable();
        assertThat(said).contains("Unpacking some.tar.gz: 100%");
    }

    @Test
    void leavesNothingBehindWhenTheFileIsBroken() throws IOException {
        write("top/lib/a.jar", "content".repeat(10_000), 0644);
        var whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));

        assertThatIOException().isThrownBy(() -> new Archive(file, Progress.SILENT).unpackTo(folder.resolve("target")));

        assertThat(folder)
                .isDirectoryNotContaining(path -> path.getFileName().toString().startsWith("target"));
    }

    @Test
    void refusesAnEntryOutsideOfTheTarget() throws IOException {
        write("top/../../escaped", "content", 0644);

        assertThatIOException().isThrownBy(() -> new Archive(file, Progress.SILENT).unpackTo(folder.resolve("target")));
    }

    private void write(String name, String content, int mode) throws IOException {
        try (var tar = new TarArchiveOutputStream(new GZIPOutputStream(Files.newOutputStream(file)))) {
            var bytes = content.getBytes(StandardCharsets.UTF_8);
            var entry = new TarArchiveEntry(name);
            entry.setSize(bytes.length);
            entry.setMode(mode);
            tar.putArchiveEntry(entry);
            tar.write(bytes);
            tar.closeArchiveEntry();
        }
    }
}
