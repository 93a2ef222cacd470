package kz.bazarjoq.requests.data;

/** What was typed for a correction isn't taken; nothing was stored. */
public class InvalidCorrectionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final CorrectionFault fault;

    /** Names what is wrong, never the value. */
    InvalidCorrectionException(CorrectionFault fault) {
        super("A correction isn't taken: " + fault);
        this.fault = fault;
    }

    /** What is wrong. */
    public CorrectionFault fault() {
        return fault;
    }
}
