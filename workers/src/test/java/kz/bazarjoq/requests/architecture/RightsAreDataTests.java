package kz.bazarjoq.requests.architecture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.asm.ClassReader;

/** A new right needs no Java: a folder in {@code processes/} is enough, because no class knows one by its id. */
class RightsAreDataTests {

    private static final int UTF8 = 1;

    /** They show a caller of the API how a right is written; nothing is decided by it. */
    private static final List<String> GIVE_EXAMPLES = List.of("DeadlineProblems.class", "QueryParameters.class");

    @Test
    void noClassHoldsTheIdOfARight() {
        var rights = rights();

        var holders = classFiles().stream()
                .filter(file -> !GIVE_EXAMPLES.contains(file.getFileName().toString()))
                .flatMap(file -> constants(file)
                        .filter(constant -> rights.stream().anyMatch(constant::contains))
                        .map(constant -> file.getFileName() + " holds \"" + constant + "\""));

        assertThat(holders)
                .as("a class that knows a right by its id is one that the next right makes us change")
                .isEmpty();
    }

    @Test
    void findsWhatAClassHolds() {
        assertThat(constants(Path.of("target/test-classes", getClass().getName().replace('.', '/') + ".class")))
                .contains("a literal of this very test");
    }

    /** The folders whose model says that it is a right. */
    private static List<String> rights() {
        return folders().stream()
                .filter(folder -> isRight(folder.resolve(folder.getFileName() + ".bpmn")))
                .map(folder -> folder.getFileName().toString())
                .toList();
    }

    private static boolean isRight(Path model) {
        try {
            return Files.exists(model)
                    && Files.readString(model).matches("(?s).*<zeebe:property\\s+name=\"right\"\\s+value=\"true\".*");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<Path> folders() {
        try (var folders = Files.list(Path.of("processes"))) {
            return folders.filter(Files::isDirectory).sorted().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<Path> classFiles() {
        try (var files = Files.walk(Path.of("target/classes"))) {
            return files.filter(file -> file.toString().endsWith(".class")).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Every text in the class's constant pool: literals, constants and the values of annotations among them. */
    private static Stream<String> constants(Path file) {
        try {
            var content = Files.readAllBytes(file);
            var reader = new ClassReader(content);
            return IntStream.range(1, reader.getItemCount())
                    .map(reader::getItem)
                    .filter(start -> start > 0 && reader.readByte(start - 1) == UTF8)
                    .mapToObj(start -> new String(content, start + 2, reader.readUnsignedShort(start), UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
