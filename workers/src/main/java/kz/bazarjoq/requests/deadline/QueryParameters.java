package kz.bazarjoq.requests.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import kz.bazarjoq.requests.engine.Right;
import kz.bazarjoq.requests.engine.RightsCatalogue;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of the two queries and says of a bad one which it is and how a good one looks. */
final class QueryParameters {

    static final int MOST_DAYS = 1000;

    private static final String MISSING = "is missing";
    private static final Pattern PROCESS_ID = Pattern.compile("[a-z][a-z0-9-]{0,63}");
    private static final Pattern WHOLE_NUMBER = Pattern.compile("[+-]?\\d{1,9}");
    private static final int LAST_YEAR_OF_FOUR_DIGITS = 9999;
    private static final String AT_EXAMPLE = "2026-03-19T10:00:00%2B05:00";
    private static final String FROM_EXAMPLE = "2026-03-19";

    private QueryParameters() {}

    static String right(@Nullable String text, RightsCatalogue rights) {
        if (text == null || text.isBlank()) {
            throw new BadParameterException("right", MISSING, exampleOf(rights));
        }
        if (!PROCESS_ID.matcher(text).matches()) {
            throw new BadParameterException(
                    "right", "must be the id of a right: small letters, digits and hyphens", exampleOf(rights));
        }
        return text;
    }

    /** A right that is deployed. */
    static String exampleOf(RightsCatalogue rights) {
        return rights.rights().stream().map(Right::id).findFirst().orElse("id-of-a-right");
    }

    static DeadlineEvent event(@Nullable String text) {
        return DeadlineEvent.ofCode(given("event", text, "received"))
                .orElseThrow(() -> new BadParameterException("event", "must be received or confirmed", "received"));
    }

    static Instant at(@Nullable String text) {
        var at = given("at", text, AT_EXAMPLE);
        if (at.contains(" ")) {
            throw new BadParameterException(
                    "at", "has a space in it: the plus sign must be percent-encoded", AT_EXAMPLE);
        }
        try {
            var moment = OffsetDateTime.parse(at);
            requireFourDigits("at", moment.getYear(), AT_EXAMPLE);
            return moment.toInstant();
        } catch (DateTimeParseException unreadable) {
            throw new BadParameterException("at", "must be a date and time with its offset from UTC", AT_EXAMPLE);
        }
    }

    static LocalDate from(@Nullable String text) {
        var from = given("from", text, FROM_EXAMPLE);
        try {
            var date = LocalDate.parse(from);
            requireFourDigits("from", date.getYear(), FROM_EXAMPLE);
            return date;
        } catch (DateTimeParseException unreadable) {
            throw new BadParameterException("from", "must be a date that exists, year first", FROM_EXAMPLE);
        }
    }

    static int days(@Nullable String text) {
        var days = given("days", text, "7");
        if (!WHOLE_NUMBER.matcher(days).matches()) {
            throw new BadParameterException("days", "must be a whole number from 1 to " + MOST_DAYS, "7");
        }
        var number = Integer.parseInt(days);
        if (number < 1 || number > MOST_DAYS) {
            throw new BadParameterException("days", "must lie between 1 and " + MOST_DAYS, "7");
        }
        return number;
    }

    private static String given(String parameter, @Nullable String text, String example) {
        if (text == null || text.isBlank()) {
            throw new BadParameterException(parameter, MISSING, example);
        }
        return text;
    }

    private static void requireFourDigits(String parameter, int year, String example) {
        if (year < 1 || year > LAST_YEAR_OF_FOUR_DIGITS) {
            throw new BadParameterException(parameter, "must have a year of four digits", example);
        }
    }
}
