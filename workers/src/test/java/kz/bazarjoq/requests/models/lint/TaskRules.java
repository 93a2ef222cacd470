package kz.bazarjoq.requests.models.lint;

import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.instance.BpmnModelElementInstance;
import io.camunda.zeebe.model.bpmn.instance.ServiceTask;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeAssignmentDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeBindingType;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeExecutionListener;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeExecutionListenerEventType;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeExecutionListeners;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeFormDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebePriorityDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskSchedule;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeUserTask;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kz.bazarjoq.requests.models.lint.Models.Model;
import org.jspecify.annotations.Nullable;

/** Whose a user task is and until when, and that every other task is made from an element template. */
final class TaskRules {

    private static final Pattern PRIORITY = Pattern.compile("[0-9]+");

    /** Near its deadline a task is above the usual ones, and past it at the top. */
    private static final Pattern RISING = Pattern.compile(Pattern.quote(
                    "=if date and time(deadline.dueAt) < now() then 90"
                            + " else if deadline.remindAt = null or date and time(deadline.remindAt) < now() then 80 else ")
            + "[0-9]+");

    private static final Set<String> OWNERS = Set.of("support", "privacy-officer");

    /** The letters that tell staff that a deadline is near or has passed. */
    private static final Set<String> WARNINGS = Set.of("reminder", "overdue", "reply-unread");

    /** The job types that begin to change a customer's data; destruction follows one of them. */
    private static final Set<String> ACTS = Set.of("data.correct", "data.stop", "data.unsubscribe");

    private TaskRules() {}

    static Stream<Finding> broken(Models models) {
        return models.all().stream().flatMap(model -> Stream.of(
                        model.elements(UserTask.class).stream().flatMap(task -> userTask(model, task)),
                        model.elements(ServiceTask.class).stream().flatMap(task -> serviceTask(model, task)),
                        EntryRules.broken(model),
                        clocks(model))
                .flatMap(findings -> findings));
    }

    private static Stream<Finding> clocks(Model model) {
        var starts = model.instance().getModelElementsByType(ZeebeTaskDefinition.class).stream()
                .anyMatch(definition -> definition.getType().equals("deadline.start"));
        var endings = model.instance().getModelElementsByType(ZeebeExecutionListener.class).stream()
                .filter(listener -> listener.getType().equals("deadline.end"))
                .toList();
        return endings.isEmpty() != starts
                        && endings.stream()
                                .allMatch(listener -> listener.getEventType() == ZeebeExecutionListenerEventType.end)
                ? Stream.empty()
                : Stream.of(model.lacks(
                        "", "what a clock watches has the end listener deadline.end, in the process that starts it"));
    }

    private static Stream<Finding> userTask(Model model, UserTask task) {
        var dueDate = of(task, ZeebeTaskSchedule.class, ZeebeTaskSchedule::getDueDate);
        var form = task.getSingleExtensionElement(ZeebeFormDefinition.class);
        return Stream.of(
                        unless(
                                task.getSingleExtensionElement(ZeebeUserTask.class) != null,
                                "it is a user task of Camunda, not a job"),
                        unless(
                                isAtItsEnd(task, "request.record-decision"),
                                "its end listener records the decision in the request's timeline"),
                        unless(
                                OWNERS.contains(of(
                                        task,
                                        ZeebeAssignmentDefinition.class,
                                        ZeebeAssignmentDefinition::getCandidateGroups)),
                                "a candidate group owns it"),
                        unless(!dueDate.isBlank(), "it has a due date"),
                        unless(
                                (dueDate.equals("=deadline.dueAt") ? RISING : PRIORITY)
                                        .matcher(of(
                                                task,
                                                ZeebePriorityDefinition.class,
                                                ZeebePriorityDefinition::getPriority))
                                        .matches(),
                                "it has a priority, which rises where its due date is a deadline"),
                        unless(
                                form != null && form.getBindingType() == ZeebeBindingType.deployment,
                                "its form is bound at deployment"),
                        unless(
                                form != null && Files.exists(model.folder().resolve(form.getFormId() + ".form")),
                                "its form lies beside the diagram"))
                .flatMap(List::stream)
                .map(rule -> model.lacks(task.getId(), rule));
    }

    private static Stream<Finding> serviceTask(Model model, ServiceTask task) {
        var type = of(task, ZeebeTaskDefinition.class, ZeebeTaskDefinition::getType);
        var warned = unless(
                !WARNINGS.contains(RefusalLetters.header(task, "template"))
                        || isAtItsEnd(task, "deadline.raise-priority"),
                "its end listener raises the priority of the open tasks");
        var contradicted =
                ElementTemplate.of(type)
                        .map(template -> template.contradictionsOf(task))
                        .orElse(List.of("there is none"))
                        .stream()
                        .map(contradiction -> "it says what the element template of %s lets it say: %s"
                                .formatted(type, contradiction));
        var held = unless(
                !ACTS.contains(type)
                        || hasOneListener(task, ZeebeExecutionListenerEventType.start, "request.begin-to-act"),
                "its start listener notes that the right can't be taken back any more");
        return Stream.of(warned.stream(), held.stream(), contradicted)
                .flatMap(rules -> rules)
                .map(rule -> model.lacks(task.getId(), rule));
    }

    private static List<String> unless(boolean kept, String rule) {
        return kept ? List.of() : List.of(rule);
    }

    private static boolean isAtItsEnd(BaseElement task, String jobType) {
        return hasOneListener(task, ZeebeExecutionListenerEventType.end, jobType);
    }

    private static boolean hasOneListener(BaseElement task, ZeebeExecutionListenerEventType at, String jobType) {
        var listeners = task.getSingleExtensionElement(ZeebeExecutionListeners.class);
        Predicate<ZeebeExecutionListener> wanted =
                listener -> listener.getEventType() == at && jobType.equals(listener.getType());
        return listeners != null
                && listeners.getExecutionListeners().size() == 1
                && listeners.getExecutionListeners().stream().allMatch(wanted);
    }

    /** What an extension of an element says; empty where there is none. */
    static <T extends BpmnModelElementInstance> String of(
            BaseElement element, Class<T> type, java.util.function.Function<T, @Nullable String> said) {
        var extension = element.getSingleExtensionElement(type);
        var value = extension == null ? null : said.apply(extension);
        return value == null ? "" : value;
    }
}
