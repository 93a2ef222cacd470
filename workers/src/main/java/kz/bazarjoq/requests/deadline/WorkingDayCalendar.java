package kz.bazarjoq.requests.deadline;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** Which days are worked in Kazakhstan, for the years that the calendar file lists and for no other. */
final class WorkingDayCalendar {

    private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    private final String file;
    private final Map<LocalDate, CalendarDay> days;
    private final NavigableMap<Integer, Boolean> provisionalByYear;

    /**
     * A calendar of these days.
     *
     * @param file how messages name the source of the days
     */
    WorkingDayCalendar(String file, Map<LocalDate, CalendarDay> days) {
        this.file = file;
        this.days = Map.copyOf(days);
        this.provisionalByYear = new TreeMap<>();
        days.forEach((date, day) -> provisionalByYear.merge(date.getYear(), day.provisional(), Boolean::logicalOr));
    }

    /**
     * Whether the day is worked.
     *
     * @throws OutsideCalendarException when the file doesn't list the year
     */
    boolean isWorkingDay(LocalDate date) {
        requireCovered(date);
        var listed = days.get(date);
        return listed == null
                ? !WEEKEND.contains(date.getDayOfWeek())
                : listed.kind().isWorked();
    }

    /** The day itself when it is worked, else the next day that is (Civil Code 175). */
    LocalDate workingDayFrom(LocalDate date) {
        var day = date;
        while (!isWorkingDay(day)) {
            day = day.plusDays(1);
        }
        return day;
    }

    /** The day that lies this many working days after the date, which itself isn't counted (Civil Code 173). */
    LocalDate plusWorkingDays(LocalDate date, int workingDays) {
        var day = date;
        for (var counted = 0; counted < workingDays; counted++) {
            day = workingDayFrom(day.plusDays(1));
        }
        return day;
    }

    /** The day that lies this many working days before the date, but none before the earliest. */
    LocalDate minusWorkingDays(LocalDate date, int workingDays, LocalDate earliest) {
        var day = date;
        var counted = 0;
        while (counted < workingDays && day.isAfter(earliest)) {
            day = day.minusDays(1);
            if (day.equals(earliest) || isWorkingDay(day)) {
                counted++;
            }
        }
        return day;
    }

    /** Whether a day of the two or between them lies in a year that isn't confirmed in full. */
    boolean touchesProvisional(LocalDate first, LocalDate last) {
        return provisionalByYear
                .subMap(first.getYear(), true, last.getYear(), true)
                .containsValue(true);
    }

    private void requireCovered(LocalDate date) {
        if (!provisionalByYear.containsKey(date.getYear())) {
            throw new OutsideCalendarException(file, date, provisionalByYear.firstKey(), provisionalByYear.lastKey());
        }
    }
}
