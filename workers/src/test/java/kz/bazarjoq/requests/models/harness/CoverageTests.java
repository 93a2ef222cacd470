package kz.bazarjoq.requests.models.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;

class CoverageTests {

    private static final String PROCESS = "harness-tick";

    private final Coverage coverage = Coverage.of(
            List.of(new ClassPathResource("models/harness/harness-tick.bpmn")),
            List.of(new ClassPathResource("models/harness/harness-decision.dmn")));

    @Test
    void listsElementsAndFlowsThatNoTestPassed() {
        Stream.of("Start_Tick", "Flow_Start_Timer").forEach(part -> coverage.pass(PROCESS, part));

        assertThat(coverage.missing(PROCESS))
                .extracting(Coverage.Part::id)
                .containsExactlyInAnyOrder("Timer_Tick", "Flow_Timer_End", "End_Tick");
        assertThat(coverage.report())
                .contains("harness-tick: 2 of 5 passed")
                .contains("  not passed: Flow_Timer_End (Timer_Tick -> End_Tick)")
                .contains("  not passed: Timer_Tick (Time has come)");
    }

    @Test
    void listsNothingWhenAllWasPassed() {
        Stream.of("Start_Tick", "Flow_Start_Timer", "Timer_Tick", "Flow_Timer_End", "End_Tick")
                .forEach(part -> coverage.pass(PROCESS, part));

        assertThat(coverage.missing(PROCESS)).isEmpty();
    }

    @Test
    void countsAnElementWhenItIsCompletedAndAFlowWhenItIsTaken() {
        observe("ELEMENT_ACTIVATED", "INTERMEDIATE_CATCH_EVENT", "Timer_Tick");
        observe("ELEMENT_COMPLETED", "START_EVENT", "Start_Tick");
        observe("SEQUENCE_FLOW_TAKEN", "SEQUENCE_FLOW", "Flow_Start_Timer");

        assertThat(coverage.missing(PROCESS))
                .extracting(Coverage.Part::id)
                .containsExactlyInAnyOrder("Timer_Tick", "Flow_Timer_End", "End_Tick");
    }

    @Test
    void countsAnEndEventWhenItIsReachedBecauseAnErrorEndNeverCompletes() {
        observe("ELEMENT_ACTIVATED", "END_EVENT", "End_Tick");

        assertThat(coverage.missing(PROCESS)).extracting(Coverage.Part::id).doesNotContain("End_Tick");
    }

    @Test
    void doesNotCountWhatAnotherProcessPassed() {
        coverage.pass("harness-marker", "Start_Tick");

        assertThat(coverage.missing(PROCESS)).hasSize(5);
    }

    @Test
    void listsRulesThatNoTestMatched() {
        coverage.pass("harness-decision", "Rule_Small");

        assertThat(coverage.missing("harness-decision")).hasToString("[Rule_Large (More than ten)]");
    }

    private void observe(String intent, String type, String element) {
        var record = JsonMapper.shared()
                .createObjectNode()
                .put("recordType", "EVENT")
                .put("valueType", "PROCESS_INSTANCE")
                .put("intent", intent);
        record.putObject("value")
                .put("bpmnProcessId", PROCESS)
                .put("elementId", element)
                .put("bpmnElementType", type);
        coverage.observe(new EngineRecord(record));
    }
}
