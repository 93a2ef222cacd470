package kz.bazarjoq.requests.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.bazarjoq.requests.engine.ModelDeployment.NotDeployedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Deploys all processes together whenever a file of theirs is saved, where they lie in a folder and weren't built in. Files
 * that are saved in one go are deployed in one go.
 */
@Component
class ProcessesWatch {

    private static final Logger LOG = LoggerFactory.getLogger(ProcessesWatch.class);
    private static final Pattern WATCHED = Pattern.compile(".*\\.(bpmn|dmn|form|md|yaml)");
    private static final Pattern DEPLOYED = Pattern.compile(".*\\.(bpmn|dmn|form)");

    private final ProcessFiles files;
    private final ModelDeployment deployment;
    private final List<SavedFileCheck> checks;
    private final ApplicationEventPublisher events;

    private Map<String, FileTime> known;
    private Map<String, FileTime> seen;

    ProcessesWatch(
            ProcessFiles files,
            ModelDeployment deployment,
            List<SavedFileCheck> checks,
            ApplicationEventPublisher events) {
        this.files = files;
        this.deployment = deployment;
        this.checks = List.copyOf(checks);
        this.events = events;
        known = files.folder().map(ProcessesWatch::saved).orElse(Map.of());
        seen = known;
    }

    /** Acts on what was saved once nothing more is being saved. */
    @Scheduled(fixedDelayString = "${bazarjoq.processes.watch-interval:500ms}")
    void look() {
        files.folder().ifPresent(this::look);
    }

    private void look(Path folder) {
        var now = saved(folder);
        if (!now.equals(known) && now.equals(seen) && deployment.deployed()) {
            var changed = changed(known, now);
            known = now;
            tell(act(folder, changed));
        }
        seen = now;
    }

    private ProcessesSaved act(Path folder, SortedSet<String> changed) {
        var faults = new ArrayList<String>();
        changed.stream().filter(file -> !isDeployed(file)).forEach(file -> faults.addAll(faults(folder, file)));
        var saved = "Saved " + String.join(", ", changed) + ": ";
        if (changed.stream().noneMatch(ProcessesWatch::isDeployed)) {
            return new ProcessesSaved(
                    faults.isEmpty(), saved + (faults.isEmpty() ? "used from now on" : String.join("; ", faults)));
        }
        try {
            var versions = deployment.deploy();
            faults.addFirst("deployed as %s; new requests use it, running ones stay on theirs"
                    .formatted(versions(changed, versions)));
            return new ProcessesSaved(faults.size() == 1, saved + String.join("; but ", faults));
        } catch (NotDeployedException failure) {
            return new ProcessesSaved(
                    false, saved + "NOT deployed, the versions before stay in use: " + failure.getMessage());
        }
    }

    private List<String> faults(Path folder, String file) {
        try {
            var path = folder.resolve(file);
            var content = Files.exists(path) ? Files.readString(path) : null;
            return content == null
                    ? List.of()
                    : checks.stream()
                            .flatMap(check -> check.fault(file, content).stream())
                            .toList();
        } catch (IOException failure) {
            return List.of("%s can't be read; is it saved as UTF-8?".formatted(file));
        }
    }

    /** The versions of the processes in whose folders something was saved, or of all for what they share. */
    private static String versions(SortedSet<String> changed, SortedMap<String, Integer> versions) {
        var folders = changed.stream()
                .map(file -> Path.of(file).getName(0).toString())
                .collect(Collectors.toSet());
        var own = versions.keySet().stream().filter(folders::contains).toList();
        return (own.isEmpty() ? versions.keySet() : own)
                .stream()
                        .map(process -> "%s version %d".formatted(process, versions.get(process)))
                        .collect(Collectors.joining(", "));
    }

    private void tell(ProcessesSaved event) {
        if (event.taken()) {
            LOG.info(event.report());
        } else {
            LOG.error(event.report());
        }
        events.publishEvent(event);
    }

    private static boolean isDeployed(String file) {
        return DEPLOYED.matcher(file).matches();
    }

    private static SortedSet<String> changed(Map<String, FileTime> before, Map<String, FileTime> now) {
        return Stream.concat(before.keySet().stream(), now.keySet().stream())
                .filter(file -> !Objects.equals(before.get(file), now.get(file)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, FileTime> saved(Path folder) {
        try (var walk = Files.walk(folder)) {
            var found = new TreeMap<String, FileTime>();
            for (var path : (Iterable<Path>) walk.filter(Files::isRegularFile)::iterator) {
                var file = folder.relativize(path).toString().replace('\\', '/');
                if (WATCHED.matcher(file).matches()) {
                    found.put(file, Files.getLastModifiedTime(path));
                }
            }
            return found;
        } catch (IOException failure) {
            throw new UncheckedIOException("The processes can't be read from " + folder, failure);
        }
    }
}
