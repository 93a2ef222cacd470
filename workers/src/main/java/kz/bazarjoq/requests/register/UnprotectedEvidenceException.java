package kz.bazarjoq.requests.register;

/** The application's role in the database may change evidence. */
class UnprotectedEvidenceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnprotectedEvidenceException(String role) {
        super("The database role %s may change or delete evidence".formatted(role));
    }
}
