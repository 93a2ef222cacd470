package kz.bazarjoq.requests.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.io.FileSystemResource;

/** The workers' application.yaml, as production has it. */
record ApplicationSettings(EnumerablePropertySource<?> source) {

    static final Path FILE = Path.of("workers/src/main/resources/application.yaml");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)");

    static ApplicationSettings read() {
        try {
            return new ApplicationSettings((EnumerablePropertySource<?>) new YamlPropertySourceLoader()
                    .load("application", new FileSystemResource(FILE))
                    .getFirst());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String value(String name) {
        return String.valueOf(source.getProperty(name));
    }

    List<String> names() {
        return Arrays.asList(source.getPropertyNames());
    }

    /** The environment variables that it asks for by name. */
    List<String> variables() {
        return PLACEHOLDER
                .matcher(Compose.read(FILE))
                .results()
                .map(match -> match.group(1))
                .toList();
    }
}
