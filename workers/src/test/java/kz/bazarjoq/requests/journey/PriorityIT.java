package kz.bazarjoq.requests.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.zeebe.model.bpmn.Bpmn;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import kz.bazarjoq.requests.deadline.ProductDeadlines;
import kz.bazarjoq.requests.local.Platform;
import kz.bazarjoq.requests.local.TestPlatform;
import kz.bazarjoq.requests.register.RequestId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

/** A task that waits rises in Tasklist when its deadline nears and once more when it has passed. */
class PriorityIT {

    private static final String PROCESS = "priority-probe";
    private static final String CALLED = "priority-probe-called";
    private static final String REMINDED = "PriorityProbeReminded";
    private static final int MODELLED = 60;

    private static Platform platform;
    private static CamundaClient engine;

    @BeforeAll
    static void startEverything() {
        platform = TestPlatform.withWorkers();
        engine = platform.camunda().client();
        deploy();
    }

    @AfterAll
    static void stopWorkers() {
        engine.close();
        platform.workers().stop();
    }

    @Test
    void aTaskOfACalledProcessRisesWhenTheDeadlineNears() {
        var now = OffsetDateTime.now(ZoneOffset.UTC);

        assertThat(priorityAfterTheReminder(now.plusDays(1), now)).isEqualTo(80);
    }

    @Test
    void aTaskIsAtTheTopOnceTheDeadlineHasPassed() {
        var now = OffsetDateTime.now(ZoneOffset.UTC);

        assertThat(priorityAfterTheReminder(now.minusMinutes(5), now.minusDays(1)))
                .isEqualTo(90);
    }

    @Test
    void onlyTheTaskThatTheDeadlineIsForRises() {
        var now = OffsetDateTime.now(ZoneOffset.UTC);
        var probe = UUID.randomUUID().toString();
        var other = probe + "-other";
        start(probe, now.plusDays(1), now, Map.of("raised", "Task_Probe"));
        await("the other task").atMost(TestCustomer.PATIENCE).until(() -> priority(other) == MODELLED);

        assertThat(priorityAfterTheReminder(probe)).isEqualTo(80);
        // What is created first is found first, so that the other would have risen by now.
        assertThat(priority(other)).isEqualTo(MODELLED);
    }

    private static int priorityAfterTheReminder(OffsetDateTime dueAt, OffsetDateTime remindAt) {
        var probe = UUID.randomUUID().toString();
        start(probe, dueAt, remindAt, Map.of());
        return priorityAfterTheReminder(probe);
    }

    private static void start(String probe, OffsetDateTime dueAt, OffsetDateTime remindAt, Map<String, ?> more) {
        var request = RequestId.random();
        var variables = new HashMap<String, Object>(more);
        variables.put("requestId", request.toString());
        variables.put("probe", probe);
        variables.put("deadline", ProductDeadlines.endingAt(dueAt, remindAt, request));
        engine.newCreateInstanceCommand()
                .bpmnProcessId(PROCESS)
                .latestVersion()
                .variables(variables)
                .send()
                .join();
    }

    private static int priorityAfterTheReminder(String probe) {
        await("the task in Tasklist").atMost(TestCustomer.PATIENCE).until(() -> priority(probe) == MODELLED);
        // The search store learns of a task and of its process one after the other: an early reminder may find neither.
        await("a higher priority")
                .atMost(TestCustomer.PATIENCE)
                .pollInterval(Duration.ofSeconds(2))
                .until(() -> {
                    remind(probe);
                    return priority(probe) != MODELLED;
                });
        return priority(probe);
    }

    private static void remind(String probe) {
        engine.newPublishMessageCommand()
                .messageName(REMINDED)
                .correlationKey(probe)
                .send()
                .join();
    }

    /** The priority of the probe's task as Tasklist knows it; none while Tasklist doesn't know the task. */
    private static int priority(String probe) {
        var found = RestClient.create(platform.camunda().restAddress())
                .post()
                .uri("/v2/user-tasks/search")
                .body(Map.of("filter", Map.of("candidateGroup", probe)))
                .retrieve()
                .body(JsonNode.class);
        return found == null ? -1 : found.path("items").path(0).path("priority").asInt(-1);
    }

    private static void deploy() {
        var called = Bpmn.createExecutableProcess(CALLED)
                .startEvent()
                .parallelGateway("Gateway_Fork")
                .userTask("Task_Other")
                .zeebeUserTask()
                .zeebeCandidateGroupsExpression("[probe + \"-other\"]")
                .zeebeTaskPriority(String.valueOf(MODELLED))
                .endEvent()
                .moveToNode("Gateway_Fork")
                .userTask("Task_Probe")
                .zeebeUserTask()
                .zeebeCandidateGroupsExpression("[probe]")
                .zeebeTaskPriority(String.valueOf(MODELLED))
                .endEvent()
                .done();
        var caller = Bpmn.createExecutableProcess(PROCESS)
                .startEvent()
                .callActivity("Call_Probe", call -> call.zeebeProcessId(CALLED))
                .boundaryEvent("Msg_Reminded")
                .cancelActivity(false)
                .message(message -> message.name(REMINDED).zeebeCorrelationKeyExpression("probe"))
                .manualTask("Task_Reminded")
                .zeebeEndExecutionListener("deadline.raise-priority")
                .endEvent()
                .moveToActivity("Call_Probe")
                .endEvent()
                .done();
        engine.newDeployResourceCommand()
                .addProcessModel(called, CALLED + ".bpmn")
                .addProcessModel(caller, PROCESS + ".bpmn")
                .send()
                .join();
    }
}
