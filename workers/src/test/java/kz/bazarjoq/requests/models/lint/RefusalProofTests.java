package kz.bazarjoq.requests.models.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.Process;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The proof finds the refusals that a machine alone could reach, and no others. */
class RefusalProofTests {

    @Test
    void acceptsARefusalThatAPersonDecided() {
        var model = Bpmn.createExecutableProcess("right")
                .startEvent()
                .userTask("Task_Decide")
                .endEvent("End_Refused")
                .done();

        assertThat(unattended(model)).isEmpty();
    }

    @Test
    void findsAWayAroundThePerson() {
        var model = Bpmn.createExecutableProcess("right")
                .startEvent()
                .exclusiveGateway("Gateway_Held")
                .defaultFlow()
                .exclusiveGateway("Gateway_Join")
                .endEvent("End_RefusedNothingHeld")
                .moveToNode("Gateway_Held")
                .conditionExpression("dataHeld")
                .userTask("Task_Decide")
                .connectTo("Gateway_Join")
                .done();

        assertThat(unattended(model)).containsExactly("End_RefusedNothingHeld");
    }

    @Test
    void waitsAtAParallelJoinForTheBranchWithThePerson() {
        var model = Bpmn.createExecutableProcess("right")
                .startEvent()
                .parallelGateway("Gateway_Fork")
                .userTask("Task_Decide")
                .parallelGateway("Gateway_Join")
                .endEvent("End_Refused")
                .moveToNode("Gateway_Fork")
                .serviceTask("Task_Check", task -> task.zeebeJobType("check"))
                .connectTo("Gateway_Join")
                .done();

        assertThat(unattended(model)).isEmpty();
    }

    @Test
    void findsATimerThatRefusesWhileThePersonIsStillAskedToDecide() {
        var model = Bpmn.createExecutableProcess("right")
                .startEvent()
                .userTask("Task_Decide")
                .endEvent("End_Fulfilled")
                .moveToActivity("Task_Decide")
                .boundaryEvent("Timer_Overdue", event -> event.timerWithDuration("P1D"))
                .endEvent("End_RefusedLate")
                .done();

        assertThat(unattended(model)).containsExactly("End_RefusedLate");
    }

    @Test
    void findsAnOutcomeThatATaskSetsWithoutAPerson() {
        var model = Bpmn.createExecutableProcess("right")
                .startEvent()
                .serviceTask("Task_Send", task -> task.zeebeJobType("mail.send").zeebeOutput("=\"refused\"", "outcome"))
                .endEvent("End_Done")
                .done();

        assertThat(unattended(model)).containsExactly("Task_Send");
    }

    @Test
    void followsAnErrorOutOfTheProcessThatIsCalled() {
        var called = Bpmn.createExecutableProcess("check")
                .startEvent()
                .endEvent("End_Failed", end -> end.error("FAILED"))
                .done();
        var caller = Bpmn.createExecutableProcess("right")
                .startEvent()
                .callActivity("Call_Check", call -> call.zeebeProcessId("check"))
                .endEvent("End_Fulfilled")
                .moveToActivity("Call_Check")
                .boundaryEvent("Err_Failed", event -> event.error("FAILED"))
                .endEvent("End_RefusedCheck")
                .done();

        assertThat(unattended(caller, called)).containsExactly("End_RefusedCheck");
    }

    @Test
    void doesNotTakeAReminderForTheEndOfTheProcessThatIsCalled() {
        assertThat(unattended(afterCheck("=found"), decidingWithATimer(false))).isEmpty();
        assertThat(unattended(afterCheck("=found"), decidingWithATimer(true))).containsExactly("End_Refused");
    }

    @Test
    void knowsThatWhatTheCalledProcessFoundOutStillHolds() {
        var called = Bpmn.createExecutableProcess("check")
                .startEvent()
                .serviceTask("Task_Check", task -> task.zeebeJobType("check").zeebeOutput("=found", "found"))
                .exclusiveGateway("Gateway_Found")
                .conditionExpression("found = \"yes\"")
                .endEvent("End_Found")
                .moveToLastExclusiveGateway()
                .defaultFlow()
                .userTask("Task_Decide")
                .endEvent("End_Decided")
                .done();

        assertThat(unattended(afterCheck("=found"), called)).isEmpty();
        assertThat(unattended(afterCheck("=other"), called)).containsExactly("End_Refused");
    }

    @Test
    void knowsTheOutcomeThatTheCalledProcessEndedWith() {
        var called = Bpmn.createExecutableProcess("end")
                .startEvent()
                .exclusiveGateway("Gateway_Granted")
                .conditionExpression("granted")
                .endEvent("End_Fulfilled", end -> end.zeebeOutput("=\"fulfilled\"", "outcome"))
                .moveToLastExclusiveGateway()
                .defaultFlow()
                .userTask("Task_Decide")
                .endEvent("End_Refused", end -> end.zeebeOutput("=\"refused\"", "outcome"))
                .done();

        assertThat(unattended(byOutcome("=outcome"), called)).isEmpty();
        assertThat(unattended(byOutcome("=other"), called)).containsExactly("End_Refused");
    }

    @Test
    void knowsThatATaskWhoseTemplateHasNoOutputChangesNothing() {
        assertThat(unattended(grantedAroundATaskOf("data.stop"))).isEmpty();
        assertThat(unattended(grantedAroundATaskOf("no.template"))).containsExactly("End_Partly");
    }

    private static BpmnModelInstance grantedAroundATaskOf(String jobType) {
        return Bpmn.createExecutableProcess("right")
                .startEvent()
                .exclusiveGateway("Gateway_Granted")
                .defaultFlow()
                .userTask("Task_Decide")
                .exclusiveGateway("Gateway_Act")
                .serviceTask("Task_Act", task -> task.zeebeJobType(jobType))
                .exclusiveGateway("Gateway_Whole")
                .defaultFlow()
                .endEvent("End_Partly")
                .moveToNode("Gateway_Whole")
                .conditionExpression("granted")
                .endEvent("End_Fulfilled")
                .moveToNode("Gateway_Granted")
                .conditionExpression("granted")
                .connectTo("Gateway_Act")
                .done();
    }

    private static BpmnModelInstance byOutcome(String source) {
        return Bpmn.createExecutableProcess("right")
                .startEvent()
                .callActivity("Call_End", call -> call.zeebeProcessId("end").zeebeOutput(source, "outcome"))
                .exclusiveGateway("Gateway_Outcome")
                .conditionExpression("outcome = \"fulfilled\"")
                .endEvent("End_Fulfilled")
                .moveToLastExclusiveGateway()
                .conditionExpression("outcome = \"refused\"")
                .endEvent("End_Refused")
                .done();
    }

    private static BpmnModelInstance decidingWithATimer(boolean interrupting) {
        return Bpmn.createExecutableProcess("check")
                .startEvent()
                .userTask("Task_Decide")
                .endEvent("End_Decided")
                .moveToActivity("Task_Decide")
                .boundaryEvent("Timer_Late", event -> event.cancelActivity(interrupting)
                        .timerWithDuration("P1D"))
                .endEvent("End_Late")
                .done();
    }

    private static BpmnModelInstance afterCheck(String source) {
        return Bpmn.createExecutableProcess("right")
                .startEvent()
                .callActivity("Call_Check", call -> call.zeebeProcessId("check").zeebeOutput(source, "found"))
                .exclusiveGateway("Gateway_Found")
                .conditionExpression("found = \"yes\"")
                .endEvent("End_Fulfilled")
                .moveToLastExclusiveGateway()
                .defaultFlow()
                .endEvent("End_Refused")
                .done();
    }

    private static Set<String> unattended(BpmnModelInstance model, BpmnModelInstance... called) {
        return RefusalProof.unattended(
                process(model),
                Stream.of(called)
                        .map(RefusalProofTests::process)
                        .collect(Collectors.toMap(Process::getId, process -> process)));
    }

    private static Process process(BpmnModelInstance model) {
        return model.getModelElementsByType(Process.class).iterator().next();
    }
}
