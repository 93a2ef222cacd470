package kz.bazarjoq.requests.deadline;

/** A query parameter that can't be used, with what is wrong and an example that can. */
class BadParameterException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String parameter;
    private final String example;

    BadParameterException(String parameter, String problem, String example) {
        super("The parameter %s %s. Example: %s=%s".formatted(parameter, problem, parameter, example));
        this.parameter = parameter;
        this.example = example;
    }

    String parameter() {
        return parameter;
    }

    String example() {
        return example;
    }
}
