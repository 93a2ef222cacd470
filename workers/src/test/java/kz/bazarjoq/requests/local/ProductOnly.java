package kz.bazarjoq.requests.local;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/** Keeps the configurations and components of the tests out of the application that the local platform runs. */
final class ProductOnly extends TypeExcludeFilter {

    private final Path tests = JavaProcess.ownClasses();

    @Override
    public boolean match(MetadataReader type, MetadataReaderFactory factory) throws IOException {
        var resource = type.getResource();
        return resource.isFile() && resource.getFile().toPath().startsWith(tests);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ProductOnly filter && filter.tests.equals(tests);
    }

    @Override
    public int hashCode() {
        return tests.hashCode();
    }
}
