package kz.bazarjoq.requests.register;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/** The wording of a page or a document in the three languages: {@code ru.properties} and so on of a folder. */
public final class LanguageTexts {

    private final Map<Language, Map<String, String>> texts = new EnumMap<>(Language.class);

    /** Reads the files of a folder of the class path. */
    public LanguageTexts(String folder) {
        for (var language : Language.values()) {
            texts.put(language, read("%s/%s.properties".formatted(folder, language.code())));
        }
    }

    /** All texts in a language, by their keys. */
    public Map<String, String> in(Language language) {
        return Objects.requireNonNull(texts.get(language));
    }

    /** A text, with what stands in the place of its {@code %s}. */
    public String text(Language language, String key, Object... filling) {
        return Objects.requireNonNull(in(language).get(key), key).formatted(filling);
    }

    private static Map<String, String> read(String file) {
        try {
            var read = PropertiesLoaderUtils.loadProperties(
                    new EncodedResource(new ClassPathResource(file), StandardCharsets.UTF_8));
            return read.stringPropertyNames().stream()
                    .collect(Collectors.toUnmodifiableMap(key -> key, read::getProperty));
        } catch (IOException failure) {
            throw new UncheckedIOException("The file %s can't be read".formatted(file), failure);
        }
    }
}
