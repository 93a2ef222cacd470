package kz.bazarjoq.requests.identity;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Reports a missing or weak key as cause and remedy, without the value that other reports would show. */
class InvalidCodeKeyFailureAnalyzer extends AbstractFailureAnalyzer<InvalidCodeKeyException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidCodeKeyException cause) {
        return new FailureAnalysis(cause.getMessage(), InvalidCodeKeyException.REMEDY + ".", cause);
    }
}
