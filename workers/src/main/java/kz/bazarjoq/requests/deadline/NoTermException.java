package kz.bazarjoq.requests.deadline;

/** The decision table states no term for a right from an event. */
class NoTermException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final DeadlineEvent event;
    private final boolean rightKnown;

    /** Says which of the two the table doesn't know; the right is known when it has a term from the other event. */
    NoTermException(String right, DeadlineEvent event, boolean rightKnown) {
        super(
                rightKnown
                        ? "The term of the right %s isn't counted from the event %s, but from %s"
                                .formatted(right, event.code(), event.other().code())
                        : "The decision deadlines has no term for the right %s on the day that at names"
                                .formatted(right));
        this.event = event;
        this.rightKnown = rightKnown;
    }

    boolean isRightKnown() {
        return rightKnown;
    }

    DeadlineEvent otherEvent() {
        return event.other();
    }
}
