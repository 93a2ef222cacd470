package kz.bazarjoq.requests.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

/** The calendar that the product carries. The expected dates were counted by hand, not computed. */
class WorkingDayCalendarTests {

    private final WorkingDayCalendar calendar = CalendarFile.read(new ClassPathResource("calendar/kz-days-off.csv"));

    @ParameterizedTest(name = "{2}: {1} working days from {0} end on {3}")
    @CsvSource({
        // 2024
        "2023-12-31, 1, New Year,                                  2024-01-03",
        "2024-01-05, 1, Christmas on a Sunday is not moved,        2024-01-08",
        "2024-02-02, 1, weekend,                                   2024-02-05",
        "2024-03-07, 1, Women's Day before a weekend,              2024-03-11",
        "2024-03-20, 1, Nauryz chain with its Saturday moved,      2024-03-26",
        "2024-04-30, 1, Unity Day,                                 2024-05-02",
        "2024-05-03, 1, Saturday that is worked,                   2024-05-04",
        "2024-05-04, 1, Sunday after the Saturday that is worked,  2024-05-06",
        "2024-05-06, 1, chain of 7 to 9 May with its day moved,    2024-05-10",
        "2024-06-14, 1, Kurban Ait on a Sunday is not moved,       2024-06-17",
        "2024-07-05, 1, Capital Day moved to Monday,               2024-07-09",
        "2024-08-29, 1, Constitution Day in August,                2024-09-02",
        "2024-10-24, 1, Republic Day,                              2024-10-28",
        "2024-12-13, 1, Independence Day,                          2024-12-17",
        "2024-12-31, 1, change of year to a Sunday that is worked, 2025-01-05",
        "2024-12-31, 2, day after the Sunday that is worked,       2025-01-06",
        "2024-12-31, 3, Christmas on a weekday,                    2025-01-08",
        // 2025
        "2025-03-07, 1, Women's Day moved to Monday,               2025-03-11",
        "2025-03-20, 1, Nauryz chain with two days moved,          2025-03-26",
        "2025-04-30, 1, Unity Day,                                 2025-05-02",
        "2025-05-06, 1, day between two holidays,                  2025-05-08",
        "2025-05-06, 2, Victory Day before a weekend,              2025-05-12",
        "2025-06-05, 1, Kurban Ait before a weekend,               2025-06-09",
        "2025-07-04, 1, Capital Day on a Sunday moved,             2025-07-08",
        "2025-08-29, 1, Constitution Day on a Saturday moved,      2025-09-02",
        "2025-10-24, 1, Republic Day moved,                        2025-10-28",
        "2025-12-15, 1, Independence Day,                          2025-12-17",
        "2025-12-31, 1, change of year,                            2026-01-05",
        "2025-12-31, 3, change of year and Christmas,              2026-01-08",
        // 2026
        "2026-03-06, 1, Women's Day on a Sunday moved,             2026-03-10",
        "2026-03-19, 1, day before the chain,                      2026-03-20",
        "2026-03-19, 2, chain of 21 to 25 March,                   2026-03-26",
        "2026-03-19, 7, seven days over the chain,                 2026-04-02",
        "2026-03-21, 1, counting from a holiday,                   2026-03-26",
        "2026-04-30, 1, Unity Day before a weekend,                2026-05-04",
        "2026-05-06, 1, day between two holidays,                  2026-05-08",
        "2026-05-06, 2, Victory Day moved,                         2026-05-12",
        "2026-05-26, 1, Kurban Ait,                                2026-05-28",
        "2026-07-03, 1, Capital Day on a Monday,                   2026-07-07",
        "2026-08-28, 1, 31 August is worked since the law of July, 2026-08-31",
        "2026-10-23, 1, Republic Day moved,                        2026-10-27",
        "2026-12-15, 1, Independence Day,                          2026-12-17",
        "2026-12-31, 1, change of year with a day moved,           2027-01-05",
        "2026-12-31, 3, change of year and Christmas,              2027-01-08",
        // 2027
        "2027-03-05, 1, Women's Day on a Monday,                   2027-03-09",
        "2027-03-12, 1, Constitution Day in March,                 2027-03-16",
        "2027-03-19, 1, Nauryz chain,                              2027-03-25",
        "2027-04-30, 1, Unity Day moved,                           2027-05-04",
        "2027-05-06, 1, Victory Day moved,                         2027-05-11",
        "2027-05-14, 1, Kurban Ait on a Sunday is not moved,       2027-05-17",
        "2027-07-05, 1, Capital Day,                               2027-07-07",
        "2027-08-27, 1, 30 August is worked,                       2027-08-30",
        "2027-10-22, 1, Republic Day on a Monday,                  2027-10-26",
        "2027-12-15, 1, Independence Day,                          2027-12-17",
        "2027-12-30, 1, last day of the calendar,                  2027-12-31",
    })
    void countsWorkingDaysFromTheDayAfter(LocalDate from, int days, String why, LocalDate expected) {
        assertThat(calendar.plusWorkingDays(from, days)).as(why).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{2}: {1} calendar days from {0} end on {3}")
    @CsvSource({
        "2026-02-18, 30, a working day stays,             2026-03-20",
        "2026-02-19, 30, over the chain of March,         2026-03-26",
        "2026-03-19, 30, over a Saturday and a Sunday,    2026-04-20",
        "2024-04-04, 30, a Saturday that is worked stays, 2024-05-04",
        "2024-12-06, 30, a Sunday that is worked stays,   2025-01-05",
        "2024-04-08, 30, over the day moved to 8 May,     2024-05-10",
        "2026-08-01, 30, 31 August 2026 stays,            2026-08-31",
        "2025-07-31, 30, over Constitution Day moved,     2025-09-02",
        "2027-02-13, 30, over 15 March 2027,              2027-03-16",
        "2025-12-08, 30, over Christmas,                  2026-01-08",
        "2026-04-27, 30, over Kurban Ait,                 2026-05-28",
        "2025-12-02, 30, over New Year,                   2026-01-05",
        "2024-01-30, 30, a leap day stays,                2024-02-29",
        "2027-12-01, 30, last day of the calendar,        2027-12-31",
    })
    void rollsTheEndOfACalendarTermToTheNextWorkingDay(LocalDate from, int days, String why, LocalDate expected) {
        var term = new Term(days, Term.Unit.CALENDAR_DAYS, "§6(1)");

        assertThat(term.lastDay(from, calendar)).as(why).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-27, 1, 2026-03-19, 2026-03-26",
        "2026-03-27, 2, 2026-03-19, 2026-03-20",
        "2026-03-27, 5, 2026-03-19, 2026-03-19",
        "2026-03-20, 1, 2026-03-19, 2026-03-19",
        "2026-03-30, 1, 2026-03-21, 2026-03-27",
    })
    void countsBackToTheEventAtMost(LocalDate from, int days, LocalDate event, LocalDate expected) {
        assertThat(calendar.minusWorkingDays(from, days, event)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-01, 2026-12-31, false",
        "2026-12-31, 2027-01-05, true",
        "2027-06-01, 2027-06-02, true",
        "2024-01-01, 2026-12-31, false",
    })
    void marksWhatTouchesAYearThatIsNotConfirmed(LocalDate first, LocalDate last, boolean expected) {
        assertThat(calendar.touchesProvisional(first, last)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2027-12-31", "2028-06-01", "2023-06-01"})
    void namesFileAndRemedyOutsideOfTheYearsItLists(LocalDate from) {
        assertThatThrownBy(() -> calendar.plusWorkingDays(from, 1))
                .isInstanceOf(OutsideCalendarException.class)
                .hasMessageContaining("kz-days-off.csv lists 2024 to 2027")
                .hasMessageContaining("bazarjoq.deadline.calendar");
    }

    @Test
    void refusesACalendarTermThatEndsAfterTheLastYear() {
        var term = new Term(30, Term.Unit.CALENDAR_DAYS, "§6(1)");

        assertThatThrownBy(() -> term.lastDay(LocalDate.parse("2027-12-05"), calendar))
                .isInstanceOf(OutsideCalendarException.class)
                .hasMessageContaining("2028-01-04");
    }
}
