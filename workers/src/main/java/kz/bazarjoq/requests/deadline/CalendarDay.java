package kz.bazarjoq.requests.deadline;

/** A day that the calendar file lists because it is no plain weekday or weekend. */
record CalendarDay(Kind kind, boolean provisional) {

    /** Why a day is listed. */
    enum Kind {
        DAY_OFF,
        TRANSFERRED,
        WORKING_WEEKEND;

        boolean isWorked() {
            return this == WORKING_WEEKEND;
        }
    }
}
