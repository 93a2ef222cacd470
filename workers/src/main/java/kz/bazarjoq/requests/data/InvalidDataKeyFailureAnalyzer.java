package kz.bazarjoq.requests.data;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Reports a missing or weak key as cause and remedy, without the value that other reports would show. */
class InvalidDataKeyFailureAnalyzer extends AbstractFailureAnalyzer<InvalidDataKeyException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidDataKeyException cause) {
        return new FailureAnalysis(cause.getMessage(), InvalidDataKeyException.REMEDY + ".", cause);
    }
}
