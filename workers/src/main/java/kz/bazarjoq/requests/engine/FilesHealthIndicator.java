package kz.bazarjoq.requests.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** Down while one of the files that the engine doesn't look at, such as a letter, can't be used. */
@Component
class FilesHealthIndicator implements HealthIndicator {

    private static final Logger LOG = LoggerFactory.getLogger(FilesHealthIndicator.class);

    private final ProcessFiles files;
    private final List<SavedFileCheck> checks;

    FilesHealthIndicator(ProcessFiles files, List<SavedFileCheck> checks) {
        this.files = files;
        this.checks = List.copyOf(checks);
    }

    @EventListener(ApplicationReadyEvent.class)
    void report() {
        faults().forEach(fault -> LOG.error("A file can't be used, and what needs it will fail: {}", fault));
    }

    @Override
    public Health health() {
        var faults = faults();
        return faults.isEmpty()
                ? Health.up().build()
                : Health.down().withDetail("cause", String.join("; ", faults)).build();
    }

    private List<String> faults() {
        return Stream.of(".md", ".yaml")
                .flatMap(ending -> files.endingIn(ending).stream())
                .flatMap(this::faults)
                .toList();
    }

    private Stream<String> faults(Resource resource) {
        var file = files.place(resource);
        try {
            var content = resource.getContentAsString(StandardCharsets.UTF_8);
            return checks.stream().flatMap(check -> check.fault(file, content).stream());
        } catch (IOException failure) {
            return Stream.of("%s can't be read".formatted(file));
        }
    }
}
