package kz.bazarjoq.requests.data;

/** The data map, or what it says of a source, is wrong; it names the file, the entry and the remedy. */
class InvalidDataMapException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    /** Says where (file and entry), what is wrong there, and what to do. */
    InvalidDataMapException(String where, String problem, String remedy) {
        super(where + ": " + problem);
        this.remedy = remedy;
    }

    String remedy() {
        return remedy;
    }

    @Override
    public String getMessage() {
        return super.getMessage() + ". " + remedy;
    }

    String problem() {
        return String.valueOf(super.getMessage());
    }
}
