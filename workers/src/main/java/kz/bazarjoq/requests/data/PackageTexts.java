package kz.bazarjoq.requests.data;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kz.bazarjoq.requests.register.Language;
import kz.bazarjoq.requests.register.LanguageTexts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the PDF says in the three languages, and how it writes values. */
@Component
class PackageTexts {

    private static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");
    private final LanguageTexts texts = new LanguageTexts("package");

    Map<String, String> in(Language language) {
        return texts.in(language);
    }

    /** A text, with what stands in the place of its {@code %s}. */
    String text(Language language, String key, Object... filling) {
        return texts.text(language, key, filling);
    }

    /** A date written out, by Almaty time. */
    String longDate(Instant instant, Language language) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(language.locale())
                .format(instant.atZone(ALMATY));
    }

    /** A value as a table shows it, times as they are in Almaty; empty where there is none. */
    String value(@Nullable Object value, Language language) {
        return switch (value) {
            case null -> "";
            case OffsetDateTime at -> moment(at.atZoneSameInstant(ALMATY), language);
            case LocalDateTime at -> moment(at, language);
            case LocalDate day -> day(language).format(day);
            case BigDecimal number -> number.toPlainString();
            case Boolean yes -> text(language, yes ? "yes" : "no");
            case List<?> several -> several.stream().map(String::valueOf).collect(Collectors.joining(", "));
            default -> value.toString();
        };
    }

    /** The day and the minute. */
    private static String moment(TemporalAccessor at, Language language) {
        return day(language).format(at) + DateTimeFormatter.ofPattern(", HH:mm").format(at);
    }

    /** In English with the month's name, which no reader takes for the day. */
    private static DateTimeFormatter day(Language language) {
        return DateTimeFormatter.ofPattern(language == Language.EN ? "d MMM yyyy" : "dd.MM.yyyy", language.locale());
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
