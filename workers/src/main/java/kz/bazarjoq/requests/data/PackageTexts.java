package kz.bazarjoq.requests.data;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import kz.bazarjoq.requests.register.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.stereotype.Component;

/** What the PDF says in the three languages, and how it writes values. */
@Component
class PackageTexts {

    private static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.yyyy");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm");

    private final Map<Language, Map<String, String>> texts = new EnumMap<>(Language.class);

    PackageTexts() throws IOException {
        for (var language : Language.values()) {
            var file = new ClassPathResource("package/%s.properties".formatted(language.code()));
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

    /** A text, with what stands in the place of its {@code %s}. */
    String text(Language language, String key, Object... filling) {
        return Objects.requireNonNull(in(language).get(key), key).formatted(filling);
    }

    /** A date written out, by Almaty time. */
    String longDate(Instant instant, Language language) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(language.locale())
                .format(instant.atZone(ALMATY));
    }

    /** A value as a table shows it; empty where there is none. */
    String value(@Nullable Object value, Language language) {
        return switch (value) {
            case null -> "";
            case OffsetDateTime at -> MOMENT.format(at.atZoneSameInstant(ALMATY));
            case LocalDate day -> DAY.format(day);
            case BigDecimal number -> number.toPlainString();
            case Boolean yes -> text(language, yes ? "yes" : "no");
            case List<?> several -> several.stream().map(String::valueOf).collect(Collectors.joining(", "));
            default -> value.toString();
        };
    }

    /** A storage term: years, months, days. */
    String term(Period term, Language language) {
        if (term.getYears() > 0) {
            return counted(term.getYears(), "year", language);
        }
        return term.getMonths() > 0
                ? counted(term.getMonths(), "month", language)
                : counted(term.getDays(), "day", language);
    }

    /** By the plural forms of Russian; the others repeat one of theirs. */
    private String counted(int number, String unit, Language language) {
        var last = number % 10;
        var teen = number % 100 / 10 == 1;
        var form = last == 1 && !teen ? "one" : last >= 2 && last <= 4 && !teen ? "few" : "many";
        return text(language, unit + "." + form, number);
    }
}
