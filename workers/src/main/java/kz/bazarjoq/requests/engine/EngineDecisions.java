package kz.bazarjoq.requests.engine;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.response.EvaluateDecisionResponse;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Asks the engine, so that what is answered is what is deployed. */
@Component
class EngineDecisions implements Decisions {

    private final CamundaClient engine;
    private final JsonMapper json;

    EngineDecisions(CamundaClient engine, JsonMapper json) {
        this.engine = engine;
        this.json = json;
    }

    @Override
    public List<Map<String, Object>> evaluate(String decisionId, Map<String, ?> variables) {
        var response = ask(decisionId, variables);
        if (!response.getFailureMessage().isEmpty()) {
            throw new IllegalStateException(
                    "The decision %s fails: %s".formatted(decisionId, response.getFailureMessage()));
        }
        return rows(response.getDecisionOutput());
    }

    private EvaluateDecisionResponse ask(String decisionId, Map<String, ?> variables) {
        try {
            return engine.newEvaluateDecisionCommand()
                    .decisionId(decisionId)
                    .variables(variables)
                    .send()
                    .join();
        } catch (ClientException failure) {
            throw new DecisionUnavailableException(decisionId, failure);
        }
    }

    private List<Map<String, Object>> rows(String output) {
        var node = json.readTree(output);
        if (node.isNull()) {
            return List.of();
        }
        if (node.isObject()) {
            return List.of(json.convertValue(node, new TypeReference<Map<String, Object>>() {}));
        }
        return json.convertValue(node, new TypeReference<List<Map<String, Object>>>() {});
    }
}
