package kz.bazarjoq.requests.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import kz.bazarjoq.requests.SampleShopConfiguration;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** A data map of a test's own: the shipped words, parts and recipients, and the sources that the test describes. */
record MapFolder(Path folder, Map<String, DataProperties.Source> connections) {

    private static final Path SHIPPED = Path.of("workers/src/main/resources/data-map");

    static MapFolder in(Path folder) {
        try {
            for (var file : new String[] {"vocabulary.yaml", "parts.yaml", "recipients.yaml"}) {
                Files.copy(SHIPPED.resolve(file), folder.resolve(file));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return new MapFolder(folder, new HashMap<>());
    }

    /** Describes a source. */
    MapFolder with(String source, DataSource database, String tables) {
        try {
            Files.writeString(
                    folder.resolve(source + ".yaml"), "source: %s\nschema: public\n%s".formatted(source, tables));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        connections.put(source, SampleShopConfiguration.source(database));
        return this;
    }

    Sources sources() {
        return new Sources(
                new DataProperties(folder.toUri().toString(), connections), new PathMatchingResourcePatternResolver());
    }
}
