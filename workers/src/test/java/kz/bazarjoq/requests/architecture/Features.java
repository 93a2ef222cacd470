package kz.bazarjoq.requests.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;
import kz.bazarjoq.requests.RequestsApplication;

/** The features, in the order in which they may know each other. */
final class Features {

    private static final String BASE = RequestsApplication.class.getPackageName();

    /** A feature knows those of the rows above its own, not its neighbours. */
    private static final List<Set<String>> ORDER = List.of(
            Set.of("register"),
            Set.of("engine"),
            Set.of("deadline", "correspondence", "data"),
            Set.of("identity", "recipients"),
            Set.of("intake"),
            Set.of("casework"));

    private Features() {}

    static ArchCondition<JavaClass> dependOnlyOnWhatComesBefore() {
        return new ArchCondition<>("depend only on features that come before their own in " + ORDER) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                var feature = of(type);
                if (!feature.isEmpty() && row(feature) < 0) {
                    events.add(SimpleConditionEvent.violated(
                            type, "%s is in the feature %s, which has no place in %s".formatted(type, feature, ORDER)));
                    return;
                }
                type.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> isOurs(dependency.getTargetClass()))
                        .filter(dependency -> !mayKnow(feature, of(dependency.getTargetClass())))
                        .forEach(dependency ->
                                events.add(SimpleConditionEvent.violated(type, dependency.getDescription())));
            }
        };
    }

    /** The top-level class that this one is written in. */
    static JavaClass outermost(JavaClass type) {
        var outermost = type.getBaseComponentType();
        while (outermost.getEnclosingClass().isPresent()) {
            outermost = outermost.getEnclosingClass().get();
        }
        return outermost;
    }

    private static boolean isOurs(JavaClass type) {
        var name = type.getBaseComponentType().getPackageName();
        return name.equals(BASE) || name.startsWith(BASE + ".");
    }

    /** The first part of the package's name below the application's; empty for the application itself. */
    private static String of(JavaClass type) {
        var name = type.getBaseComponentType().getPackageName();
        if (name.equals(BASE)) {
            return "";
        }
        var below = name.substring(BASE.length() + 1);
        return below.contains(".") ? below.substring(0, below.indexOf('.')) : below;
    }

    /** The application stands last: it starts the features, and none knows it. */
    private static boolean mayKnow(String feature, String other) {
        return feature.equals(other) || feature.isEmpty() || (!other.isEmpty() && row(other) < row(feature));
    }

    private static int row(String feature) {
        for (var row = 0; row < ORDER.size(); row++) {
            if (ORDER.get(row).contains(feature)) {
                return row;
            }
        }
        return -1;
    }
}
