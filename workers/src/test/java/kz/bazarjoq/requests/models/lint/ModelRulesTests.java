package kz.bazarjoq.requests.models.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.instance.BoundaryEvent;
import io.camunda.zeebe.model.bpmn.instance.BpmnModelElementInstance;
import io.camunda.zeebe.model.bpmn.instance.CallActivity;
import io.camunda.zeebe.model.bpmn.instance.ErrorEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.ServiceTask;
import io.camunda.zeebe.model.bpmn.instance.TimeDate;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeAssignmentDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeBindingType;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeCalledElement;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeExecutionListener;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeExecutionListenerEventType;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeExecutionListeners;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeFormDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeHeader;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebePriorityDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeProperties;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeProperty;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskHeaders;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskSchedule;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeUserTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.bazarjoq.requests.models.lint.Models.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** The rules of the house that no general lint knows. */
class ModelRulesTests {

    private static final Pattern GENERATED_ID = Pattern.compile(
            "(Activity|Gateway|Event|StartEvent|EndEvent|Task|Process|Flow|Message|Error|Definitions|.*EventDefinition)_[0-9a-z]{7}");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*[#^/&{]?\\s*([^}]*?)\\s*}}");
    private static final Set<String> PLACEHOLDERS = Set.of(
            "requestNumber",
            "receivedDate",
            "dueDate",
            "rightName",
            "codeUrl",
            "code",
            "codeValidUntil",
            "caseUrl",
            "results",
            "outcomeText",
            "clause",
            "groundText",
            "groundClause",
            "missing",
            "missingText",
            "corrected",
            "destroyed",
            "restricted",
            "kept",
            "parts",
            "dataText",
            "untilDate",
            "answerUrl",
            "answerText",
            "policyUrl",
            "shop.name",
            "shop.address",
            "shop.email");
    private static final Pattern PRIORITY = Pattern.compile("[0-9]+");

    /** Near its deadline a task is above the usual ones, and past it at the top. */
    private static final Pattern RISING = Pattern.compile(Pattern.quote(
                    "=if date and time(deadline.dueAt) < now() then 90"
                            + " else if deadline.remindAt != null and date and time(deadline.remindAt) < now() then 80 else ")
            + "[0-9]+");

    /** The letters that tell staff that a deadline is near or has passed. */
    private static final Set<String> WARNINGS = Set.of("reminder", "overdue");

    private static final Path ENTRY = Models.FOLDER.resolve("personal-data-request");

    static List<Model> models() {
        return Models.all();
    }

    /** The models that no other calls by name: a right or the way in, each with what it calls. */
    static List<Model> callers() {
        return models().stream()
                .filter(model -> models().stream().noneMatch(other -> calledBy(other)
                        .contains(model.process().getId())))
                .toList();
    }

    static List<Model> rights() {
        return models().stream()
                .filter(model -> properties(model).containsKey("right"))
                .toList();
    }

    static List<Path> letters() {
        return Models.files(".md")
                .filter(file -> file.toString().contains("mail"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("models")
    void folderFileAndProcessHaveOneName(Model model) {
        var id = model.process().getId();

        assertThat(model.instance().getModelElementsByType(Process.class))
                .as(model.says("", "a file holds one process"))
                .hasSize(1);
        assertThat(model.process().isExecutable())
                .as(model.says(id, "the process is executable"))
                .isTrue();
        assertThat(model.file())
                .as(model.says(id, "folder, file and process id have one name"))
                .isEqualTo(Models.FOLDER.resolve(id).resolve(id + ".bpmn"));
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyFolderIsExplained(Model model) {
        assertThat(model.folder().resolve("README.md"))
                .as(model.says("", "a README.md beside it explains the process"))
                .exists();
    }

    @ParameterizedTest
    @MethodSource("models")
    void noIdIsGenerated(Model model) {
        assertThat(model.instance().getModelElementsByType(BaseElement.class))
                .as(model.says("", "ids say what an element is, such as Task_CheckAnswer"))
                .extracting(BaseElement::getId)
                .filteredOn(Objects::nonNull)
                .filteredOn(id -> GENERATED_ID.matcher(id).matches())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyUserTaskHasAnOwnerADueDateAPriorityAndAForm(Model model) {
        for (var task : model.instance().getModelElementsByType(UserTask.class)) {
            var form = extension(model, task, ZeebeFormDefinition.class);

            extension(model, task, ZeebeUserTask.class);
            assertThat(extension(model, task, ZeebeExecutionListeners.class).getExecutionListeners())
                    .as(model.says(task.getId(), "its end listener records the decision in the request's timeline"))
                    .extracting(ZeebeExecutionListener::getEventType, ZeebeExecutionListener::getType)
                    .containsExactly(tuple(ZeebeExecutionListenerEventType.end, "request.record-decision"));
            assertThat(extension(model, task, ZeebeAssignmentDefinition.class).getCandidateGroups())
                    .as(model.says(task.getId(), "a candidate group owns it"))
                    .isIn("support", "privacy-officer");
            var schedule = extension(model, task, ZeebeTaskSchedule.class);
            assertThat(schedule.getDueDate())
                    .as(model.says(task.getId(), "it has a due date"))
                    .isNotBlank();
            assertThat(extension(model, task, ZeebePriorityDefinition.class).getPriority())
                    .as(model.says(task.getId(), "it has a priority, which rises where its due date is a deadline"))
                    .matches(schedule.getDueDate().equals("=deadline.dueAt") ? RISING : PRIORITY);
            assertThat(form.getBindingType())
                    .as(model.says(task.getId(), "its form is bound at deployment"))
                    .isEqualTo(ZeebeBindingType.deployment);
            assertThat(model.folder().resolve(form.getFormId() + ".form"))
                    .as(model.says(task.getId(), "its form lies beside the diagram"))
                    .exists();
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyLetterThatWarnsStaffOfADeadlineRaisesTheOpenTasks(Model model) {
        assertThat(model.instance().getModelElementsByType(ZeebeHeader.class))
                .filteredOn(header -> header.getKey().equals("template") && WARNINGS.contains(header.getValue()))
                .allSatisfy(header -> {
                    var task = (ServiceTask)
                            header.getParentElement().getParentElement().getParentElement();
                    assertThat(extension(model, task, ZeebeExecutionListeners.class)
                                    .getExecutionListeners())
                            .as(model.says(task.getId(), "its end listener raises the priority of the open tasks"))
                            .extracting(ZeebeExecutionListener::getEventType, ZeebeExecutionListener::getType)
                            .containsExactly(tuple(ZeebeExecutionListenerEventType.end, "deadline.raise-priority"));
                });
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyModelThatStartsAClockEndsIt(Model model) {
        var starts = model.instance().getModelElementsByType(ZeebeTaskDefinition.class).stream()
                .anyMatch(definition -> definition.getType().equals("deadline.start"));
        var endings = model.instance().getModelElementsByType(ZeebeExecutionListener.class).stream()
                .filter(listener -> listener.getType().equals("deadline.end"))
                .toList();
        assertThat(endings)
                .as(model.says(
                        "", "what a clock watches has the end listener deadline.end, in the process that starts it"))
                .allMatch(listener -> listener.getEventType() == ZeebeExecutionListenerEventType.end)
                .matches(listeners -> listeners.isEmpty() != starts);
    }

    @ParameterizedTest
    @MethodSource("models")
    void whatIsCalledIsBoundAtDeploymentAndIsHandedOnlyWhatIsNamed(Model model) {
        assertThat(model.instance().getModelElementsByType(CallActivity.class)).allSatisfy(call -> {
            var called = extension(model, call, ZeebeCalledElement.class);
            assertThat(called.getBindingType())
                    .as(model.says(call.getId(), "what it calls is bound at deployment"))
                    .isEqualTo(ZeebeBindingType.deployment);
            assertThat(called.isPropagateAllChildVariablesEnabled())
                    .as(model.says(call.getId(), "it takes back only the variables that its outputs name"))
                    .isFalse();
            assertThat(called.isPropagateAllParentVariablesEnabled())
                    .as(model.says(call.getId(), "it hands on only the variables that its inputs name"))
                    .isFalse();
        });
    }

    @ParameterizedTest
    @MethodSource("callers")
    void everyLetterThatIsSentExistsInEveryLanguage(Model model) {
        assertThat(withCalled(model)).allSatisfy(sender -> assertThat(lettersOf(sender))
                .allSatisfy(names -> assertThat(names).allSatisfy(name -> assertThat(List.of(
                                model.folder().resolve(name), sender.folder().resolve(name), ENTRY.resolve(name)))
                        .as(model.says("", "the letter %s is missing".formatted(name)))
                        .anyMatch(Files::exists))));
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyTaskIsMadeFromTheTemplateOfItsJobType(Model model) {
        assertThat(model.instance().getModelElementsByType(ServiceTask.class)).allSatisfy(task -> {
            var type = extension(model, task, ZeebeTaskDefinition.class).getType();
            assertThat(ElementTemplate.of(type))
                    .as(model.says(task.getId(), "there is an element template of " + type))
                    .hasValueSatisfying(template -> assertThat(template.contradictionsOf(task))
                            .as(model.says(
                                    task.getId(),
                                    "it says what the element template of %s lets it say".formatted(type)))
                            .isEmpty());
        });
    }

    @Test
    void everyLetterIsSentByAModel() {
        var sent = models().stream()
                .flatMap(model -> withCalled(model).stream()
                        .flatMap(sender -> lettersOf(sender).stream())
                        .flatMap(List::stream)
                        .flatMap(name -> Stream.of(model.folder().resolve(name), ENTRY.resolve(name))))
                .collect(Collectors.toSet());

        assertThat(letters()).isNotEmpty().allSatisfy(letter -> assertThat(sent)
                .as("%s: no task sends this letter", letter)
                .contains(letter));
    }

    @Test
    void everyFormIsUsedUnderItsFilesName() {
        var used = models().stream()
                .flatMap(model -> model.instance().getModelElementsByType(ZeebeFormDefinition.class).stream()
                        .map(form -> model.folder().resolve(form.getFormId() + ".form")))
                .toList();

        assertThat(Models.files(".form")).isNotEmpty().allSatisfy(file -> {
            assertThat(used).as("%s: no user task uses this form", file).contains(file);
            assertThat(file.getFileName())
                    .as("%s: the file is named by the id of the form", file)
                    .hasToString(JsonMapper.shared().readTree(file).get("id").stringValue() + ".form");
        });
    }

    @Test
    void noFormAsksForAValueThatItsOwnFieldDrops() {
        assertThat(Models.files(".form")).isNotEmpty().allSatisfy(file -> {
            var fields = JsonMapper.shared().readTree(file).path("components").values();
            for (var field : fields) {
                var offered = field.path("values").values().stream()
                        .map(option -> option.path("value").asString())
                        .toList();
                var compared = Pattern.compile("\\b%s\\s*!?=\\s*\"([^\"]*)\""
                        .formatted(field.path("key").asString("-")));
                assertThat(fields.stream()
                                .flatMap(other -> compared.matcher(other.path("conditional")
                                                .path("hide")
                                                .asString(""))
                                        .results())
                                .map(match -> match.group(1))
                                .filter(value -> !offered.isEmpty() && !offered.contains(value)))
                        .as(
                                "%s, %s: a field forgets a value that it doesn't offer",
                                file, field.path("id").asString())
                        .isEmpty();
            }
        });
    }

    @ParameterizedTest
    @MethodSource("letters")
    void lettersNameOnlyWhatThereIs(Path letter) throws IOException {
        var placeholders =
                PLACEHOLDER.matcher(Files.readString(letter)).results().map(match -> match.group(1));

        assertThat(placeholders)
                .as("%s: its placeholders are those of processes/README.md", letter)
                .isNotEmpty()
                .isSubsetOf(PLACEHOLDERS);
    }

    @ParameterizedTest
    @MethodSource("rights")
    void everyRightSaysItsNameInEveryLanguageItsClauseAndItsPlace(Model model) {
        assertThat(properties(model))
                .as(model.says(model.process().getId(), "its extension properties name the right"))
                .containsEntry("right", "true")
                .containsKeys("policyClause", "policyOrder", "name.ru", "name.kk", "name.en");
    }

    @ParameterizedTest
    @MethodSource("models")
    void aLetterInWordsOfStaffIsNamedByItsRightAndLeadsBackToThem(Model model) throws IOException {
        for (var task : model.instance().getModelElementsByType(ServiceTask.class)) {
            var template = header(task, "template");
            var letter = model.folder().resolve("mail/%s.ru.md".formatted(template));
            if (Files.exists(letter) && Files.readString(letter).contains("{{answerText}}")) {
                assertThat(properties(model))
                        .as(model.says(model.process().getId(), "its property answerLetter names the letter"))
                        .containsEntry("answerLetter", template);
                assertThat(model.instance().getModelElementsByType(BoundaryEvent.class))
                        .as(model.says(task.getId(), "it catches ANSWER_MISSING"))
                        .filteredOn(event -> event.getAttachedTo().equals(task))
                        .flatExtracting(BoundaryEvent::getEventDefinitions)
                        .filteredOn(ErrorEventDefinition.class::isInstance)
                        .extracting(error ->
                                ((ErrorEventDefinition) error).getError().getErrorCode())
                        .contains("ANSWER_MISSING");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("rights")
    void theLetterThatARightNamesTakesTheAnswer(Model model) {
        var letter = properties(model).get("answerLetter");
        if (letter != null) {
            assertThat(List.of("ru", "kk", "en")).allSatisfy(language -> assertThat(
                            model.folder().resolve("mail/%s.%s.md".formatted(letter, language)))
                    .as(model.says(
                            model.process().getId(), "its property answerLetter names a letter with {{answerText}}"))
                    .content()
                    .contains("{{answerText}}"));
        }
    }

    @ParameterizedTest
    @MethodSource("rights")
    void everyRightKeepsItsClocks(Model model) {
        assertThat(withCalled(model))
                .as(model.says("", "a right, or what it calls, carries the timers of its deadline"))
                .flatExtracting(kept -> kept.instance().getModelElementsByType(TimeDate.class))
                .extracting(TimeDate::getTextContent)
                .anyMatch(date -> date.contains("deadline.remindAt"))
                .anyMatch(date -> date.contains("deadline.overdueAt"))
                .anyMatch(date -> date.contains("deadline.laterDueAt"));
    }

    @ParameterizedTest
    @MethodSource("models")
    void noRefusalIsReachedWithoutAPerson(Model model) {
        assertThat(RefusalProof.unattended(
                        model.process(),
                        models().stream()
                                .map(Model::process)
                                .collect(Collectors.toMap(Process::getId, process -> process))))
                .as(model.says("", "no refusal is reached without a person"))
                .isEmpty();
    }

    /** A model and those that it calls by name, directly or not. */
    private static Set<Model> withCalled(Model model) {
        var found = new LinkedHashSet<>(List.of(model));
        var open = new ArrayDeque<>(calledBy(model));
        while (!open.isEmpty()) {
            var id = open.pop();
            models().stream()
                    .filter(called -> called.process().getId().equals(id))
                    .filter(called -> found.stream()
                            .noneMatch(known -> known.process().getId().equals(id)))
                    .toList()
                    .forEach(called -> {
                        found.add(called);
                        open.addAll(calledBy(called));
                    });
        }
        return found;
    }

    private static Set<String> calledBy(Model model) {
        return model.instance().getModelElementsByType(CallActivity.class).stream()
                .map(call -> extension(model, call, ZeebeCalledElement.class).getProcessId())
                .collect(Collectors.toSet());
    }

    /** For each task that sends a letter, the files it needs. */
    private static List<List<String>> lettersOf(Model model) {
        var letters = new ArrayList<List<String>>();
        for (var task : model.instance().getModelElementsByType(ServiceTask.class)) {
            var type = extension(model, task, ZeebeTaskDefinition.class).getType();
            var template = header(task, "template");
            if (type.equals("mail.send")) {
                assertThat(header(task, "to"))
                        .as(model.says(task.getId(), "it says to whom the letter goes"))
                        .isIn("sender", "subject", "support", "privacy-officer");
                assertThat(template)
                        .as(model.says(task.getId(), "it says which letter it sends"))
                        .isNotBlank();
            }
            if (!template.isEmpty()) {
                letters.add(
                        Set.of("support", "privacy-officer").contains(header(task, "to"))
                                ? List.of("mail/staff/%s.ru.md".formatted(template))
                                : Stream.of("ru", "kk", "en")
                                        .map(language -> "mail/%s.%s.md".formatted(template, language))
                                        .toList());
            }
        }
        return letters;
    }

    private static String header(ServiceTask task, String key) {
        var headers = task.getSingleExtensionElement(ZeebeTaskHeaders.class);
        return headers == null
                ? ""
                : headers.getHeaders().stream()
                        .filter(header -> header.getKey().equals(key))
                        .map(ZeebeHeader::getValue)
                        .findFirst()
                        .orElse("");
    }

    private static Map<String, String> properties(Model model) {
        var properties = model.process().getSingleExtensionElement(ZeebeProperties.class);
        return properties == null
                ? Map.of()
                : properties.getProperties().stream()
                        .collect(Collectors.toMap(ZeebeProperty::getName, ZeebeProperty::getValue));
    }

    private static <T extends BpmnModelElementInstance> T extension(Model model, BaseElement element, Class<T> type) {
        var extension = element.getSingleExtensionElement(type);
        assertThat(extension)
                .as(model.says(
                        element.getId(), "it lacks its " + type.getSimpleName().replace("Zeebe", "")))
                .isNotNull();
        return extension;
    }
}
