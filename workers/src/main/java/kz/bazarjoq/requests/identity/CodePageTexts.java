package kz.bazarjoq.requests.identity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import kz.bazarjoq.requests.register.Language;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.stereotype.Component;

/** The wording of the code page in the three languages. */
@Component
class CodePageTexts {

    private final Map<Language, Map<String, String>> texts = new EnumMap<>(Language.class);

    CodePageTexts() throws IOException {
        for (var language : Language.values()) {
            var file = new ClassPathResource("code-page/%s.properties".formatted(language.code()));
            var read = PropertiesLoaderUtils.loadProperties(new EncodedResource(file, StandardCharsets.UTF_8));
            texts.put(
                    language,
                    read.stringPropertyNames().stream()
                            .collect(Collectors.toUnmodifiableMap(key -> key, read::getProperty)));
        }
    }

    Map<String, String> in(Language language) {
        return Objects.requireNonNull(texts.get(language));
    }
}
