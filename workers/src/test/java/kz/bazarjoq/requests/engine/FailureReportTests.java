package kz.bazarjoq.requests.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import org.junit.jupiter.api.Test;

class FailureReportTests {

    @Test
    void namesClassesAndPlaceButNoneOfTheMessages() {
        var failure = new IllegalStateException(
                "no letter to aigerim@example.kz", new ConnectException("aigerim@example.kz refused"));

        assertThat(FailureReport.of(failure))
                .startsWith("IllegalStateException < ConnectException at FailureReportTests.")
                .doesNotContain("aigerim");
        assertThat(FailureReport.code(failure)).isEqualTo("ConnectException");
    }

    @Test
    void repeatsAMessageThatHoldsNoData() {
        var failure = new IllegalStateException("no letter to aigerim@example.kz", new FileNamed("no subject in a.md"));

        assertThat(FailureReport.of(failure)).endsWith(": no subject in a.md").doesNotContain("aigerim");
        assertThat(FailureReport.code(failure)).isEqualTo("FileNamed: no subject in a.md");
    }

    private static final class FileNamed extends RuntimeException implements DataFree {

        private static final long serialVersionUID = 1L;

        FileNamed(String message) {
            super(message);
        }
    }
}
