package kz.bazarjoq.requests.models.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.builder.ProcessBuilder;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.bazarjoq.requests.models.lint.Models.Model;
import org.junit.jupiter.api.Test;

/**
 * The proof finds the refusals that a machine alone could reach, that nobody tells, and whose ground is made up, and no others.
 */
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
    void acceptsAnErrorThatRefusesAfterAPersonDecided() {
        var model = refusesOnError()
                .startEvent()
                .userTask("Task_Decide")
                .endEvent("End_Denied", end -> end.error("DENIED"))
                .done();

        assertThat(unattended(model)).isEmpty();
    }

    @Test
    void findsAnErrorThatRefusesWithoutAPerson() {
        var model = refusesOnError()
                .startEvent()
                .serviceTask("Task_Check", task -> task.zeebeJobType("check"))
                .endEvent("End_Denied", end -> end.error("DENIED"))
                .done();

        assertThat(unattended(model)).containsExactly("End_RefusedDenied");
    }

    private static ProcessBuilder refusesOnError() {
        var process = Bpmn.createExecutableProcess("right");
        process.eventSubProcess("SubProcess_Denied")
                .startEvent("Err_Denied")
                .error("DENIED")
                .endEvent("End_RefusedDenied");
        return process;
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
    void doesNotTakeAReminderForTheEndOfTheSubprocess() {
        assertThat(unattended(refusingAfterASubprocess(false))).isEmpty();
        assertThat(unattended(refusingAfterASubprocess(true))).containsExactly("End_Refused");
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
    void seesWhatTheEndOfASubprocessSets() {
        assertThat(unattended(refusingWhere("outcome = \"refused\""))).containsExactly("End_Refused");
        assertThat(unattended(refusingWhere("outcome = \"partly-fulfilled\""))).isEmpty();
    }

    @Test
    void knowsThatATaskWhoseTemplateHasNoOutputChangesNothing() {
        assertThat(unattended(grantedAroundATaskOf("data.stop"))).isEmpty();
        assertThat(unattended(grantedAroundATaskOf("no.template"))).containsExactly("End_Partly");
    }

    @Test
    void knowsWhatAConditionOfSeveralPartsRulesOut() {
        var found = "found = \"yes\" or (found = \"partly\" and good != null)";

        assertThat(unattended(refusingAfter(found, "found = \"no\""))).isEmpty();
        assertThat(unattended(refusingAfter(found, "good = null and found = \"partly\"")))
                .isEmpty();
        assertThat(unattended(refusingAfter(found, "good = null"))).containsExactly("End_Refused");
        assertThat(unattended(refusingAfter(found, "not(found = \"yes\" or found = \"partly\")")))
                .isEmpty();
        assertThat(unattended(refusingAfter(found, "list contains([\"no\", \"unknown\"], found)")))
                .isEmpty();
        assertThat(unattended(refusingAfter(found, "list contains([\"no\", \"yes\"], found)")))
                .containsExactly("End_Refused");
        assertThat(unattended(refusingAfter("checked", "checked = false"))).isEmpty();
        assertThat(unattended(refusingAfter("kept = null", "count(kept) > 0"))).isEmpty();
        assertThat(unattended(refusingAfter("kept = null", "not(count(kept) > 0)")))
                .containsExactly("End_Refused");
        assertThat(unattended(refusingAfter("checked", "not(count(items) > 0)")))
                .containsExactly("End_Refused");
    }

    @Test
    void knowsThatWhatEveryItemIsNoneIsNot() {
        var conflict = "some c in found satisfies c.result = \"conflict\"";

        assertThat(unattended(refusingAfter(conflict, "every c in found satisfies c.result != \"conflict\"")))
                .isEmpty();
        assertThat(unattended(refusingAfter(conflict, "every c in found satisfies c.result = \"conflict\"")))
                .containsExactly("End_Refused");
    }

    @Test
    void knowsAfterACallWhatWasKnownBefore() {
        var called = Bpmn.createExecutableProcess("check")
                .startEvent()
                .endEvent("End_Checked")
                .done();
        var caller = Bpmn.createExecutableProcess("right")
                .startEvent()
                .exclusiveGateway("Gateway_Found")
                .defaultFlow()
                .userTask("Task_Decide")
                .endEvent("End_Fulfilled")
                .moveToNode("Gateway_Found")
                .conditionExpression("found = \"yes\"")
                .callActivity("Call_Check", call -> call.zeebeProcessId("check").zeebeOutput("=good", "good"))
                .exclusiveGateway("Gateway_Good")
                .defaultFlow()
                .endEvent("End_Done")
                .moveToNode("Gateway_Good")
                .conditionExpression("found = \"no\"")
                .endEvent("End_Refused")
                .moveToNode("Gateway_Good")
                .conditionExpression("good = false")
                .endEvent("End_RefusedForGood")
                .done();

        assertThat(unattended(caller, called)).containsExactly("End_RefusedForGood");
    }

    @Test
    void knowsThatNothingIsDecidedBeforeTheFirstDecision() {
        var model = Bpmn.createExecutableProcess("right")
                .startEvent()
                .exclusiveGateway("Gateway_Decided")
                .defaultFlow()
                .userTask("Task_Decide", task -> task.zeebeOutput("=decision", "decision"))
                .endEvent("End_Fulfilled")
                .moveToNode("Gateway_Decided")
                .conditionExpression("decision = \"refuse\"")
                .endEvent("End_Refused")
                .done();

        assertThat(unattended(model)).isEmpty();
    }

    @Test
    void knowsInWhichCaseAnOutputHasWhichValue() {
        var called = Bpmn.createExecutableProcess("end")
                .startEvent()
                .exclusiveGateway("Gateway_Granted")
                .conditionExpression("granted = true")
                .exclusiveGateway("Gateway_Done")
                .endEvent(
                        "End_Done",
                        end -> end.zeebeOutput("=if granted = true then \"fulfilled\" else \"refused\"", "outcome"))
                .moveToNode("Gateway_Granted")
                .userTask("Task_Decide")
                .connectTo("Gateway_Done")
                .done();

        assertThat(unattended(byOutcome("=outcome"), called)).isEmpty();
        assertThat(unattended(byOutcome("=if other then outcome else null"), called))
                .isEmpty();
        assertThat(unattended(byOutcome("=if other then outcome else \"refused\""), called))
                .containsExactly("End_Refused");
    }

    private static BpmnModelInstance refusingAfter(String unattended, String refusing) {
        return Bpmn.createExecutableProcess("right")
                .startEvent()
                .exclusiveGateway("Gateway_Found")
                .defaultFlow()
                .userTask("Task_Decide")
                .exclusiveGateway("Gateway_Join")
                .exclusiveGateway("Gateway_Refused")
                .defaultFlow()
                .endEvent("End_Fulfilled")
                .moveToNode("Gateway_Refused")
                .conditionExpression(refusing)
                .endEvent("End_Refused")
                .moveToNode("Gateway_Found")
                .conditionExpression(unattended)
                .connectTo("Gateway_Join")
                .done();
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

    /** The subprocess ends with one of two outcomes. */
    private static BpmnModelInstance refusingWhere(String outcome) {
        return Bpmn.createExecutableProcess("right")
                .startEvent()
                .subProcess()
                .embeddedSubProcess()
                .startEvent()
                .endEvent("End_Done", end -> end.zeebeOutput("=if held then \"fulfilled\" else \"refused\"", "outcome"))
                .subProcessDone()
                .exclusiveGateway()
                .defaultFlow()
                .endEvent("End_Fulfilled")
                .moveToLastExclusiveGateway()
                .conditionExpression(outcome)
                .endEvent("End_Refused")
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

    private static BpmnModelInstance refusingAfterASubprocess(boolean interrupting) {
        return Bpmn.createExecutableProcess("right")
                .startEvent()
                .subProcess("SubProcess_Check")
                .embeddedSubProcess()
                .startEvent()
                .userTask("Task_Decide")
                .endEvent("End_Decided")
                .moveToActivity("Task_Decide")
                .boundaryEvent("Timer_Late", event -> event.cancelActivity(interrupting)
                        .timerWithDuration("P1D"))
                .endEvent("End_Late")
                .subProcessDone()
                .endEvent("End_Refused")
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

    /** The elements that are reached without a person. */
    private static Set<String> unattended(BpmnModelInstance model, BpmnModelInstance... called) {
        return elements("a person decides on every way to it", models(model, called));
    }

    private static Set<String> elements(String rule, Models models) {
        return RefusalProof.faults(models, models.all().getFirst()).stream()
                .filter(finding -> finding.message().startsWith(rule))
                .map(Finding::element)
                .collect(Collectors.toSet());
    }

    private static Models models(BpmnModelInstance model, BpmnModelInstance... called) {
        var folder = Path.of("nowhere");
        return new Models(
                folder,
                Stream.concat(Stream.of(model), Stream.of(called))
                        .map(instance -> new Model(folder, folder.resolve("right/right.bpmn"), instance))
                        .toList());
    }
}
