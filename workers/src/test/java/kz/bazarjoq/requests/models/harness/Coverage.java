package kz.bazarjoq.requests.models.harness;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.instance.EventBasedGateway;
import io.camunda.zeebe.model.bpmn.instance.FlowElement;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.core.io.Resource;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;
import tools.jackson.databind.JsonNode;

/** The elements and sequence flows of each process, the rules of each decision, and which of them no test has passed yet. */
public final class Coverage {

    private final Map<String, List<Part>> models = new TreeMap<>();
    private final Map<String, Set<String>> passed = new ConcurrentHashMap<>();

    private Coverage() {}

    /** Of these processes and decisions, with nothing passed yet. */
    public static Coverage of(Collection<? extends Resource> processes, Collection<? extends Resource> decisions) {
        var coverage = new Coverage();
        processes.forEach(coverage::readProcesses);
        decisions.forEach(coverage::readDecisions);
        return coverage;
    }

    /** The ids of the processes and decisions. */
    public Set<String> models() {
        return models.keySet();
    }

    /** The elements and flows of a process or the rules of a decision that no test passed. */
    public List<Part> missing(String model) {
        var seen = passed.getOrDefault(model, Set.of());
        return parts(model).stream()
                .filter(part -> !seen.contains(part.evidence()))
                .toList();
    }

    /** A line for each model, and one for each of its parts that no test passed. */
    public String report() {
        return models().stream()
                .flatMap(model -> Stream.concat(
                        Stream.of(summary(model)), missing(model).stream().map(part -> "  not passed: " + part)))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** Takes note of what a record says was passed. */
    void observe(EngineRecord record) {
        var endReached = record.is("PROCESS_INSTANCE", "ELEMENT_ACTIVATED")
                && record.text("bpmnElementType").equals("END_EVENT");
        if (endReached
                || record.is("PROCESS_INSTANCE", "ELEMENT_COMPLETED")
                || record.is("PROCESS_INSTANCE", "SEQUENCE_FLOW_TAKEN")) {
            pass(record.text("bpmnProcessId"), record.text("elementId"));
        }
        if (record.is("DECISION_EVALUATION", "EVALUATED")) {
            record.value().path("evaluatedDecisions").values().forEach(this::observeDecision);
        }
    }

    private void observeDecision(JsonNode decision) {
        decision.path("matchedRules")
                .values()
                .forEach(rule -> pass(
                        decision.path("decisionId").asString(""),
                        rule.path("ruleId").asString("")));
    }

    private List<Part> parts(String model) {
        return models.getOrDefault(model, List.of());
    }

    private String summary(String model) {
        var all = parts(model).size();
        return "%s: %d of %d passed".formatted(model, all - missing(model).size(), all);
    }

    void pass(String process, String part) {
        passed.computeIfAbsent(process, id -> ConcurrentHashMap.newKeySet()).add(part);
    }

    private void readDecisions(Resource model) {
        try (var content = model.getInputStream()) {
            var rules = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(content)
                    .getElementsByTagName("rule");
            for (var at = 0; at < rules.getLength(); at++) {
                var rule = (Element) rules.item(at);
                var decision = (Element) rule.getParentNode().getParentNode();
                models.computeIfAbsent(decision.getAttribute("id"), id -> new ArrayList<>())
                        .add(Part.of(rule));
            }
        } catch (IOException | ParserConfigurationException | SAXException failure) {
            throw new IllegalStateException("The decision can't be read: " + model.getDescription(), failure);
        }
    }

    private void readProcesses(Resource model) {
        try (var content = model.getInputStream()) {
            for (var element : Bpmn.readModelFromStream(content).getModelElementsByType(FlowElement.class)) {
                if (element instanceof FlowNode || element instanceof SequenceFlow) {
                    models.computeIfAbsent(processOf(element), id -> new ArrayList<>())
                            .add(Part.of(element));
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String processOf(FlowElement element) {
        ModelElementInstance ancestor = element;
        while (!(ancestor instanceof Process process)) {
            ancestor = Objects.requireNonNull(ancestor.getParentElement());
        }
        return process.getId();
    }

    /** An element or a sequence flow of a process, or a rule of a decision. */
    public record Part(String id, String name, String evidence) {

        static Part of(FlowElement element) {
            var name = element instanceof SequenceFlow flow
                    ? flow.getSource().getId() + " -> " + flow.getTarget().getId()
                    : Objects.requireNonNullElse(element.getName(), "");
            return new Part(element.getId(), name.replaceAll("\\s+", " "), evidence(element));
        }

        static Part of(Element rule) {
            var id = rule.getAttribute("id");
            var description = rule.getElementsByTagName("description").item(0);
            return new Part(id, description == null ? "" : description.getTextContent(), id);
        }

        /** The engine takes no note of a flow from an event-based gateway, but of the event that it leads to. */
        private static String evidence(FlowElement element) {
            return element instanceof SequenceFlow flow && flow.getSource() instanceof EventBasedGateway
                    ? flow.getTarget().getId()
                    : element.getId();
        }

        @Override
        public String toString() {
            return id + " (" + name + ")";
        }
    }
}
