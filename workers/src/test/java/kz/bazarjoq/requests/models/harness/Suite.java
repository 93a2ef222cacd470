package kz.bazarjoq.requests.models.harness;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.io.Resource;
import org.springframework.util.ClassUtils;

/** All classes of process tests there are, and whether they ran. */
public final class Suite {

    private static final String CLASSES = "kz/bazarjoq/requests/models/";

    private Suite() {}

    /** Whether the run was asked for a part only: one folder, or some classes. */
    public static boolean isChosenInPart() {
        return !Folders.chosen().isEmpty() || !System.getProperty("it.test", "").isEmpty();
    }

    /** Whether the engine refused the models, so that no process test could run; the first of them says why. */
    public static boolean wasRefused() {
        return ScenarioProvider.refused();
    }

    /** The classes of process tests that didn't run, so that what isn't covered by now may be covered by them. */
    public static Set<Class<?>> missing() {
        var missing = new HashSet<>(all());
        missing.removeAll(ScenarioProvider.run());
        return missing;
    }

    static Set<Class<?>> all() {
        return Engine.resources("classpath:" + CLASSES + "*IT.class").stream()
                .map(Suite::load)
                .filter(type -> type.isAnnotationPresent(ProcessTest.class))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Class<?> load(Resource file) {
        var simpleName = String.valueOf(file.getFilename()).replace(".class", "");
        return ClassUtils.resolveClassName(CLASSES.replace('/', '.') + simpleName, null);
    }
}
