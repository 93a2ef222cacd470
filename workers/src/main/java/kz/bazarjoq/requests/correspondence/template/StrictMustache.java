package kz.bazarjoq.requests.correspondence.template;

import com.github.mustachejava.Binding;
import com.github.mustachejava.Code;
import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.DefaultMustacheVisitor;
import com.github.mustachejava.Mustache;
import com.github.mustachejava.MustacheException;
import com.github.mustachejava.MustacheVisitor;
import com.github.mustachejava.TemplateContext;
import com.github.mustachejava.codes.ValueCode;
import com.github.mustachejava.reflect.AbstractObjectHandler;
import com.github.mustachejava.util.Wrapper;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Mustache over maps that refuses what a letter must not do: name a placeholder that isn't there, write one that has no
 * value, write one unescaped, or take in another file.
 */
final class StrictMustache extends DefaultMustacheFactory {

    private final Function<Object, String> escaping;
    private final Set<String> names = new TreeSet<>();

    private StrictMustache(Function<Object, String> escaping) {
        this.escaping = escaping;
        setObjectHandler(new MapHandler());
    }

    /**
     * Fills a template.
     *
     * @param file for messages
     * @param escaping what becomes of a value before it is written
     */
    static String fill(String file, String template, Map<String, ?> values, Function<Object, String> escaping) {
        try {
            var filled = new StringWriter();
            new StrictMustache(escaping)
                    .compile(new StringReader(template), file)
                    .execute(filled, values)
                    .flush();
            return filled.toString();
        } catch (MustacheException failure) {
            throw new TemplateException("The letter %s can't be filled: %s".formatted(file, reason(failure)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Reads a template without filling it, and returns the placeholders and sections that it names. */
    static Set<String> names(String file, String template) {
        try {
            var mustache = new StrictMustache(Object::toString);
            mustache.compile(new StringReader(template), file);
            return mustache.names;
        } catch (MustacheException failure) {
            throw new TemplateException("The letter %s can't be filled: %s".formatted(file, reason(failure)));
        }
    }

    /** What the innermost failure says: the outer ones only repeat where. */
    private static @Nullable String reason(MustacheException failure) {
        var reason = failure.getMessage();
        for (var cause = failure.getCause(); cause instanceof MustacheException; cause = cause.getCause()) {
            reason = cause.getMessage();
        }
        return reason;
    }

    @Override
    public void encode(String value, Writer writer) {
        try {
            writer.write(value);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public Reader getReader(String name) {
        throw new MustacheException("takes in %s, but one letter can't take in another file".formatted(name));
    }

    @Override
    public MustacheVisitor createMustacheVisitor() {
        return new DefaultMustacheVisitor(this) {
            @Override
            public void value(TemplateContext place, String variable, boolean encoded) {
                if (!encoded) {
                    throw new MustacheException(
                            "line %d: write {{%s}} with two braces".formatted(place.line(), variable));
                }
                names.add(variable);
                super.value(place, variable, true);
            }

            @Override
            public void iterable(TemplateContext place, String variable, Mustache content) {
                names.add(variable);
                super.iterable(place, variable, content);
            }

            @Override
            public void notIterable(TemplateContext place, String variable, Mustache content) {
                names.add(variable);
                super.notIterable(place, variable, content);
            }
        };
    }

    private final class MapHandler extends AbstractObjectHandler {

        @Override
        public Binding createBinding(String name, TemplateContext place, Code code) {
            return scopes -> {
                var value = lookUp(name, scopes);
                if (value == null && code instanceof ValueCode) {
                    throw new MustacheException("{{%s}} has no value for this letter".formatted(name));
                }
                return value;
            };
        }

        @Override
        public Wrapper find(String name, List<Object> scopes) {
            return inner -> lookUp(name, inner);
        }

        @Override
        public String stringify(Object value) {
            return escaping.apply(value);
        }

        private static @Nullable Object lookUp(String name, List<Object> scopes) {
            if (name.equals(".")) {
                return scopes.getLast();
            }
            var path = name.split("\\.", -1);
            for (var scope : scopes.reversed()) {
                if (scope instanceof Map<?, ?> map && map.containsKey(path[0])) {
                    return follow(name, path, map);
                }
            }
            throw new MustacheException("there is no placeholder {{%s}}".formatted(name));
        }

        private static @Nullable Object follow(String name, String[] path, Map<?, ?> from) {
            Object value = from;
            for (var step : path) {
                if (!(value instanceof Map<?, ?> map) || !map.containsKey(step)) {
                    throw new MustacheException("there is no placeholder {{%s}}".formatted(name));
                }
                value = map.get(step);
            }
            return value;
        }
    }
}
