package kz.bazarjoq.requests.deadline;

import java.time.LocalDate;

/** A term reaches a year that the calendar doesn't list; its end can't be told until somebody adds the year. */
class OutsideCalendarException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OutsideCalendarException(String file, LocalDate date, int firstYear, int lastYear) {
        super(
                "The count reaches %s, but the calendar %s lists %d to %d: add the days off and working weekends of %d to it, or name a file that has them in bazarjoq.deadline.calendar"
                        .formatted(date, file, firstYear, lastYear, date.getYear()));
    }
}
