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
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeIoMapping;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeOutput;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskHeaders;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a way to a refusal on which no person has completed a user task. It walks every way that tokens can take, through
 * subprocesses, boundary events, errors and the processes that are called by name, and stops a way at each completed user
 * task. What a gateway has found out is remembered until a step may have changed it, so that a way that would need the same
 * condition to be both true and false isn't taken.
 */
final class RefusalProof {

    private static final Pattern REFUSAL = Pattern.compile("End_(Partly|Refused|Not).*");
    private static final Pattern CONSTANT = Pattern.compile("=\\s*\"[^\"]*\"\\s*");
    private static final Pattern COMPARISON = Pattern.compile("=\\s*([\\w.]+)\\s*=\\s*(\"[^\"]*\")");
    private static final Set<String> WITHOUT_OUTPUT = Models.jobTypesWithoutOutput();
    private static final Set<String> REFUSING = Set.of("refused", "partly-fulfilled");

    private final Map<String, Process> processes;
    private final Deque<Step> open = new ArrayDeque<>();
    private final Set<Step> seen = new HashSet<>();
    private final Map<Join, Set<SequenceFlow>> arrived = new HashMap<>();
    private final Set<String> found = new TreeSet<>();

    private RefusalProof(Map<String, Process> processes) {
        this.processes = processes;
    }

    /** The refusals of a process that are reached without a person, by element id. */
    static Set<String> unattended(Process process, Map<String, Process> processes) {
        var proof = new RefusalProof(processes);
        proof.enter(process, null, Set.of());
        for (var step = proof.open.poll(); step != null; step = proof.open.poll()) {
            proof.walk(step);
        }
        return proof.found;
    }

    private void enter(BaseElement scope, @Nullable Call caller, Set<Fact> facts) {
        for (var start : scope.getChildElementsByType(StartEvent.class)) {
            go(start, caller, facts);
        }
        for (var child : scope.getChildElementsByType(SubProcess.class)) {
            if (child.triggeredByEvent()) {
                enter(child, caller, Set.of());
            }
        }
    }

    private void walk(Step step) {
        var node = step.node();
        if (refuses(node)) {
            found.add(node.getId());
        }
        if (node instanceof Activity activity) {
            boundaryEvents(activity)
                    .filter(event ->
                            activity instanceof ServiceTask || errorOf(event).isEmpty())
                    .forEach(event ->
                            go(event, event.cancelActivity() ? step.caller() : aside(step.caller()), Set.of()));
        }
        switch (node) {
            case UserTask decided -> {}
            case SubProcess inner -> {
                enter(inner, step.caller(), step.facts());
                if (inner.getLoopCharacteristics() != null) {
                    leave(step, Set.of());
                }
            }
            case CallActivity call -> call(step, call);
            case EndEvent end -> end(step, end);
            case ExclusiveGateway gateway -> choose(step, gateway);
            default -> leave(step, after(node, step.facts()));
        }
    }

    private void call(Step step, CallActivity call) {
        var called = call.getSingleExtensionElement(ZeebeCalledElement.class);
        var process = called == null ? null : processes.get(called.getProcessId());
        if (process == null) {
            leave(step, after(call, step.facts()));
        } else {
            enter(process, new Call(call, step.caller(), false), Set.of());
        }
    }

    private void end(Step step, EndEvent end) {
        if (endsAside(step, end)) {
            return;
        }
        var error = errorOf(end);
        var caller = step.caller();
        if (error.isPresent()) {
            raise(end, caller, error.get());
        } else if (end.getParentElement() instanceof SubProcess scope) {
            if (!scope.triggeredByEvent()) {
                leave(new Step(scope, caller, step.facts()), step.facts());
            }
        } else if (caller != null) {
            leave(
                    new Step(caller.activity(), caller.caller(), Set.of()),
                    handedBack(caller.activity(), after(end, step.facts())));
        }
    }

    /** What a non-interrupting event has set off ends by itself: the called process goes on. */
    private static boolean endsAside(Step step, EndEvent end) {
        var caller = step.caller();
        return caller != null
                && caller.aside()
                && end.getParentElement() instanceof Process
                && errorOf(end).isEmpty();
    }

    private static @Nullable Call aside(@Nullable Call caller) {
        return caller == null ? null : new Call(caller.activity(), caller.caller(), true);
    }

    private static @Nullable Call notAside(@Nullable Call caller) {
        return caller == null ? null : new Call(caller.activity(), caller.caller(), false);
    }

    /** Finds who catches an error, outwards from where it is thrown. */
    private void raise(FlowElement thrower, @Nullable Call caller, String code) {
        if (thrower.getParentElement() instanceof SubProcess scope) {
            raiseAt(scope, caller, code);
        } else if (caller != null) {
            raiseAt(caller.activity(), caller.caller(), code);
        }
    }

    private void raiseAt(Activity activity, @Nullable Call caller, String code) {
        boundaryEvents(activity)
                .filter(event -> errorOf(event)
                        .filter(caught -> caught.isEmpty() || caught.equals(code))
                        .isPresent())
                .findFirst()
                .ifPresentOrElse(event -> go(event, caller, Set.of()), () -> raise(activity, caller, code));
    }

    private void choose(Step step, ExclusiveGateway gateway) {
        var conditions = gateway.getOutgoing().stream()
                .map(RefusalProof::condition)
                .filter(Predicate.not(String::isEmpty))
                .toList();
        for (var flow : gateway.getOutgoing()) {
            var taken = condition(flow);
            var learnt = taken.isEmpty()
                    ? conditions.stream()
                            .map(condition -> new Fact(condition, false))
                            .collect(Collectors.toSet())
                    : Set.of(new Fact(taken, true));
            if (learnt.stream().noneMatch(fact -> step.facts().stream().anyMatch(fact::contradicts))) {
                var facts = new HashSet<>(step.facts());
                facts.addAll(learnt);
                follow(flow, step.caller(), facts);
            }
        }
    }

    private void leave(Step step, Set<Fact> facts) {
        for (var flow : step.node().getOutgoing()) {
            follow(flow, step.caller(), facts);
        }
    }

    /** Goes on behind a flow; a parallel gateway is passed when all its flows were reached without a person. */
    private void follow(SequenceFlow flow, @Nullable Call caller, Set<Fact> facts) {
        var target = flow.getTarget();
        if (target instanceof ParallelGateway && target.getIncoming().size() > 1) {
            var flows = arrived.computeIfAbsent(new Join(target, notAside(caller)), join -> new HashSet<>());
            flows.add(flow);
            if (flows.containsAll(target.getIncoming())) {
                go(target, caller, Set.of());
            }
        } else {
            go(target, caller, facts);
        }
    }

    private void go(FlowNode node, @Nullable Call caller, Set<Fact> facts) {
        var step = new Step(node, caller, Set.copyOf(facts));
        if (seen.add(step)) {
            open.add(step);
        }
    }

    /**
     * What holds after a step: a task changes what it names as output, or may change all when it has outputs that it doesn't
     * name; a constant that is put out is known from then on.
     */
    private static Set<Fact> after(FlowNode node, Set<Fact> facts) {
        var outputs = outputs(node);
        if (node instanceof Activity && outputs.isEmpty()) {
            return changesNothing(node) ? facts : Set.of();
        }
        return Stream.concat(
                        facts.stream().filter(fact -> outputs.stream()
                                .noneMatch(output -> fact.mentions(output.getTarget()))),
                        outputs.stream()
                                .filter(output ->
                                        CONSTANT.matcher(output.getSource()).matches())
                                .map(output -> new Fact(
                                        "=" + output.getTarget() + " = "
                                                + output.getSource()
                                                        .substring(1)
                                                        .strip(),
                                        true)))
                .collect(Collectors.toSet());
    }

    /** Whether it is made from an element template that has no output. */
    private static boolean changesNothing(FlowNode node) {
        var definition = node.getSingleExtensionElement(ZeebeTaskDefinition.class);
        return definition != null && WITHOUT_OUTPUT.contains(definition.getType());
    }

    /** What a called process has found out about variables that it hands back under their own names. */
    private static Set<Fact> handedBack(CallActivity call, Set<Fact> facts) {
        var same = outputs(call).stream()
                .filter(output -> output.getSource().equals("=" + output.getTarget()))
                .map(ZeebeOutput::getTarget)
                .toList();
        return facts.stream()
                .filter(fact -> same.stream().anyMatch(fact::isAbout))
                .collect(Collectors.toSet());
    }

    private static boolean refuses(FlowNode node) {
        var headers = node.getSingleExtensionElement(ZeebeTaskHeaders.class);
        return REFUSAL.matcher(node.getId()).matches()
                || outputs(node).stream()
                        .anyMatch(output -> output.getTarget().equals("outcome")
                                && REFUSING.contains(output.getSource().replaceAll("[=\" ]", "")))
                || (headers != null
                        && headers.getHeaders().stream()
                                .anyMatch(header ->
                                        header.getKey().equals("outcome") && REFUSING.contains(header.getValue())));
    }

    private static Collection<ZeebeOutput> outputs(FlowNode node) {
        var mapping = node.getSingleExtensionElement(ZeebeIoMapping.class);
        return mapping == null ? List.of() : mapping.getOutputs();
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

    private static String condition(SequenceFlow flow) {
        return flow.getConditionExpression() == null
                ? ""
                : flow.getConditionExpression().getTextContent().strip();
    }

    /** A call that is under way, from within which, and whether a token only runs beside what the called process does. */
    private record Call(CallActivity activity, @Nullable Call caller, boolean aside) {}

    private record Join(FlowNode gateway, @Nullable Call caller) {}

    /** A token that no person has seen, and what the gateways on its way have found out. */
    private record Step(FlowNode node, @Nullable Call caller, Set<Fact> facts) {}

    private record Fact(String condition, boolean holds) {

        /** Whether both can't be: a condition that holds and doesn't, or a variable that is two texts at once. */
        boolean contradicts(Fact other) {
            if (condition.equals(other.condition)) {
                return holds != other.holds;
            }
            var mine = COMPARISON.matcher(condition);
            var others = COMPARISON.matcher(other.condition);
            return holds
                    && other.holds
                    && mine.matches()
                    && others.matches()
                    && mine.group(1).equals(others.group(1))
                    && !mine.group(2).equals(others.group(2));
        }

        boolean mentions(String variable) {
            return Pattern.compile("\\b" + Pattern.quote(variable) + "\\b")
                    .matcher(condition)
                    .find();
        }

        /** Whether it speaks of this variable and no other: one name, compared with constants. */
        boolean isAbout(String variable) {
            return Pattern.compile("=\\s*" + Pattern.quote(variable) + "(\\.\\w+)*\\s*=\\s*\"[^\"]*\"")
                    .matcher(condition)
                    .matches();
        }
    }
}
