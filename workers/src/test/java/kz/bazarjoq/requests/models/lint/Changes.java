package kz.bazarjoq.requests.models.lint;

import static scala.jdk.javaapi.CollectionConverters.asJava;

import io.camunda.zeebe.model.bpmn.instance.BusinessRuleTask;
import io.camunda.zeebe.model.bpmn.instance.CallActivity;
import io.camunda.zeebe.model.bpmn.instance.EndEvent;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.IntermediateThrowEvent;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import io.camunda.zeebe.model.bpmn.instance.SubProcess;
import io.camunda.zeebe.model.bpmn.instance.Task;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeOutput;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.bazarjoq.requests.models.lint.Models.Model;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.If;
import org.camunda.feel.syntaxtree.Ref;

/** What is known after a step, in each way in which its outputs may come about. */
final class Changes {

    private static final Set<String> WITHOUT_OUTPUT = ElementTemplate.jobTypesWithoutOutput();

    /** What a right is handed, and what the entry process begins with. */
    private static final Set<String> HANDED =
            Set.of("requestId", "requestNumber", "channel", "right", "language", "receivedAt", "deadline", "caseUrl");

    private Changes() {}

    /**
     * What is known when an element has ended.
     *
     * @param grounds of its model, which know its forms
     */
    static Set<Set<Fact>> after(FlowNode node, Grounds grounds, Set<Fact> facts) {
        var outputs = Mapping.outputs(node).stream()
                .collect(Collectors.toMap(
                        output -> output.getTarget(), output -> output.getSource(), (one, two) -> two, TreeMap::new));
        if (!outputs.isEmpty()) {
            return after(outputs, inside(node, grounds, facts), facts);
        }
        return switch (node) {
            case BusinessRuleTask task -> Set.of(Fact.without(facts, grounds.answeredBy(task)));
            case Task task -> Set.of(changesNothing(task) ? facts : Set.of());
            case CallActivity call -> Set.of(Set.of());
            default -> Set.of(facts);
        };
    }

    /** What is known where a process starts: a variable that it writes and isn't handed is null until then. */
    static Set<Fact> atStartOf(Model model, Set<String> handed) {
        var asked = model.elements(SequenceFlow.class).stream()
                .flatMap(flow -> Stream.ofNullable(flow.getConditionExpression()))
                .map(ModelElementInstance::getTextContent)
                .collect(Collectors.joining(" "));
        return model.elements(FlowNode.class).stream()
                .flatMap(node -> Mapping.outputs(node).stream())
                .map(ZeebeOutput::getTarget)
                .filter(variable -> !HANDED.contains(variable) && !handed.contains(variable))
                .filter(asked::contains)
                .map(variable -> new Fact(variable, true, Fact.NULL))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What is known within a subprocess, whose inputs may hide variables of the same name. */
    static Set<Set<Fact>> within(SubProcess scope, Set<Fact> facts) {
        return after(
                Mapping.inputs(scope).stream()
                        .collect(Collectors.toMap(
                                input -> input.getTarget(),
                                input -> input.getSource(),
                                (one, two) -> two,
                                TreeMap::new)),
                facts,
                facts);
    }

    /** What is known after a call: what the called process knew at its end, and what the caller knew before. */
    static Set<Set<Fact>> handedBack(CallActivity call, Set<Fact> facts, Set<Fact> before) {
        return after(
                Mapping.outputs(call).stream()
                        .collect(Collectors.toMap(
                                output -> output.getTarget(),
                                output -> output.getSource(),
                                (one, two) -> two,
                                TreeMap::new)),
                facts,
                before);
    }

    /** What is known of the variables that an element's outputs are made from: nothing of what a worker or a person gives. */
    private static Set<Fact> inside(FlowNode node, Grounds grounds, Set<Fact> facts) {
        return switch (node) {
            case UserTask task -> Fact.without(facts, grounds.enteredIn(task));
            case StartEvent start -> facts;
            case IntermediateThrowEvent thrown -> facts;
            case EndEvent end -> facts;
            case SubProcess scope -> facts;
            default -> Set.of();
        };
    }

    private static Set<Set<Fact>> after(Map<String, String> mapped, Set<Fact> inside, Set<Fact> before) {
        var ways = Stream.of(new Way(inside, Map.of()));
        for (var mapping : mapped.entrySet()) {
            var sources = Feel.parse(mapping.getValue()).map(Changes::branches).orElse(List.of());
            ways = sources.isEmpty()
                    ? ways
                    : ways.flatMap(
                            way -> sources.stream().flatMap(branch -> way.with(mapping.getKey(), branch).stream()));
        }
        var unchanged = Fact.without(before, mapped.keySet());
        return ways.map(way -> Stream.concat(unchanged.stream(), way.outside()).collect(Collectors.toUnmodifiableSet()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The results of an expression, each with when it comes about. */
    private static List<Branch> branches(Exp expression) {
        if (!(expression instanceof If choice)) {
            return List.of(new Branch(Set.of(), expression));
        }
        var branches = new ArrayList<Branch>();
        for (var holds : List.of(true, false)) {
            var results = branches(holds ? choice.statement() : choice.elseStatement());
            Conditions.ways(choice.condition(), holds)
                    .forEach(way -> results.forEach(result -> Fact.together(way, result.when())
                            .ifPresent(when -> branches.add(new Branch(when, result.result())))));
        }
        return branches;
    }

    private static boolean changesNothing(Task task) {
        var definition = task.getSingleExtensionElement(ZeebeTaskDefinition.class);
        return definition != null && WITHOUT_OUTPUT.contains(definition.getType());
    }

    private record Branch(Set<Fact> when, Exp result) {}

    /** One way in which all outputs together come about. */
    private record Way(Set<Fact> inside, Map<String, Exp> results) {

        Optional<Way> with(String target, Branch branch) {
            var more = new TreeMap<>(results);
            more.put(target, branch.result());
            return Fact.together(inside, branch.when()).map(known -> new Way(known, more));
        }

        /** What is known of the outputs themselves. */
        Stream<Fact> outside() {
            return results.entrySet().stream().flatMap(result -> known(result.getKey(), result.getValue()));
        }

        private Stream<Fact> known(String target, Exp result) {
            return result instanceof Ref copied
                    ? inside.stream().flatMap(fact -> fact.copied(String.join(".", asJava(copied.names())), target))
                    : Conditions.constant(result).map(value -> new Fact(target, true, value)).stream();
        }
    }
}
