package kz.bazarjoq.requests.local;

/** Why the local platform can't go on, told to a person: the cause and the remedy, and nothing else. */
public final class LocalFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What happened, and what to do about it. */
    public LocalFailure(String cause, String remedy) {
        super(cause + System.lineSeparator() + remedy);
    }

    /** The same, with the technical reason. */
    public LocalFailure(String cause, String remedy, Throwable reason) {
        super(cause + System.lineSeparator() + remedy, reason);
    }
}
