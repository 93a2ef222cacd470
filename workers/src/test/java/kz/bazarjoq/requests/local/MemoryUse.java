package kz.bazarjoq.requests.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The resident memory of some processes and all that they started.
 *
 * @param bytes the sum; pages that processes share count once for each
 */
record MemoryUse(int processes, long bytes) {

    private static final long KIBIBYTE = 1024;

    /** Measures it where the system has a {@code /proc}. */
    static Optional<MemoryUse> of(Stream<ProcessHandle> roots) {
        if (!Files.isDirectory(Path.of("/proc", "self"))) {
            return Optional.empty();
        }
        Set<ProcessHandle> processes = roots.flatMap(root -> Stream.concat(Stream.of(root), root.descendants()))
                .collect(Collectors.toSet());
        return Optional.of(new MemoryUse(
                processes.size(),
                processes.stream().mapToLong(MemoryUse::resident).sum()));
    }

    private static long resident(ProcessHandle process) {
        try (var lines = Files.lines(Path.of("/proc", String.valueOf(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIBIBYTE)
                    .sum();
        } catch (IOException gone) {
            return 0;
        }
    }
}
