package kz.bazarjoq.requests.models.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The harness shows what it is there to show, on a small model of its own. */
@ProcessTest({})
class ScenarioIT {

    private static final Map<String, ?> NO_MORE = Map.of();

    @Test
    void failsOnAJobThatNobodyScripted(Scenario scenario) {
        scenario.start("harness-work", NO_MORE);

        assertThatThrownBy(scenario::path)
                .hasMessageContaining("No worker is scripted")
                .hasMessageContaining("data.locate");
    }

    @Test
    void failsOnAnIncidentThatNobodyExpected(Scenario scenario) {
        scenario.on("data.locate").failsForGood();
        scenario.start("harness-work", NO_MORE);

        assertThatThrownBy(scenario::path).hasMessageContaining("Unexpected incident");
        assertThat(scenario.incident("Task_Work")).startsWith("JOB_NO_RETRIES");
    }

    @Test
    void failsWhenWhatIsAwaitedCanNotCome(Scenario scenario) {
        scenario.on("data.locate").completes();
        scenario.start("harness-work", NO_MORE);

        assertThatThrownBy(() -> scenario.task("Task_NotThere"))
                .hasMessageContaining("Task_NotThere")
                .hasMessageContaining("End_Worked");
    }

    @Test
    void answersAJobThatWasKeptOnceItIsScripted(Scenario scenario) {
        scenario.on("data.locate").keepsWorking();
        scenario.start("harness-work", NO_MORE);
        assertThat(scenario.waitingAt()).containsExactly("Task_Work");

        scenario.on("data.locate").completes();

        assertThat(scenario.end()).isEqualTo("End_Worked");
    }

    @Test
    void letsTimePassOnlyWhenItIsMoved(Scenario scenario) {
        var start = scenario.now();

        scenario.moveTo(start.plus(Duration.ofDays(1)));

        assertThat(scenario.now()).isEqualTo(start.plus(Duration.ofDays(1)));
    }

    @Test
    void seesNothingOfAnotherScenario(Scenario scenario) {
        var other = new Scenario();
        other.on("data.locate").completes();
        other.start("harness-work", NO_MORE);
        scenario.on("data.locate").keepsWorking();
        scenario.start("harness-work", NO_MORE);

        assertThat(other.end()).isEqualTo("End_Worked");

        assertThat(scenario.waitingAt()).containsExactly("Task_Work");
        other.finish(false);
    }
}
