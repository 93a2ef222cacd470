package kz.bazarjoq.requests.deadline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;

class CalendarFileTests {

    private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    private static final Set<String> NOT_MOVED = Set.of("Orthodox Christmas", "Eid al-Adha", "Eid al-Adha (estimated)");

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "2026-03-21,holiday,Nauryz,confirmed         | line 2: unknown kind 'holiday': write one of day-off",
                "2026-03-32,day-off,Nauryz,confirmed         | line 2: '2026-03-32' is no date: write it like",
                "21.03.2026,day-off,Nauryz,confirmed         | line 2: '21.03.2026' is no date: write it like",
                "2026-03-21,day-off,Nauryz,sure              | line 2: unknown status 'sure': write confirmed",
                "2026-03-21,day-off,Nauryz                   | line 2: a row has the four fields",
                "2026-03-20,working-weekend,Moved,confirmed  | line 2: 2026-03-20 is a FRIDAY, which can't be",
                "2026-03-21,transferred,Moved,confirmed      | line 2: 2026-03-21 is a SATURDAY, which can't be",
            })
    void namesLineAndRemedyOfAnUnsoundRow(String row, String message) {
        assertThatThrownBy(() -> read("date,kind,name,status\n" + row + "\n"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(message);
    }

    @Test
    void refusesADayThatIsListedTwice() {
        var file =
                """
                # comment
                date,kind,name,status
                2026-03-21,day-off,Nauryz,confirmed

                2026-03-21,day-off,Nauryz,confirmed
                """;

        assertThatThrownBy(() -> read(file)).hasMessageContaining("line 5: 2026-03-21 stands in the file twice");
    }

    @Test
    void refusesAYearThatIsMissingBetweenTwoOthers() {
        var file =
                """
                date,kind,name,status
                2024-01-01,day-off,New Year,confirmed
                2026-01-01,day-off,New Year,confirmed
                """;

        assertThatThrownBy(() -> read(file)).hasMessageContaining("no day of 2025");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "date,kind,name,status", "# nothing"})
    void refusesAnEmptyCalendar(String file) {
        assertThatThrownBy(() -> read(file)).hasMessageContaining("lists no day");
    }

    @Test
    void refusesAFileWithoutItsHeader() {
        assertThatThrownBy(() -> read("2026-01-01,day-off,New Year,confirmed"))
                .hasMessageContaining("line 1: the first row must be the header");
    }

    @Test
    void namesTheSettingWhenTheFileIsNotThere() {
        assertThatThrownBy(() -> CalendarFile.read(new FileSystemResource("no-such-file.csv")))
                .hasMessageContaining("no-such-file.csv")
                .hasMessageContaining("bazarjoq.deadline.calendar");
    }

    @ParameterizedTest
    @ValueSource(ints = {2024, 2025, 2026, 2027})
    void movesEveryHolidayOnAWeekendOfTheProductsFileToTheNextWorkingDay(int year) throws IOException {
        var rows = rowsOf(year);

        var moved = new TreeSet<LocalDate>();
        rows.forEach((date, fields) -> {
            if (isHoliday(fields) && WEEKEND.contains(date.getDayOfWeek()) && !NOT_MOVED.contains(fields.get(2))) {
                var next = date;
                while (WEEKEND.contains(next.getDayOfWeek())
                        || moved.contains(next)
                        || isHoliday(rows.getOrDefault(next, List.of("", "")))) {
                    next = next.plusDays(1);
                }
                moved.add(next);
            }
        });

        assertThat(rows.values().stream()
                        .filter(fields -> fields.get(1).equals("transferred"))
                        .filter(fields -> !fields.get(2).startsWith("Day off (substituted"))
                        .map(fields -> LocalDate.parse(fields.getFirst())))
                .containsExactlyElementsOf(moved);
    }

    private static boolean isHoliday(List<String> fields) {
        return fields.get(1).equals("day-off");
    }

    private static Map<LocalDate, List<String>> rowsOf(int year) throws IOException {
        return new ClassPathResource("calendar/kz-days-off.csv")
                .getContentAsString(UTF_8)
                .lines()
                .filter(line -> line.startsWith(year + "-"))
                .map(line -> List.of(line.split(",", -1)))
                .collect(Collectors.toMap(
                        fields -> LocalDate.parse(fields.getFirst()),
                        Function.identity(),
                        (one, other) -> one,
                        TreeMap::new));
    }

    private static WorkingDayCalendar read(String text) {
        return CalendarFile.read(new ByteArrayResource(text.getBytes(UTF_8)));
    }
}
