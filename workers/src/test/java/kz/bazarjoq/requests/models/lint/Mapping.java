package kz.bazarjoq.requests.models.lint;

import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeInput;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeIoMapping;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeOutput;
import java.util.Collection;
import java.util.List;

/** The variables that an element takes and gives. */
final class Mapping {

    private Mapping() {}

    static Collection<ZeebeInput> inputs(FlowNode node) {
        var mapping = node.getSingleExtensionElement(ZeebeIoMapping.class);
        return mapping == null ? List.of() : mapping.getInputs();
    }

    static Collection<ZeebeOutput> outputs(FlowNode node) {
        var mapping = node.getSingleExtensionElement(ZeebeIoMapping.class);
        return mapping == null ? List.of() : mapping.getOutputs();
    }
}
