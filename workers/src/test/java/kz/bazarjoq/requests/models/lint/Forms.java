package kz.bazarjoq.requests.models.lint;

import io.camunda.zeebe.model.bpmn.instance.UserTask;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeFormDefinition;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.bazarjoq.requests.models.lint.Models.Model;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the forms of a model's user tasks let a person enter. */
final class Forms {

    private static final Set<String> CHOICES = Set.of("radio", "select");
    private static final Set<String> ANSWERS = Set.of("radio", "select", "checkbox");

    private final Model model;
    private final Map<UserTask, List<Field>> read = new HashMap<>();

    Forms(Model model) {
        this.model = model;
    }

    /** The variables that a person may change, lists that the form repeats its fields for among them. */
    Set<String> entered(UserTask task) {
        return fields(task)
                .flatMap(field -> Stream.of(text(field, "key"), text(field, "path")))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
    }

    /** The fields in which a ground is chosen, and the variable that holds what they offer. */
    Map<String, String> groundFields(UserTask task) {
        return fields(task)
                .filter(Forms::isGround)
                .collect(Collectors.toMap(
                        field -> text(field, "key"), field -> text(field, "valuesKey"), (one, two) -> one));
    }

    /** The fields in which a ground is chosen, with the list of lines that they stand in. */
    List<Ground> grounds(UserTask task) {
        return placed(task)
                .filter(field -> isGround(field.schema()))
                .map(field -> new Ground(text(field.schema(), "key"), field.list(), text(field.schema(), "valuesKey")))
                .toList();
    }

    /** The variables that hold one answer of the task. */
    Set<String> decided(UserTask task) {
        return placed(task)
                .filter(field -> field.list().isEmpty() && ANSWERS.contains(text(field.schema(), "type")))
                .map(field -> text(field.schema(), "key"))
                .collect(Collectors.toSet());
    }

    /** Whether a ground can be entered that no variable lists. */
    boolean offersOtherGrounds(UserTask task) {
        return fields(task)
                .filter(Forms::isGround)
                .anyMatch(field -> !CHOICES.contains(text(field, "type"))
                        || !field.path("values").isEmpty()
                        || text(field, "valuesKey").isEmpty());
    }

    private static boolean isGround(JsonNode field) {
        return text(field, "key").toLowerCase(Locale.ROOT).endsWith("ground");
    }

    private Stream<JsonNode> fields(UserTask task) {
        return placed(task).map(Field::schema);
    }

    private Stream<Field> placed(UserTask task) {
        return read.computeIfAbsent(task, this::read).stream();
    }

    private List<Field> read(UserTask task) {
        var form = task.getSingleExtensionElement(ZeebeFormDefinition.class);
        var file = form == null ? null : model.folder().resolve(form.getFormId() + ".form");
        return file == null || !Files.exists(file)
                ? List.of()
                : inside(JsonMapper.shared().readTree(file), "").toList();
    }

    private static Stream<Field> inside(JsonNode container, String list) {
        return container.path("components").values().stream()
                .flatMap(field -> Stream.concat(
                        Stream.of(new Field(field, list)),
                        inside(field, field.path("path").asString(list))));
    }

    private static String text(JsonNode field, String name) {
        return field.path(name).asString("");
    }

    /**
     * A field in which a ground is chosen.
     *
     * @param list in whose lines it stands; empty where it stands alone
     * @param offered the variable that holds what it offers
     */
    record Ground(String field, String list, String offered) {}

    private record Field(JsonNode schema, String list) {}
}
