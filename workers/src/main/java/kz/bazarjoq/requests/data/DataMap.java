package kz.bazarjoq.requests.data;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;

/**
 * The data map: its words, the parts of a person's data in the order of letters and forms, who gets them, and every source by its
 * name. It was checked when it was read.
 *
 * @param files the file that each source was read from
 */
record DataMap(
        Vocabulary vocabulary,
        Map<String, Part> parts,
        Map<String, Organisation> recipients,
        Map<String, SourceMap> byName,
        Map<String, MapFile> files) {

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

    Part part(String code) {
        return Objects.requireNonNull(parts.get(code), () -> "The data map has no part " + code);
    }

    /** The file that a source was read from. */
    MapFile file(String source) {
        return Objects.requireNonNull(files.get(source), () -> "The data map has no source " + source);
    }
}
