package kz.bazarjoq.requests.register;

/**
 * Who did something to a request.
 *
 * @param name the staff member's sign-in name, the job type, or the kind's own name for the subject
 */
public record Actor(Kind kind, String name) {

    /** Kinds of actors. */
    public enum Kind {
        SUBJECT,
        STAFF,
        WORKER
    }

    /** The person who wrote the request, known or not yet known. */
    public static Actor subject() {
        return new Actor(Kind.SUBJECT, "subject");
    }

    /** A staff member, by sign-in name. */
    public static Actor staff(String userName) {
        return new Actor(Kind.STAFF, userName);
    }

    /** A part of the software, by job type or feature. */
    public static Actor worker(String jobType) {
        return new Actor(Kind.WORKER, jobType);
    }
}
