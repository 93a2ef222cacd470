package kz.bazarjoq.requests.models.harness;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.command.DeployResourceCommandStep1.DeployResourceCommandStep2;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import kz.bazarjoq.requests.local.CamundaDistribution;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The one broker of a test run, with all models deployed together as production deploys them. */
public final class Engine {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final ExportedRecords records = new ExportedRecords();
    private final Map<Long, TaskForm> forms = new HashMap<>();
    private final BrokerProcess broker;
    private final CamundaClient client;
    private final @Nullable String refusal;
    private final Coverage coverage =
            Coverage.of(resources("classpath:processes/**/*.bpmn"), resources("classpath:processes/**/*.dmn"));

    private Engine() {
        records.listen(line -> coverage.observe(EngineRecord.parse(line)));
        broker = BrokerProcess.start(CamundaDistribution.directory(), records);
        client = CamundaClient.newClientBuilder()
                .applyEnvironmentVariableOverrides(false)
                .grpcAddress(broker.grpcAddress())
                .restAddress(broker.restAddress())
                .preferRestOverGrpc(false)
                .defaultRequestTimeout(Duration.ofSeconds(30))
                .build();
        broker.manage("clock/pin", "{\"epochMilli\": %d}".formatted(now().toEpochMilli()));
        deploy(resources("classpath:models/harness/*.bpmn"));
        refusal = deployProcesses();
    }

    /** The broker of this run, started when it is first asked for; fails where it refuses a model. */
    public static Engine running() {
        if (Holder.ENGINE.refusal != null) {
            throw new AssertionError(Holder.ENGINE.refusal);
        }
        return Holder.ENGINE;
    }

    /** The client to it. */
    public CamundaClient client() {
        return client;
    }

    /** What was passed so far, of every model. */
    public Coverage coverage() {
        return coverage;
    }

    /** Deploys models beside those of production; they don't count in the coverage. */
    public void deploy(List<Resource> resources) {
        if (resources.isEmpty()) {
            return;
        }
        var command = client.newDeployResourceCommand();
        DeployResourceCommandStep2 filled = null;
        for (var resource : resources) {
            filled = (filled == null ? command : filled).addResourceBytes(bytes(resource), name(resource));
        }
        for (var form : Objects.requireNonNull(filled).send().join().getForm()) {
            resources.stream()
                    .filter(resource -> name(resource).equals(form.getResourceName()))
                    .forEach(resource -> forms.put(form.getFormKey(), TaskForm.of(form.getFormId(), bytes(resource))));
        }
    }

    /** Ends the broker before the run ends, when all process tests are done. */
    public void stop() {
        client.close();
        broker.stop();
    }

    ExportedRecords records() {
        return records;
    }

    Map<String, Object> decide(String decision, Map<String, ?> inputs) {
        var output = output(decision, inputs);
        return output.isNull() ? Map.of() : JSON.convertValue(output, new TypeReference<Map<String, Object>>() {});
    }

    List<Map<String, Object>> decideAll(String decision, Map<String, ?> inputs) {
        var output = output(decision, inputs);
        return output.isNull()
                ? List.of()
                : JSON.convertValue(output, new TypeReference<List<Map<String, Object>>>() {});
    }

    private JsonNode output(String decision, Map<String, ?> inputs) {
        var response = client.newEvaluateDecisionCommand()
                .decisionId(decision)
                .variables(new HashMap<>(inputs))
                .send()
                .join();
        if (!response.getFailureMessage().isEmpty()) {
            throw new AssertionError(response.getFailureMessage());
        }
        return JSON.readTree(response.getDecisionOutput());
    }

    TaskForm form(long key) {
        return Objects.requireNonNull(forms.get(key), "The task has no form that was deployed with the models");
    }

    /** The broker's time: it stands still until a scenario moves it. */
    Instant now() {
        return instant(broker.manage("clock", ""));
    }

    void advance(Duration duration) {
        broker.manage("clock/add", "{\"offsetMilli\": %d}".formatted(duration.toMillis()));
    }

    static List<Resource> resources(String pattern) {
        try {
            return List.of(new PathMatchingResourcePatternResolver().getResources(pattern));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Instant instant(String clock) {
        return Instant.ofEpochMilli(JSON.readTree(clock).path("epochMilli").asLong());
    }

    private static byte[] bytes(Resource resource) {
        try {
            return resource.getContentAsByteArray();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String name(Resource resource) {
        return Objects.requireNonNull(resource.getFilename());
    }

    /** What the engine says of the files that it refuses, each with the elements that it means. */
    private @Nullable String deployProcesses() {
        try {
            deploy(Stream.of("bpmn", "dmn", "form")
                    .flatMap(ending -> resources("classpath:processes/**/*." + ending).stream())
                    .toList());
            return null;
        } catch (ClientStatusException answer) {
            var said = String.valueOf(answer.getMessage());
            return "The engine refuses a file under processes/; mend what it names:\n"
                    + said.substring(Math.max(said.indexOf('\n'), 0)).strip();
        }
    }

    private static final class Holder {

        static final Engine ENGINE = new Engine();
    }
}
