package kz.bazarjoq.requests.models.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.builder.ServiceTaskBuilder;
import io.camunda.zeebe.model.bpmn.impl.BpmnModelConstants;
import io.camunda.zeebe.model.bpmn.instance.ServiceTask;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A template finds what an analyst couldn't have filled in with it, and nothing else. */
class ElementTemplateTests {

    static List<ElementTemplate> templates() {
        return ElementTemplate.all();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void isNamedByItsJobType(ElementTemplate template) {
        assertThat(template.id()).isEqualTo("kz.bazarjoq." + template.jobType());
        assertThat(template.file()).hasFileName(template.jobType() + ".json");
    }

    /** Modeler writes the icon into every task, so it is small. */
    @ParameterizedTest
    @MethodSource("templates")
    void hasASmallIconOfItsOwn(ElementTemplate template) {
        assertThat(template.icon()).startsWith("data:image/svg+xml,").hasSizeLessThan(600);
        assertThat(templates())
                .filteredOn(other -> other.icon().equals(template.icon()))
                .containsExactly(template);
    }

    @Test
    void findsNothingInATaskThatWasFilledInWithIt() {
        assertThat(contradictions("mail.send", task -> task.zeebeTaskHeader("template", "closed")
                        .zeebeTaskHeader("to", "subject")))
                .isEmpty();
        assertThat(contradictions("request.close", task -> task.zeebeInput("=null", "outcome")
                        .zeebeOutput("=assert(outcome, outcome != null)", "outcome")))
                .isEmpty();
    }

    @Test
    void findsAValueThatIsNoneOfItsChoices() {
        assertThat(contradictions("mail.send", task -> task.zeebeTaskHeader("template", "closed")
                        .zeebeTaskHeader("to", "nobody")))
                .singleElement()
                .asString()
                .startsWith("the header to is one of [sender")
                .endsWith("not «nobody»");
    }

    @Test
    void findsAValueThatItsPatternForbids() {
        assertThat(contradictions("mail.send", task -> task.zeebeTaskHeader("template", "Closed!")
                        .zeebeTaskHeader("to", "subject")))
                .singleElement()
                .asString()
                .startsWith("the header template matches");
    }

    @Test
    void findsAFieldThatIsEmptyOrMissing() {
        assertThat(contradictions("mail.send", task -> task.zeebeTaskHeader("template", "")))
                .containsExactly("the header template must not be empty, not «»", "it lacks the header to");
    }

    @Test
    void findsAHeaderAnInputAndAnOutputThatItDoesNotKnow() {
        assertThat(contradictions("data.package", task -> task.zeebeTaskHeader("content", "recipients")
                        .zeebeInput("=right", "law")
                        .zeebeOutput("=content", "content")))
                .containsExactly(
                        "the template knows no header content",
                        "the template knows no input law",
                        "the template knows no output =content");
    }

    @Test
    void findsAnOutputUnderAnotherName() {
        assertThat(contradictions("request.close", task -> task.zeebeInput("=null", "outcome")
                        .zeebeOutput("=assert(outcome, outcome != null)", "result")))
                .containsExactly("the output =assert(outcome, outcome != null) is fixed to outcome, not «result»");
    }

    @Test
    void findsATaskOfAnotherVersionOrWithFewerRetries() {
        var task = task("data.unsubscribe", builder -> builder.zeebeJobRetries("1"));
        task.setAttributeValueNs(BpmnModelConstants.ZEEBE_NS, "modelerTemplateVersion", "99");

        assertThat(ElementTemplate.of("data.unsubscribe").orElseThrow().contradictionsOf(task))
                .containsExactly("modelerTemplateVersion is 99, not 1", "the job retries is fixed to 5, not «1»");
    }

    @Test
    void findsTheIconOfAnotherTemplate() {
        var task = task("data.unsubscribe", builder -> {});
        task.setAttributeValueNs(BpmnModelConstants.ZEEBE_NS, "modelerTemplateIcon", "data:image/svg+xml,other");

        assertThat(ElementTemplate.of("data.unsubscribe").orElseThrow().contradictionsOf(task))
                .singleElement()
                .asString()
                .startsWith("modelerTemplateIcon is");
    }

    private static List<String> contradictions(String jobType, Consumer<ServiceTaskBuilder> filledIn) {
        return ElementTemplate.of(jobType).orElseThrow().contradictionsOf(task(jobType, filledIn));
    }

    private static ServiceTask task(String jobType, Consumer<ServiceTaskBuilder> filledIn) {
        var model = Bpmn.createExecutableProcess("right")
                .startEvent()
                .serviceTask(
                        "Task",
                        task -> filledIn.accept(task.zeebeJobType(jobType).zeebeJobRetries("5")))
                .done();
        ServiceTask task = model.getModelElementById("Task");
        var template = ElementTemplate.of(jobType).orElseThrow();
        task.setAttributeValueNs(BpmnModelConstants.ZEEBE_NS, "modelerTemplate", template.id());
        task.setAttributeValueNs(BpmnModelConstants.ZEEBE_NS, "modelerTemplateVersion", template.version());
        return task;
    }
}
