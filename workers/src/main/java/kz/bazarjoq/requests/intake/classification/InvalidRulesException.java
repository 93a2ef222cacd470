package kz.bazarjoq.requests.intake.classification;

import kz.bazarjoq.requests.engine.DataFree;

/** The rules can't be used; the message names file, line and remedy. */
public class InvalidRulesException extends RuntimeException implements DataFree {

    private static final long serialVersionUID = 1L;

    InvalidRulesException(int line, String what, String remedy) {
        super("%s, line %d: %s. %s".formatted(RulesFile.PLACE, line, what, remedy));
    }
}
