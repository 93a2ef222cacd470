package kz.bazarjoq.requests.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kz.bazarjoq.requests.RequestsApplication;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every setting that the application can be given, by the name of the environment variable that gives it. */
final class KnownSettings {

    private static final String METADATA = "META-INF/spring-configuration-metadata.json";
    private static final String ANY = "[A-Z0-9_]+";

    private final Set<String> patterns = new TreeSet<>();

    /** Those of the libraries, from their metadata, and our own, from the records they are bound to. */
    KnownSettings() {
        libraries();
        ownTypes()
                .forEach(type ->
                        own(type.getAnnotation(ConfigurationProperties.class).value(), type));
    }

    boolean has(String variable) {
        return patterns.stream().anyMatch(pattern -> Pattern.matches(pattern, variable));
    }

    /** Our own types of settings. */
    static Stream<Class<?>> ownTypes() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        return scanner.findCandidateComponents(RequestsApplication.class.getPackageName()).stream()
                .<Class<?>>map(found -> ClassUtils.resolveClassName(
                        String.valueOf(found.getBeanClassName()), KnownSettings.class.getClassLoader()));
    }

    private void libraries() {
        try {
            for (var file :
                    Collections.list(KnownSettings.class.getClassLoader().getResources(METADATA))) {
                try (var content = file.openStream()) {
                    new JsonMapper().readTree(content).path("properties").forEach(this::library);
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void library(JsonNode property) {
        var variable = variable(property.path("name").asString());
        var isMap = property.path("type").asString("").startsWith("java.util.Map");
        patterns.add(isMap ? variable + "_" + ANY : variable);
    }

    private void own(String prefix, Class<?> type) {
        for (var component : type.getRecordComponents()) {
            add(prefix + "." + DataObjectPropertyName.toDashedForm(component.getName()), component.getGenericType());
        }
    }

    private void add(String name, Type type) {
        if (type instanceof Class<?> nested && nested.isRecord()) {
            own(name, nested);
        } else if (type instanceof ParameterizedType generic && isCollection(generic)) {
            add(name + ".*", generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1]);
            patterns.add(variable(name));
        } else {
            patterns.add(variable(name));
        }
    }

    private static boolean isCollection(ParameterizedType type) {
        return type.getRawType() instanceof Class<?> raw
                && (Map.class.isAssignableFrom(raw) || Collection.class.isAssignableFrom(raw));
    }

    /** The environment variable that gives this setting. */
    static String variable(String name) {
        return name.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT).replace("*", ANY);
    }
}
