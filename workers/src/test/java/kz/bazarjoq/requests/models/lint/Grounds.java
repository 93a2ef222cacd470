package kz.bazarjoq.requests.models.lint;

import static scala.jdk.javaapi.CollectionConverters.asJava;

import io.camunda.zeebe.model.bpmn.instance.Activity;
import io.camunda.zeebe.model.bpmn.instance.BusinessRuleTask;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.ServiceTask;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeCalledDecision;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeInput;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeLoopCharacteristics;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.bazarjoq.requests.models.lint.Models.Model;
import org.camunda.feel.syntaxtree.ConstContext;
import org.camunda.feel.syntaxtree.ConstNull$;
import org.camunda.feel.syntaxtree.ConstString;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.Filter;
import org.camunda.feel.syntaxtree.For;
import org.camunda.feel.syntaxtree.FunctionInvocation;
import org.camunda.feel.syntaxtree.If;
import org.camunda.feel.syntaxtree.PathExpression;
import org.camunda.feel.syntaxtree.PositionalFunctionParameters;
import org.camunda.feel.syntaxtree.Ref;

/**
 * Where the ground of a refusal may come from. The lists that word the grounds are what a decision table answered; a person
 * chooses out of them in a form, or the ground is that of a part of the data by a table, or of one row of the table that is asked; and
 * no diagram makes one up.
 */
final class Grounds {

    private static final Set<String> TABLES = Set.of("refusal-grounds", "retention-grounds");
    private static final String GROUND = "ground";
    private static final String WORDED = "grounds";
    private static final String ANSWERED = "value";

    private final Forms forms;
    private final Model model;
    private final Set<String> lists;

    Grounds(Model model) {
        this.model = model;
        forms = new Forms(model);
        lists = model.elements(UserTask.class).stream()
                .flatMap(task -> forms.groundFields(task).values().stream())
                .collect(Collectors.toCollection(HashSet::new));
        lists.add(WORDED);
    }

    /** Where the ground, or a list of grounds, is something else. */
    Stream<Finding> madeUp() {
        return Stream.concat(
                model.elements(FlowNode.class).stream()
                        .filter(node -> !isListed(node) || !isChosen(node))
                        .map(node -> model.lacks(
                                node.getId(),
                                "what it says of the ground comes from refusal-grounds and retention-grounds, or from a form"
                                        + " that offers what they answered")),
                model.elements(UserTask.class).stream()
                        .filter(forms::offersOtherGrounds)
                        .map(task -> model.lacks(
                                task.getId(),
                                "its form offers the grounds that a decision table has listed, and no others")));
    }

    /** The lists of grounds that are there when an element has ended, if these were there before. */
    Set<String> listedAfter(FlowNode node, Set<String> listed) {
        var known = new HashSet<>(listed);
        if (asksTable(node)) {
            known.addAll(answeredBy(node));
        }
        Mapping.outputs(node).stream()
                .filter(output -> lists.contains(output.getTarget()))
                .filter(output -> known.containsAll(named(output.getSource())))
                .forEach(output -> known.add(output.getTarget()));
        known.retainAll(lists);
        return known;
    }

    /** The lists out of which a person chooses the ground in a task; empty where none is chosen there. */
    Set<String> offeredBy(UserTask task) {
        return Set.copyOf(forms.groundFields(task).values());
    }

    /** Whether a person names the ground in a task. */
    boolean namesGround(UserTask task) {
        return !forms.groundFields(task).isEmpty();
    }

    /** The variables that a decision's answer is written into. */
    Set<String> answeredBy(FlowNode task) {
        return Stream.concat(
                        Stream.ofNullable(task.getSingleExtensionElement(ZeebeCalledDecision.class))
                                .map(ZeebeCalledDecision::getResultVariable),
                        loop(task).map(ZeebeLoopCharacteristics::getOutputCollection).stream())
                .collect(Collectors.toSet());
    }

    /** The variables that a person may enter in a task, or that it makes for itself. */
    Set<String> enteredIn(UserTask task) {
        return Stream.concat(
                        forms.entered(task).stream(),
                        Mapping.inputs(task).stream().map(ZeebeInput::getTarget))
                .collect(Collectors.toSet());
    }

    private static boolean asksTable(FlowNode node) {
        var decision = node.getSingleExtensionElement(ZeebeCalledDecision.class);
        return decision != null && TABLES.contains(decision.getDecisionId());
    }

    /** Whether every list of grounds that it writes is made of what a table answered. */
    private boolean isListed(FlowNode node) {
        var answered = node instanceof BusinessRuleTask && !asksTable(node) ? answeredBy(node) : Set.<String>of();
        return answered.stream().noneMatch(lists::contains)
                && mapped(node)
                        .filter(mapping -> lists.contains(mapping.target()))
                        .allMatch(mapping -> isListed(node, mapping.source()));
    }

    private boolean isListed(FlowNode node, String source) {
        var answered = asksTable(node) ? answeredBy(node) : Set.<String>of();
        return !(node instanceof ServiceTask)
                && Feel.parse(source)
                        .filter(list -> Feel.parts(list).noneMatch(ConstContext.class::isInstance))
                        .isPresent()
                && named(source).stream()
                        .allMatch(name -> answered.contains(name)
                                || (lists.contains(name)
                                        && !(node instanceof UserTask task
                                                && forms.entered(task).contains(name))));
    }

    /** The variables that a list of grounds is made of. */
    private static Set<String> named(String source) {
        return Feel.parse(source).map(Grounds::results).orElse(Stream.empty()).collect(Collectors.toSet());
    }

    private static Stream<String> results(Exp list) {
        return switch (list) {
            case ConstNull$ nothing -> Stream.empty();
            case If choice -> Stream.concat(results(choice.statement()), results(choice.elseStatement()));
            case Ref variable -> Stream.of(String.join(".", asJava(variable.names())));
            case Filter filter -> results(filter.list());
            case FunctionInvocation call -> parameters(call).flatMap(Grounds::results);
            default -> Stream.of(list.toString());
        };
    }

    /** Whether every ground that it writes was chosen, or is that of something. */
    private boolean isChosen(FlowNode node) {
        return mapped(node).allMatch(mapping -> Feel.parse(mapping.source())
                .map(value -> Feel.parts(value).flatMap(Grounds::entered).allMatch(ground -> isChosen(node, ground))
                        && (!isGround(mapping.target()) || isChosen(node, value)))
                .orElse(!isGround(mapping.target())));
    }

    /** What a context is given for its ground, where it is made or changed. */
    private static Stream<Exp> entered(Exp part) {
        return switch (part) {
            case ConstContext context -> asJava(context.entries()).stream()
                    .filter(entry -> entry._1().equals(GROUND))
                    .map(entry -> entry._2());
            case FunctionInvocation call -> put(
                    call.function(), parameters(call).toList());
            default -> Stream.empty();
        };
    }

    private static Stream<Exp> put(String function, List<Exp> parameters) {
        return function.equals("context put")
                        && parameters.size() == 3
                        && parameters.get(1).equals(new ConstString(GROUND))
                ? Stream.of(parameters.getLast())
                : Stream.empty();
    }

    private boolean isChosen(FlowNode node, Exp ground) {
        return switch (ground) {
            case ConstNull$ nothing -> true;
            case If choice -> isChosen(node, choice.statement()) && isChosen(node, choice.elseStatement());
            case For loop -> isChosen(node, loop.exp());
            case Filter filter -> isChosen(node, filter.list());
            case PathExpression path -> (path.key().equals(GROUND) && isOfTable(node))
                    || (path.key().equals(ANSWERED) && node instanceof BusinessRuleTask && asksTable(node));
            case Ref variable -> isChosen(
                    node, asJava(variable.names()).getLast(), variable.names().size() > 1);
            default -> false;
        };
    }

    private boolean isChosen(FlowNode node, String name, boolean entry) {
        if (entry) {
            return name.equals(GROUND) && isOfTable(node);
        }
        return node instanceof UserTask task
                ? forms.groundFields(task).containsKey(name)
                : name.equals(GROUND) && !(node instanceof ServiceTask);
    }

    private static boolean isOfTable(FlowNode node) {
        return !(node instanceof BusinessRuleTask) || asksTable(node);
    }

    private static boolean isGround(String target) {
        return target.equals(GROUND);
    }

    private static Stream<Exp> parameters(FunctionInvocation call) {
        return call.params() instanceof PositionalFunctionParameters positional
                ? asJava(positional.params()).stream()
                : Stream.of(call);
    }

    /** What an element writes, and what it makes that of. */
    private static Stream<Mapped> mapped(FlowNode node) {
        return Stream.of(
                        Mapping.inputs(node).stream().map(input -> new Mapped(input.getTarget(), input.getSource())),
                        Mapping.outputs(node).stream()
                                .map(output -> new Mapped(output.getTarget(), output.getSource())),
                        loop(node)
                                .map(loop -> new Mapped(
                                        String.valueOf(loop.getOutputCollection()),
                                        String.valueOf(loop.getOutputElement())))
                                .stream())
                .flatMap(mappings -> mappings);
    }

    private static Optional<ZeebeLoopCharacteristics> loop(FlowNode node) {
        return node instanceof Activity activity && activity.getLoopCharacteristics() != null
                ? Optional.ofNullable(
                        activity.getLoopCharacteristics().getSingleExtensionElement(ZeebeLoopCharacteristics.class))
                : Optional.empty();
    }

    private record Mapped(String target, String source) {}
}
