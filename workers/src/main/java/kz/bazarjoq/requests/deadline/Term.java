package kz.bazarjoq.requests.deadline;

import java.time.LocalDate;

/**
 * A term as a decision table states it.
 *
 * @param clause the clause of the policy, the law or the house's own norm that sets it
 */
record Term(int amount, Unit unit, String clause) {

    /** What a term is counted in. */
    enum Unit {
        CALENDAR_DAYS,
        WORKING_DAYS
    }

    /** The last day of the term: counted from the day after the event, rolled over a day that isn't worked. */
    LocalDate lastDay(LocalDate eventDay, WorkingDayCalendar calendar) {
        return switch (unit) {
            case CALENDAR_DAYS -> calendar.workingDayFrom(eventDay.plusDays(amount));
            case WORKING_DAYS -> calendar.plusWorkingDays(eventDay, amount);
        };
    }
}
