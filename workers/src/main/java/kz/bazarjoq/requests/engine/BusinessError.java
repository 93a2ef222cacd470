package kz.bazarjoq.requests.engine;

/**
 * A modelled outcome of a job that the process catches as a BPMN error. Technical trouble is never thrown as this.
 *
 * <p>The code is all that reaches the engine, so that no personal data can.
 */
public class BusinessError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    /** The error with this documented code, such as {@code CODE_LIMIT}. */
    public BusinessError(String code) {
        super(code);
        this.code = code;
    }

    /** The BPMN error code. */
    public String code() {
        return code;
    }
}
