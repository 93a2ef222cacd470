package kz.bazarjoq.requests.models.harness;

/** Something that happened to an element or a sequence flow of a process instance. */
record Step(long instance, long key, long scope, String process, String element, String type, String intent) {

    static Step of(EngineRecord record) {
        return new Step(
                record.number("processInstanceKey"),
                record.key(),
                record.number("flowScopeKey"),
                record.text("bpmnProcessId"),
                record.text("elementId"),
                record.text("bpmnElementType"),
                record.intent());
    }

    boolean isStart() {
        return isProcess() && isActivation();
    }

    boolean isInstanceEnd() {
        return isProcess() && isGone();
    }

    boolean isEnd() {
        return type.equals("END_EVENT") && isActivation();
    }

    boolean isOutermostEnd() {
        return isEnd() && scope == instance;
    }

    /** An end event counts when it is reached: one that throws an error never completes. */
    boolean isPassing() {
        return isEnd() || (intent.equals("ELEMENT_COMPLETED") && !isProcess() && !type.equals("END_EVENT"));
    }

    boolean isProcess() {
        return type.equals("PROCESS");
    }

    boolean isActivation() {
        return intent.equals("ELEMENT_ACTIVATED");
    }

    boolean isGone() {
        return intent.equals("ELEMENT_COMPLETED") || intent.equals("ELEMENT_TERMINATED");
    }
}
