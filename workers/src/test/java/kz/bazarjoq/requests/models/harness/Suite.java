package kz.bazarjoq.requests.models.harness;

import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.io.Resource;
import org.springframework.util.ClassUtils;

/** All classes of process tests there are, and whether they ran. */
public final class Suite {

    private static final String CLASSES = "kz/bazarjoq/requests/models/";

    private Suite() {}

    /** Whether every class of process tests ran, so that what isn't covered by now is covered by none. */
    public static boolean ranWhole() {
        return ScenarioProvider.run().containsAll(all());
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
