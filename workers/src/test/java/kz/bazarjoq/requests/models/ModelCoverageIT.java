package kz.bazarjoq.requests.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import kz.bazarjoq.requests.models.harness.Engine;
import kz.bazarjoq.requests.models.harness.ProcessTest;
import kz.bazarjoq.requests.models.harness.Suite;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;

/**
 * A model that no test runs is not done: after all process tests, every element, every sequence flow and every rule has been
 * passed by one of them. The report is {@code target/process-tests/coverage.txt}.
 */
@Order(ProcessTest.ORDER + 1)
class ModelCoverageIT {

    @BeforeAll
    static void needsAllProcessTests() {
        assumeFalse(Suite.wasRefused(), "what the engine refuses is said above");
        var missing = Suite.missing();
        assumeFalse(Suite.isChosenInPart() && !missing.isEmpty(), "only some of the process tests were asked for");

        assertThat(missing)
                .as("These process tests didn't run: nobody knows what they cover")
                .isEmpty();
    }

    @AfterAll
    static void stopTheBroker() {
        if (Suite.missing().isEmpty()) {
            Engine.running().stop();
        }
    }

    @TestFactory
    Stream<DynamicTest> passesEveryPartOf() throws IOException {
        var coverage = Engine.running().coverage();
        Files.writeString(Path.of("target", "process-tests", "coverage.txt"), coverage.report());

        return coverage.models().stream()
                .map(model -> DynamicTest.dynamicTest(
                        model, () -> assertThat(coverage.missing(model)).isEmpty()));
    }
}
