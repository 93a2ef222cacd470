package kz.bazarjoq.requests.models.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.builder.AbstractFlowNodeBuilder;
import io.camunda.zeebe.model.bpmn.builder.ServiceTaskBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import kz.bazarjoq.requests.models.lint.Models.Model;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A refusal is told after the person has decided, with a ground that a decision table has listed. */
class ToldRefusalsTests {

    private static final String TOLD = "on every way to it, after the person has decided, a letter";
    private static final String LISTED = "a decision table lists the grounds on every way to it";
    private static final String FROM_TABLE = "what it says of the ground comes from refusal-grounds";

    private static final Map<String, String> LETTERS = Map.of(
            "ru", "{{groundText}} {{groundClause}} Жалоба: в уполномоченный орган и в суд.",
            "kk", "{{groundText}} {{groundClause}} Шағым: уәкілетті органға және сотқа.",
            "en", "{{groundText}} {{groundClause}} Complain to the authorised body and to a court.");

    private static final String FORM =
            """
            {"id": "decide", "components": [
              {"type": "radio", "key": "decision", "values": [{"label": "Отказать", "value": "refuse"}]},
              {"type": "%s", "key": "ground", "%s": %s}]}""";

    @TempDir
    private Path folder;

    private Path right;

    @BeforeEach
    void write() throws IOException {
        right = Files.createDirectories(folder.resolve("right/mail"))
                .resolve("..")
                .normalize();
        Files.writeString(right.resolve("decide.form"), FORM.formatted("radio", "valuesKey", "\"grounds\""));
        for (var letter : LETTERS.entrySet()) {
            write(letter.getKey(), letter.getValue());
        }
    }

    @Test
    void acceptsARefusalThatIsToldWithAGroundOfTheTable() {
        assertThat(faults(told(decided(listed())))).isEmpty();
    }

    @Test
    void acceptsGroundsOfPartsOfTheData() throws IOException {
        for (var letter : LETTERS.entrySet()) {
            write(
                    letter.getKey(),
                    letter.getValue()
                            .replace(
                                    "{{groundText}} {{groundClause}}",
                                    "{{#kept}}{{groundText}} {{groundClause}}{{/kept}}"));
        }

        assertThat(faults(told(decided(listed())))).isEmpty();
    }

    @Test
    void findsARefusalThatNobodyTells() {
        assertThat(faults(decided(listed()))).singleElement().satisfies(finding -> {
            assertThat(finding.element()).isEqualTo("End_Refused");
            assertThat(finding.message()).startsWith(TOLD);
        });
    }

    @Test
    void findsAWayAroundTheLetter() {
        var model = decided(listed())
                .exclusiveGateway("Gateway_Told")
                .defaultFlow()
                .serviceTask("Task_Tell", ToldRefusalsTests::refusal)
                .exclusiveGateway("Gateway_Join")
                .moveToNode("Gateway_Told")
                .conditionExpression("around")
                .connectTo("Gateway_Join");

        assertThat(messages(model)).singleElement().asString().startsWith(TOLD);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"=if decision = \"refuse\" then ground else null | ''", "=ground | " + TOLD})
    void knowsThatThereIsNoGroundWhereThePersonDoesNotRefuse(String ground, String rule) {
        var model = listed().userTask("Task_Decide", task -> task.zeebeFormId("decide")
                        .zeebeOutput("=decision", "decision")
                        .zeebeOutput(ground, "ground"))
                .exclusiveGateway("Gateway_Decision")
                .defaultFlow()
                .exclusiveGateway("Gateway_Join")
                .moveToNode("Gateway_Decision")
                .conditionExpression("decision = \"refuse\"")
                .serviceTask("Task_Tell", task -> refusal(task).zeebeTaskHeader("to", "subject"))
                .connectTo("Gateway_Join")
                .exclusiveGateway("Gateway_Ground")
                .defaultFlow()
                .endEvent("End_Fulfilled")
                .moveToNode("Gateway_Ground")
                .conditionExpression("ground != null");

        assertThat(String.join(" ", messages(model)))
                .startsWith(rule)
                .matches(found -> found.isEmpty() == rule.isEmpty());
    }

    @Test
    void findsThatAPersonNamesTheGroundOnlyAfterTheLetter() {
        assertThat(messages(decided(told(decided(listed()), "Task_Tell"), "Task_DecideAgain")))
                .singleElement()
                .asString()
                .startsWith(TOLD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"support", "privacy-officer"})
    void findsThatOnlyStaffAreTold(String recipient) {
        var model =
                decided(listed()).serviceTask("Task_Tell", task -> refusal(task).zeebeTaskHeader("to", recipient));

        assertThat(messages(model)).singleElement().asString().startsWith(TOLD);
    }

    @ParameterizedTest
    @CsvSource({
        "ru, {{groundText}}",
        "kk, {{groundClause}}",
        "en, authorised body",
        "ru, в суд",
        "kk, сотқа",
    })
    void findsALetterThatLacksSomethingInOneLanguage(String language, String part) throws IOException {
        write(language, LETTERS.getOrDefault(language, "").replace(part, ""));

        assertThat(messages(told(decided(listed())))).singleElement().asString().startsWith(TOLD);
    }

    @Test
    void findsALetterThatSaysItOnlySometimes() throws IOException {
        write("en", "{{#results}}" + LETTERS.getOrDefault("en", "") + "{{/results}}");

        assertThat(messages(told(decided(listed())))).singleElement().asString().startsWith(TOLD);
    }

    @Test
    void findsALetterThatIsMissingInOneLanguage() throws IOException {
        Files.delete(right.resolve("mail/refusal.kk.md"));

        assertThat(messages(told(decided(listed())))).singleElement().asString().startsWith(TOLD);
    }

    @Test
    void findsThatNoTableWasAskedBeforeThePerson() {
        assertThat(messages(told(decided(start())))).containsExactly(LISTED);
    }

    @Test
    void findsAWayAroundTheTable() {
        var model = start().exclusiveGateway("Gateway_Listed")
                .defaultFlow()
                .businessRuleTask("Task_List", task -> task.zeebeCalledDecisionId("refusal-grounds")
                        .zeebeResultVariable("grounds"))
                .exclusiveGateway("Gateway_Join")
                .moveToNode("Gateway_Listed")
                .conditionExpression("around")
                .connectTo("Gateway_Join");

        assertThat(messages(told(decided(model)))).containsExactly(LISTED);
    }

    @Test
    void findsGroundsOfAnotherTable() {
        var model = start().businessRuleTask("Task_List", task -> task.zeebeCalledDecisionId("deadlines")
                .zeebeResultVariable("grounds"));

        assertThat(faults(told(decided(model))))
                .extracting(Finding::element, finding -> finding.message().replaceFirst(" and .*", ""))
                .containsExactlyInAnyOrder(
                        tuple("Task_List", FROM_TABLE.replaceFirst("refusal", "refusal")),
                        tuple("Task_Decide", LISTED));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "=\"unfounded\"",
                "=decision",
                "=if decision = \"refuse\" then \"unfounded\" else ground",
                "=for i in items return if i.kept then \"unfounded\" else i.ground",
                "=context put(item, \"ground\", \"unfounded\").ground"
            })
    void findsAGroundThatTheDiagramMakesUp(String source) {
        var model = listed().userTask(
                        "Task_Decide", task -> task.zeebeFormId("decide").zeebeOutput(source, "ground"));

        assertThat(messages(told(model))).singleElement().asString().startsWith(FROM_TABLE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "textfield | valuesKey | \"grounds\"",
                "radio | values | [{\"value\": \"unfounded\"}]",
                "radio | valuesKey | \"rights\""
            })
    void findsAFormThatOffersOtherGrounds(String type, String place, String values) throws IOException {
        Files.writeString(right.resolve("decide.form"), FORM.formatted(type, place, values));

        assertThat(messages(told(decided(listed())))).isNotEmpty();
    }

    @Test
    void findsAGroundThatAWorkerAnswers() {
        var model = decided(listed()).serviceTask("Task_Weigh", task -> task.zeebeJobType("data.locate")
                .zeebeOutput("=ground", "ground"));

        assertThat(faults(told(model))).singleElement().satisfies(finding -> {
            assertThat(finding.element()).isEqualTo("Task_Weigh");
            assertThat(finding.message()).startsWith(FROM_TABLE);
        });
    }

    private static AbstractFlowNodeBuilder<?, ?> start() {
        return Bpmn.createExecutableProcess("right").startEvent();
    }

    private static AbstractFlowNodeBuilder<?, ?> listed() {
        return start().businessRuleTask("Task_List", task -> task.zeebeCalledDecisionId("refusal-grounds")
                .zeebeResultVariable("grounds"));
    }

    private static AbstractFlowNodeBuilder<?, ?> decided(AbstractFlowNodeBuilder<?, ?> before) {
        return decided(before, "Task_Decide");
    }

    private static AbstractFlowNodeBuilder<?, ?> decided(AbstractFlowNodeBuilder<?, ?> before, String id) {
        return before.userTask(id, task -> task.zeebeFormId("decide")
                .zeebeOutput("=if decision = \"refuse\" then ground else null", "ground"));
    }

    private static AbstractFlowNodeBuilder<?, ?> told(AbstractFlowNodeBuilder<?, ?> before) {
        return told(before, "Task_Tell");
    }

    private static AbstractFlowNodeBuilder<?, ?> told(AbstractFlowNodeBuilder<?, ?> before, String id) {
        return before.serviceTask(id, task -> refusal(task).zeebeTaskHeader("to", "subject"));
    }

    private static ServiceTaskBuilder refusal(ServiceTaskBuilder task) {
        return task.zeebeJobType("mail.send").zeebeTaskHeader("template", "refusal");
    }

    private List<String> messages(AbstractFlowNodeBuilder<?, ?> before) {
        return faults(before).stream().map(Finding::message).toList();
    }

    private List<Finding> faults(AbstractFlowNodeBuilder<?, ?> before) {
        var model = new Model(
                folder,
                right.resolve("right.bpmn"),
                before.endEvent("End_Refused").done());
        return List.copyOf(RefusalProof.faults(new Models(folder, List.of(model)), model));
    }

    private void write(String language, String letter) throws IOException {
        Files.writeString(right.resolve("mail/refusal.%s.md".formatted(language)), letter);
    }
}
