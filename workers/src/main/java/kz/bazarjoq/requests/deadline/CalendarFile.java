package kz.bazarjoq.requests.deadline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kz.bazarjoq.requests.deadline.CalendarDay.Kind;
import org.springframework.core.io.Resource;

/** Reads the file of days off and working weekends, and refuses one that is not sound. */
final class CalendarFile {

    private static final String HEADER = "date,kind,name,status";
    private static final Map<String, Kind> KINDS =
            Map.of("day-off", Kind.DAY_OFF, "transferred", Kind.TRANSFERRED, "working-weekend", Kind.WORKING_WEEKEND);
    private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    private final String name;
    private final Map<LocalDate, CalendarDay> days = new HashMap<>();

    private CalendarFile(String name) {
        this.name = name;
    }

    /**
     * Reads a calendar.
     *
     * @throws IllegalStateException naming file, line, what is wrong and what to do
     */
    static WorkingDayCalendar read(Resource file) {
        var name = Optional.ofNullable(file.getFilename()).orElseGet(file::getDescription);
        var reading = new CalendarFile(name);
        var lines = lines(file);
        var headerSeen = false;
        for (var index = 0; index < lines.length; index++) {
            var line = lines[index].strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            if (headerSeen) {
                reading.add(line, index + 1);
            } else if (line.equals(HEADER)) {
                headerSeen = true;
            } else {
                throw reading.unsound(index + 1, "the first row must be the header " + HEADER);
            }
        }
        reading.requireEveryYear();
        return new WorkingDayCalendar(name, reading.days);
    }

    private static String[] lines(Resource file) {
        try {
            return file.getContentAsString(StandardCharsets.UTF_8).split("\\R", -1);
        } catch (IOException failure) {
            throw new UncheckedIOException(
                    "The calendar %s can't be read: name a file that exists in bazarjoq.deadline.calendar"
                            .formatted(file.getDescription()),
                    failure);
        }
    }

    private void add(String line, int number) {
        var fields = line.split(",", -1);
        if (fields.length != 4) {
            throw unsound(number, "a row has the four fields " + HEADER + ", this one has " + fields.length);
        }
        var date = date(fields[0].strip(), number);
        var kind = KINDS.get(fields[1].strip());
        if (kind == null) {
            throw unsound(number, "unknown kind '%s': write one of %s".formatted(fields[1], sorted(KINDS.keySet())));
        }
        if (kind != Kind.DAY_OFF && WEEKEND.contains(date.getDayOfWeek()) != kind.isWorked()) {
            throw unsound(number, "%s is a %s, which can't be %s".formatted(date, date.getDayOfWeek(), fields[1]));
        }
        if (days.put(date, new CalendarDay(kind, provisional(fields[3].strip(), number))) != null) {
            throw unsound(number, "%s stands in the file twice: keep one row of it".formatted(date));
        }
    }

    private LocalDate date(String text, int number) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException notADate) {
            throw unsound(number, "'%s' is no date: write it like 2026-03-21".formatted(text), notADate);
        }
    }

    private boolean provisional(String status, int number) {
        return switch (status) {
            case "confirmed" -> false;
            case "provisional" -> true;
            default -> throw unsound(number, "unknown status '%s': write confirmed or provisional".formatted(status));
        };
    }

    private void requireEveryYear() {
        var years = days.keySet().stream().map(LocalDate::getYear).collect(Collectors.toSet());
        if (years.isEmpty()) {
            throw new IllegalStateException(
                    "The calendar %s lists no day: add the days off of this year".formatted(name));
        }
        var first = years.stream().mapToInt(Integer::intValue).min().orElseThrow();
        var last = years.stream().mapToInt(Integer::intValue).max().orElseThrow();
        IntStream.rangeClosed(first, last)
                .filter(year -> !years.contains(year))
                .findFirst()
                .ifPresent(year -> {
                    throw new IllegalStateException(
                            "The calendar %s lists %d and %d, but no day of %d between them: add the days off of %d"
                                    .formatted(name, first, last, year, year));
                });
    }

    private IllegalStateException unsound(int line, String problem) {
        return new IllegalStateException("The calendar %s, line %d: %s".formatted(name, line, problem));
    }

    private IllegalStateException unsound(int line, String problem, Exception cause) {
        return new IllegalStateException("The calendar %s, line %d: %s".formatted(name, line, problem), cause);
    }

    private static String sorted(Set<String> words) {
        return words.stream().sorted().collect(Collectors.joining(", "));
    }
}
