package kz.bazarjoq.requests.models.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The folders of {@code processes/}, the one that was chosen, and the process tests that run each. */
public final class Folders {

    private static final Path PROCESSES = Path.of("processes");

    private Folders() {}

    /** All folders that hold models or tables. */
    public static List<String> all() {
        try (var entries = Files.list(PROCESSES)) {
            return entries.filter(Files::isDirectory)
                    .map(folder -> Objects.requireNonNull(folder.getFileName()).toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The folders that some class of process tests names. */
    public static Set<String> tested() {
        return Suite.all().stream().flatMap(tests -> named(tests).stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** The folder that the run was asked to check; empty when it checks all. */
    public static String chosen() {
        return System.getProperty("folder", "");
    }

    /** Whether a class of process tests runs what was asked for. */
    static boolean areChosen(Class<?> tests) {
        return chosen().isEmpty() || named(tests).contains(chosen());
    }

    /** Fails when a class runs a model that it doesn't name: its folder would be checked without it. */
    static void check(Class<?> tests, Set<String> processes) {
        var missing = all().stream()
                .filter(folder -> processes.contains(folder) && !named(tests).contains(folder))
                .toList();
        if (!missing.isEmpty()) {
            throw new AssertionError("@ProcessTest of %s names %s; its scenarios run %s as well"
                    .formatted(tests.getSimpleName(), named(tests), missing));
        }
    }

    private static List<String> named(Class<?> tests) {
        return Arrays.asList(tests.getAnnotation(ProcessTest.class).value());
    }
}
