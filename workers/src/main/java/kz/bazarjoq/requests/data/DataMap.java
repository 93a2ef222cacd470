package kz.bazarjoq.requests.data;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;

/** The data map: every source by name, and the words it uses. It was checked when it was read. */
record DataMap(Vocabulary vocabulary, Map<String, SourceMap> byName, Map<String, String> files) {

    DataMap {
        byName = Map.copyOf(byName);
        files = Map.copyOf(files);
    }

    Collection<SourceMap> sources() {
        return byName.values();
    }

    SourceMap source(String name) {
        return Objects.requireNonNull(byName.get(name), () -> "The data map has no source " + name);
    }

    /** The file that a source was read from. */
    String file(String source) {
        return Objects.requireNonNull(files.get(source), () -> "The data map has no source " + source);
    }
}
