package kz.bazarjoq.requests.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.zeebe.model.bpmn.Bpmn;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import kz.bazarjoq.requests.Chromium;
import kz.bazarjoq.requests.deadline.ProductDeadlines;
import kz.bazarjoq.requests.local.Platform;
import kz.bazarjoq.requests.local.TestPlatform;
import kz.bazarjoq.requests.register.RequestId;
import kz.bazarjoq.requests.register.RequestNumber;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A form that asks about each of several parts of the data, as Tasklist shows it and gives its answer back. */
class ListFormIT {

    private static final String PROCESS = "list-form-probe";
    private static final String TASK = "Решить о каждой части";
    private static final RequestNumber NUMBER = RequestNumber.of(2026, 990_001);

    private static Platform platform;
    private static CamundaClient engine;

    @BeforeAll
    static void startEverything() {
        platform = TestPlatform.withWorkers();
        engine = platform.camunda().client();
        engine.newDeployResourceCommand()
                .addProcessModel(
                        Bpmn.createExecutableProcess(PROCESS)
                                .startEvent()
                                .userTask("Task_Probe")
                                .name(TASK)
                                .zeebeUserTask()
                                .zeebeFormId("decide-treatments")
                                .zeebeCandidateGroups("support")
                                .serviceTask("Task_Answered")
                                .zeebeJobType(PROCESS)
                                .endEvent()
                                .done(),
                        PROCESS + ".bpmn")
                .send()
                .join();
    }

    @AfterAll
    static void stopWorkers() {
        engine.close();
        platform.workers().stop();
    }

    @Test
    void takesADecisionAndAGroundForEachPart() {
        ask(
                Map.of("name", "Подписки: почта", "label", "Уничтожить", "clause", "§6", "proposal", "destroy"),
                Map.of("name", "Заказы", "label", "Продолжать", "clause", "ст. 9", "proposal", "continue"),
                Map.of("name", "Отзывы", "label", "Уничтожить", "clause", "§6", "proposal", "destroy"));

        try (var chromium = new Chromium();
                var tasklist = new Tasklist(platform, chromium.browser())) {
            tasklist.signIn();
            tasklist.takes(TASK, NUMBER);
            tasklist.says("Подписки: почта");
            tasklist.says("Предложение: Продолжать (ст. 9)");
            tasklist.chooses("Как предложено", 0);
            tasklist.chooses("Оставить на основании", 1);
            tasklist.chooses("Есть неисполненное обязательство");
            tasklist.chooses("Исполнить: с каждой частью — как отмечено");
            tasklist.completes();
        }

        assertThat(answer().getVariablesAsMap())
                .containsEntry("decision", "decided")
                .extractingByKey("choices")
                .isEqualTo(Arrays.asList(
                        Map.of("decision", "as-proposed"),
                        null,
                        Map.of("decision", "keep", "ground", "unfulfilled-obligation")));
    }

    private static void ask(Map<?, ?>... parts) {
        var request = RequestId.random();
        var now = OffsetDateTime.now(ZoneOffset.UTC);
        engine.newCreateInstanceCommand()
                .bpmnProcessId(PROCESS)
                .latestVersion()
                .variables(Map.of(
                        "requestNumber",
                        NUMBER.value(),
                        "right",
                        "withdraw-consent",
                        "caseUrl",
                        "http://localhost:8081/cases/" + NUMBER,
                        "deadline",
                        ProductDeadlines.endingAt(now.plusDays(3), now.plusDays(1), request),
                        "choices",
                        Arrays.asList(parts),
                        "keepGrounds",
                        List.of(Map.of(
                                "label", "Есть неисполненное обязательство", "value", "unfulfilled-obligation"))))
                .send()
                .join();
    }

    private static ActivatedJob answer() {
        return await("the completed form")
                .atMost(TestCustomer.PATIENCE)
                .until(
                        () -> engine.newActivateJobsCommand()
                                .jobType(PROCESS)
                                .maxJobsToActivate(1)
                                .send()
                                .join()
                                .getJobs(),
                        jobs -> !jobs.isEmpty())
                .getFirst();
    }
}
