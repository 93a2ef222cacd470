package kz.bazarjoq.requests.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/** The time that terms are counted in: UTC+5 since 1 March 2024, UTC+6 before. */
final class AlmatyTime {

    private static final ZoneId ZONE = ZoneId.of("Asia/Almaty");
    private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);
    private static final LocalTime START_OF_WORK = LocalTime.of(9, 0);

    private AlmatyTime() {}

    static LocalDate dayOf(Instant instant) {
        return instant.atZone(ZONE).toLocalDate();
    }

    static OffsetDateTime of(Instant instant) {
        return instant.atZone(ZONE).toOffsetDateTime();
    }

    /** A term runs until 24:00 of its last day (Civil Code 176(1)); 29 February 2024 had its last hour twice. */
    static OffsetDateTime endOf(LocalDate day) {
        return day.atTime(LAST_SECOND).atZone(ZONE).withLaterOffsetAtOverlap().toOffsetDateTime();
    }

    static OffsetDateTime startOfWorkOn(LocalDate day) {
        return day.atTime(START_OF_WORK).atZone(ZONE).toOffsetDateTime();
    }
}
