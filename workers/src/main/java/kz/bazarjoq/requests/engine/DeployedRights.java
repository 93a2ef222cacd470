package kz.bazarjoq.requests.engine;

import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeProperties;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.bazarjoq.requests.engine.ModelDeployment.ModelsDeployed;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Reads the rights from the models: a process with the property {@code right = true} is one. A file that is being edited
 * changes nothing until it is deployed.
 */
@Component
class DeployedRights implements RightsCatalogue {

    private final ProcessFiles files;

    private volatile @Nullable List<Right> deployed;

    DeployedRights(ProcessFiles files) {
        this.files = files;
    }

    @Override
    public List<Right> rights() {
        var rights = deployed;
        return rights == null ? read() : rights;
    }

    @EventListener
    void readAfter(ModelsDeployed event) {
        deployed = read();
    }

    private List<Right> read() {
        return files.diagrams().stream()
                .flatMap(diagram -> diagram.all(Process.class))
                .filter(process -> "true".equals(properties(process).get("right")))
                .sorted(Comparator.comparingInt(DeployedRights::order).thenComparing(Process::getId))
                .map(DeployedRights::right)
                .toList();
    }

    private static Right right(Process process) {
        var properties = properties(process);
        var names = new HashMap<String, String>();
        properties.forEach((key, value) -> {
            if (key.startsWith("name.")) {
                names.put(key.substring("name.".length()), value);
            }
        });
        names.putIfAbsent("ru", process.getName());
        return new Right(
                process.getId(),
                names,
                properties.getOrDefault("policyClause", ""),
                properties.get("answerLetter"),
                "true".equals(properties.get("correctsData")));
    }

    private static int order(Process process) {
        return Integer.parseInt(properties(process).getOrDefault("policyOrder", "1000"));
    }

    private static Map<String, String> properties(Process process) {
        var found = new HashMap<String, String>();
        if (process.getExtensionElements() != null) {
            process.getExtensionElements().getElementsQuery().filterByType(ZeebeProperties.class).list().stream()
                    .flatMap(properties -> properties.getProperties().stream())
                    .forEach(property -> found.put(property.getName(), property.getValue()));
        }
        return found;
    }
}
