package kz.bazarjoq.requests.register;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says at a failed start which role to use instead. */
class UnprotectedEvidenceFailureAnalyzer extends AbstractFailureAnalyzer<UnprotectedEvidenceException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnprotectedEvidenceException cause) {
        return new FailureAnalysis(
                cause.getMessage() + ".",
                "Let the application use a role of its own (spring.datasource.username, BAZARJOQ_DATABASE_USERNAME), neither a"
                        + " superuser nor the owner of the tables, and the migrations another (spring.flyway.user,"
                        + " BAZARJOQ_DATABASE_OWNER_USERNAME).",
                cause);
    }
}
