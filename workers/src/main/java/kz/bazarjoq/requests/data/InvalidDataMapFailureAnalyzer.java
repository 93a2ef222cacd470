package kz.bazarjoq.requests.data;

import java.util.stream.Collectors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Reports a wrong data map as cause and remedy where the start would else end in a stack trace. */
class InvalidDataMapFailureAnalyzer extends AbstractFailureAnalyzer<InvalidDataMapException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidDataMapException cause) {
        return new FailureAnalysis(
                cause.problems().stream().map(MapProblem::toString).collect(Collectors.joining("\n")),
                cause.problems().stream().map(MapProblem::remedy).distinct().collect(Collectors.joining("\n")),
                cause);
    }
}
