package kz.bazarjoq.requests.engine;

import java.util.List;
import java.util.Map;

/** Evaluates the deployed decision tables. */
public interface Decisions {

    /**
     * Evaluates the newest deployed version of a decision.
     *
     * @param variables the inputs; no personal data
     * @return the matched rows, each its outputs by name; empty when no row matches
     * @throws DecisionUnavailableException when the engine can't be asked now; trying again later is right
     */
    List<Map<String, Object>> evaluate(String decisionId, Map<String, ?> variables);

    /** The engine is busy or out of reach. */
    class DecisionUnavailableException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        /** Names the decision that could not be evaluated. */
        public DecisionUnavailableException(String decisionId, Throwable cause) {
            super("The decision " + decisionId + " can't be evaluated: the engine doesn't answer", cause);
        }
    }
}
