package kz.bazarjoq.requests.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Dates and numbers as staff read them: Russian, Almaty time. */
final class Russian {

    private static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");
    private static final Locale LOCALE = Locale.forLanguageTag("ru-KZ");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMMM uuuu", LOCALE);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", LOCALE);

    private Russian() {}

    static int year(Instant instant) {
        return instant.atZone(ALMATY).getYear();
    }

    static String moment(Instant instant) {
        return instant.atZone(ALMATY).format(MOMENT);
    }

    static String date(LocalDate day) {
        return day.format(DATE);
    }

    static String date(OffsetDateTime at) {
        return at.atZoneSameInstant(ALMATY).format(DATE);
    }

    /** How the deadline looks from now: how many days are left, or by how many it was missed. */
    static String left(OffsetDateTime dueAt, Instant now) {
        var days = ChronoUnit.DAYS.between(
                now.atZone(ALMATY).toLocalDate(),
                dueAt.atZoneSameInstant(ALMATY).toLocalDate());
        if (now.isAfter(dueAt.toInstant())) {
            return "просрочено на " + days(Math.max(1, -days));
        }
        return days == 0 ? "сегодня последний день" : plural(days, "остался ", "осталось ", "осталось ") + days(days);
    }

    /** A number of days, such as «1 день», «3 дня», «11 дней». */
    static String days(long number) {
        return number + " " + plural(number, "день", "дня", "дней");
    }

    static String plural(long number, String one, String few, String many) {
        var lastTwo = number % 100;
        var last = number % 10;
        if (last == 1 && lastTwo != 11) {
            return one;
        }
        return last >= 2 && last <= 4 && (lastTwo < 12 || lastTwo > 14) ? few : many;
    }

    /** A size in bytes, such as «12 КБ». */
    static String size(long bytes) {
        if (bytes < 1024) {
            return bytes + " Б";
        }
        return bytes < 1024 * 1024
                ? bytes / 1024 + " КБ"
                : "%.1f МБ".formatted(bytes / 1048576.0).replace('.', ',');
    }
}
