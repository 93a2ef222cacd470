package kz.bazarjoq.requests.models.lint;

import io.camunda.zeebe.model.bpmn.instance.Activity;
import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.instance.BoundaryEvent;
import io.camunda.zeebe.model.bpmn.instance.CallActivity;
import io.camunda.zeebe.model.bpmn.instance.EndEvent;
import io.camunda.zeebe.model.bpmn.instance.Error;
import io.camunda.zeebe.model.bpmn.instance.ErrorEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.ExclusiveGateway;
import io.camunda.zeebe.model.bpmn.instance.FlowElement;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.ParallelGateway;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.camunda.zeebe.model.bpmn.instance.ServiceTask;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import io.camunda.zeebe.model.bpmn.instance.SubProcess;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeCalledElement;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeInput;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeOutput;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.bazarjoq.requests.models.lint.Known.Stage;
import kz.bazarjoq.requests.models.lint.Models.Model;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a way to a refusal on which no person has completed a user task, or on which nobody has told the customer
 * afterwards on what ground it is refused and where to complain. It walks every way that tokens can take, through subprocesses,
 * boundary events, errors and the processes that are called by name. What a gateway has found out is remembered until a step
 * may have changed it, so that a way that would need the same condition to be both true and false isn't taken.
 */
final class RefusalProof {

    private static final Pattern UNATTENDED = Pattern.compile("End_(Partly|Refused|Not).*");
    private static final Pattern REFUSAL = Pattern.compile("End_(Partly|Refused).*");
    private static final Set<String> REFUSING = Set.of("refused", "partly-fulfilled");

    private final Map<String, Process> processes;
    private final Map<Process, Model> files;
    private final Map<Process, Grounds> grounds = new HashMap<>();
    private final RefusalLetters letters;
    private final Deque<Step> open = new ArrayDeque<>();
    private final Map<Step, List<Set<Fact>>> seen = new HashMap<>();
    private final Map<Join, Map<SequenceFlow, Set<Known>>> arrived = new HashMap<>();
    private final Set<Finding> found = new LinkedHashSet<>();

    private RefusalProof(Models models, Model root) {
        processes = models.byId();
        files = models.all().stream().collect(Collectors.toMap(Model::process, model -> model));
        letters = new RefusalLetters(models, root);
    }

    /** What the house wants of the refusals that a process may end in, and doesn't have. */
    static Set<Finding> faults(Models models, Model model) {
        var proof = new RefusalProof(models, model);
        new Grounds(model).madeUp().forEach(proof.found::add);
        proof.enter(model.process(), null, Changes.atStartOf(model, Set.of()), Known.NOTHING);
        for (var step = proof.open.poll(); step != null; step = proof.open.poll()) {
            proof.walk(step);
        }
        return proof.found;
    }

    private void enter(BaseElement scope, @Nullable Call caller, Set<Fact> facts, Known known) {
        for (var start : scope.getChildElementsByType(StartEvent.class)) {
            go(start, caller, facts, known);
        }
        eventSubProcesses(scope)
                .filter(child -> startsOf(child).noneMatch(start -> isRaised(scope, start)))
                .forEach(child -> enter(child, caller, Set.of(), Known.NOTHING));
    }

    private static Stream<SubProcess> eventSubProcesses(ModelElementInstance scope) {
        return scope.getChildElementsByType(SubProcess.class).stream().filter(SubProcess::triggeredByEvent);
    }

    private static Stream<StartEvent> startsOf(SubProcess eventSubProcess) {
        return eventSubProcess.getChildElementsByType(StartEvent.class).stream();
    }

    /** Whether an event subprocess begins with an error that an end within its scope raises; then it is reached from there. */
    private static boolean isRaised(ModelElementInstance scope, StartEvent start) {
        var code = errorOf(start);
        return code.isPresent()
                && scope.getModelInstance().getModelElementsByType(EndEvent.class).stream()
                        .anyMatch(end -> errorOf(end).equals(code));
    }

    private void walk(Step reached) {
        var node = reached.node();
        if (node instanceof Activity activity) {
            boundaryEvents(activity)
                    .filter(event ->
                            activity instanceof ServiceTask || errorOf(event).isEmpty())
                    .forEach(event -> go(event, reached.caller(), Set.of(), reached.known()));
        }
        var step = reached.with(knownAfter(reached));
        check(step);
        switch (node) {
            case SubProcess inner -> {
                Changes.within(inner, step.facts()).forEach(facts -> enter(inner, step.caller(), facts, step.known()));
                if (inner.getLoopCharacteristics() != null) {
                    leave(step, Set.of());
                }
            }
            case CallActivity call -> call(step, call);
            case EndEvent end -> end(step, end);
            case ExclusiveGateway gateway -> choose(step, gateway);
            default -> leaveAfter(step);
        }
    }

    /** Who has decided and what was told once a step is done. */
    private Known knownAfter(Step step) {
        var model = modelOf(step.node());
        var known = step.known();
        if (step.node() instanceof UserTask task) {
            return decidedIn(task, model, known);
        }
        return known.stage() == Stage.DECIDED && letters.areSentBy(step.node(), model)
                ? known.at(Stage.TOLD)
                : known.listingOnly(grounds(model).listedAfter(step.node(), known.listed()));
    }

    private Known decidedIn(UserTask task, Model model, Known known) {
        if (!known.listed().containsAll(grounds(model).offeredBy(task))) {
            found.add(model.lacks(task.getId(), "a decision table lists the grounds on every way to it"));
        }
        return known.stage() == Stage.UNATTENDED || grounds(model).namesGround(task) ? known.at(Stage.DECIDED) : known;
    }

    private void check(Step step) {
        var node = step.node();
        if (step.known().stage() == Stage.UNATTENDED && refuses(node, UNATTENDED)) {
            found.add(modelOf(node).lacks(node.getId(), "a person decides on every way to it"));
        }
        if (step.known().stage() == Stage.DECIDED && refuses(node, REFUSAL)) {
            found.add(modelOf(node)
                    .lacks(
                            node.getId(),
                            "on every way to it, after the person has decided, a letter to the customer says in every language"
                                    + " the ground, its clause and where to complain"));
        }
    }

    private Model modelOf(ModelElementInstance node) {
        ModelElementInstance scope = node;
        while (!(scope instanceof Process process)) {
            scope = Objects.requireNonNull(scope.getParentElement());
        }
        return Objects.requireNonNull(files.get(process));
    }

    private Grounds grounds(Model model) {
        return grounds.computeIfAbsent(model.process(), process -> new Grounds(model));
    }

    private void call(Step step, CallActivity call) {
        var called = call.getSingleExtensionElement(ZeebeCalledElement.class);
        var process = called == null ? null : processes.get(called.getProcessId());
        if (process == null) {
            leaveAfter(step);
        } else {
            var handed =
                    Mapping.inputs(call).stream().map(ZeebeInput::getTarget).collect(Collectors.toSet());
            enter(
                    process,
                    new Call(call, step.caller(), step.known().listed(), step.facts()),
                    Changes.atStartOf(modelOf(process), handed),
                    step.known().listingOnly(Set.of()));
        }
    }

    private void end(Step step, EndEvent end) {
        var error = errorOf(end);
        if (error.isEmpty() && !goesOnAfter(end)) {
            return;
        }
        var caller = step.caller();
        if (error.isPresent()) {
            raise(step, end, caller, error.get());
        } else if (end.getParentElement() instanceof SubProcess scope) {
            if (!scope.triggeredByEvent()) {
                Changes.after(end, grounds(modelOf(end)), step.facts())
                        .forEach(facts -> leaveAfter(new Step(scope, caller, facts, step.known())));
            }
        } else if (caller != null) {
            var after = new Step(caller.activity(), caller.caller(), Set.of(), handedBack(caller, step.known()));
            Changes.after(end, grounds(modelOf(end)), step.facts()).stream()
                    .flatMap(facts -> Changes.handedBack(caller.activity(), facts, caller.facts()).stream())
                    .forEach(facts -> leave(after, facts));
        }
    }

    /** Whether its scope may end with it. What only a non-interrupting event sets off ends by itself: the scope goes on. */
    private static boolean goesOnAfter(EndEvent end) {
        var before = new HashSet<FlowNode>();
        var open = new ArrayDeque<FlowNode>(List.of(end));
        for (var node = open.poll(); node != null; node = open.poll()) {
            if (before.add(node)) {
                node.getIncoming().stream().map(SequenceFlow::getSource).forEach(open::add);
                if (node instanceof BoundaryEvent event && event.cancelActivity()) {
                    open.add(event.getAttachedTo());
                }
            }
        }
        return before.stream().anyMatch(StartEvent.class::isInstance);
    }

    /** Finds who catches an error, outwards from where it is thrown. */
    private void raise(Step step, FlowElement thrower, @Nullable Call caller, String code) {
        var beside = eventSubProcesses(thrower.getParentElement())
                .flatMap(RefusalProof::startsOf)
                .filter(start -> errorOf(start).equals(Optional.of(code)))
                .findFirst();
        if (beside.isPresent()) {
            go(beside.get(), caller, Set.of(), step.known());
        } else if (thrower.getParentElement() instanceof SubProcess scope) {
            raiseAt(step, scope, caller, code);
        } else if (caller != null) {
            raiseAt(step.with(step.known().listingOnly(caller.listed())), caller.activity(), caller.caller(), code);
        }
    }

    private void raiseAt(Step step, Activity activity, @Nullable Call caller, String code) {
        boundaryEvents(activity)
                .filter(event -> errorOf(event)
                        .filter(caught -> caught.isEmpty() || caught.equals(code))
                        .isPresent())
                .findFirst()
                .ifPresentOrElse(
                        event -> go(event, caller, Set.of(), step.known()), () -> raise(step, activity, caller, code));
    }

    private void choose(Step step, ExclusiveGateway gateway) {
        for (var flow : gateway.getOutgoing()) {
            waysBehind(flow, gateway).stream()
                    .flatMap(way -> Fact.together(step.facts(), way).stream())
                    .forEach(facts -> follow(flow, step, facts));
        }
    }

    /** In which ways a gateway lets a token through to a flow: its condition holds, or no other does. */
    private static Set<Set<Fact>> waysBehind(SequenceFlow flow, ExclusiveGateway gateway) {
        return condition(flow)
                .map(condition -> Conditions.ways(condition, true))
                .orElseGet(() -> gateway.getOutgoing().stream()
                        .flatMap(other -> condition(other).stream())
                        .map(condition -> Conditions.ways(condition, false))
                        .reduce(Set.of(Set.of()), Conditions::both));
    }

    private void leaveAfter(Step step) {
        Changes.after(step.node(), grounds(modelOf(step.node())), step.facts()).forEach(facts -> leave(step, facts));
    }

    private void leave(Step step, Set<Fact> facts) {
        for (var flow : step.node().getOutgoing()) {
            follow(flow, step, facts);
        }
    }

    /** Goes on behind a flow; a parallel gateway is passed when all its flows were reached. */
    private void follow(SequenceFlow flow, Step from, Set<Fact> facts) {
        var target = flow.getTarget();
        if (target instanceof ParallelGateway && target.getIncoming().size() > 1) {
            var flows = arrived.computeIfAbsent(new Join(target, from.caller()), join -> new HashMap<>());
            flows.computeIfAbsent(flow, arrivals -> new HashSet<>()).add(from.known());
            together(List.copyOf(target.getIncoming()), flows)
                    .forEach(known -> go(target, from.caller(), Set.of(), known));
        } else {
            go(target, from.caller(), facts, from.known());
        }
    }

    /** What may be known where branches come together: for each choice of one token in each of them. */
    private static Set<Known> together(List<SequenceFlow> incoming, Map<SequenceFlow, Set<Known>> arrived) {
        var first = arrived.getOrDefault(incoming.getFirst(), Set.of());
        if (incoming.size() == 1) {
            return first;
        }
        var others = together(incoming.subList(1, incoming.size()), arrived);
        return first.stream().flatMap(known -> others.stream().map(known::and)).collect(Collectors.toSet());
    }

    /** Takes a token further unless one that is known less of went the same way: it goes wherever this one could. */
    private void go(FlowNode node, @Nullable Call caller, Set<Fact> facts, Known known) {
        var before = seen.computeIfAbsent(new Step(node, caller, Set.of(), known), step -> new ArrayList<>());
        if (before.stream().noneMatch(facts::containsAll)) {
            before.add(facts);
            open.add(new Step(node, caller, facts, known));
        }
    }

    /** The lists that a called process hands back under their own names, beside those that its caller has. */
    private static Known handedBack(Call call, Known known) {
        var listed = new HashSet<>(call.listed());
        Mapping.outputs(call.activity()).stream()
                .filter(output -> output.getSource().equals("=" + output.getTarget()))
                .map(ZeebeOutput::getTarget)
                .filter(known.listed()::contains)
                .forEach(listed::add);
        return known.listingOnly(listed);
    }

    private static boolean refuses(FlowNode node, Pattern ends) {
        return ends.matcher(node.getId()).matches()
                || Mapping.outputs(node).stream()
                        .anyMatch(output -> output.getTarget().equals("outcome")
                                && REFUSING.contains(output.getSource().replaceAll("[=\" ]", "")))
                || REFUSING.contains(RefusalLetters.header(node, "outcome"));
    }

    private static Stream<BoundaryEvent> boundaryEvents(Activity activity) {
        return activity.getParentElement().getChildElementsByType(BoundaryEvent.class).stream()
                .filter(event -> event.getAttachedTo().equals(activity));
    }

    /** The error code that an event throws or catches; empty text where it catches all. */
    private static Optional<String> errorOf(FlowNode event) {
        return event.getChildElementsByType(ErrorEventDefinition.class).stream()
                .findFirst()
                .map(definition -> Optional.ofNullable(definition.getError())
                        .map(Error::getErrorCode)
                        .orElse(""));
    }

    private static Optional<String> condition(SequenceFlow flow) {
        return Optional.ofNullable(flow.getConditionExpression())
                .map(condition -> condition.getTextContent().strip());
    }

    /**
     * A call that is under way.
     *
     * @param caller from within which other call
     * @param listed the lists of grounds that the caller has
     * @param facts what the caller knows
     */
    private record Call(CallActivity activity, @Nullable Call caller, Set<String> listed, Set<Fact> facts) {}

    private record Join(FlowNode gateway, @Nullable Call caller) {}

    /** Where a token is, what the gateways on its way have found out, and what people and letters have done on it. */
    private record Step(FlowNode node, @Nullable Call caller, Set<Fact> facts, Known known) {

        Step with(Known other) {
            return new Step(node, caller, facts, other);
        }
    }
}
