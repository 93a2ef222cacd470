package kz.bazarjoq.requests.models.harness;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class ContractTests {

    private static final long INSTANCE = 7;
    private static final long CALLED = 8;

    private final Journal journal = new Journal("PDR-2026-000001");

    @BeforeEach
    void startAProcess() {
        journal.addRoot(INSTANCE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "requestId | \"0f8fad5b-d9cb-469f-a165-70867728950e\"",
                "requestNumber | \"PDR-2026-000123\"",
                "language | \"kk\"",
                "receivedAt | \"2026-03-19T10:00:00+05:00\"",
                "rights | [\"confirm-processing\"]",
                "ground | null",
                "corrections | [{\"item\":\"shop.customer.last_name\",\"result\":\"changed\",\"ground\":null}]",
                "kept | [{\"item\":\"shop.customer.last_name\",\"reason\":\"blocked\",\"until\":\"2031-11-23\"}]",
                "results | [{\"right\":\"confirm-processing\",\"outcome\":\"fulfilled\",\"ground\":null}]",
                "kept | [{\"item\":\"customer-contact\",\"reason\":\"blocked\",\"until\":null}]",
                "kept | [{\"item\":\"orders-purchase\",\"reason\":\"retention-term\",\"until\":\"2031-03-01\"}]",
                "missing | [\"person\"]",
                "choices | [{\"decision\":\"keep\",\"ground\":\"contrary-to-law\"},null]",
                "deadline | {\"dueAt\":\"2026-03-26T23:59:59+05:00\",\"laterDueAt\":null,\"provisional\":false}"
            })
    void letsReferencesAndCodesIntoTheEngine(String name, String value) {
        write(name, value);

        assertThatCode(() -> Contract.check(journal)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "subjectName | \"Айгерим\"",
                "requestId | \"aigerim@example.kz\"",
                "requestNumber | \"PDR-2026-000123 Айгерим\"",
                "caseUrl | \"http://localhost/cases/PDR-2026-000123?email=a@example.kz\"",
                "ground | \"Она просила позвонить\"",
                "answer | \"+7 701 123 45 67\"",
                "identity | {\"assurance\":\"substantial\",\"email\":\"a@example.kz\"}",
                "results | [{\"right\":\"confirm-processing\",\"outcome\":\"Заказ № 5\"}]",
                "deadline | {\"dueAt\":\"завтра\"}",
                "kept | [{\"item\":\"Айгерим\",\"reason\":\"blocked\"}]",
                "kept | [{\"item\":\"customer-contact\",\"reason\":\"blocked\",\"until\":\"завтра\"}]",
                "kept | true",
                "choices | [{\"decision\":\"keep\",\"ground\":\"Она просила\"}]",
                "corrections | [{\"item\":\"shop.customer.last_name\",\"result\":\"changed\",\"value\":\"Садыкова\"}]",
                "corrections | [{\"item\":\"Садыкова\",\"result\":\"changed\"}]",
                "kept | [{\"item\":\"shop.customer.last_name\",\"reason\":\"Она должна\",\"until\":null}]",
                "receivedAt | \"вчера\""
            })
    void keepsPersonalDataOutOfTheEngine(String name, String value) {
        write(name, value);

        assertThatThrownBy(() -> Contract.check(journal)).isInstanceOf(AssertionError.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"End_RefusedIdentity", "End_Refused", "End_PartlyFulfilled", "End_NothingHeld"})
    void findsARefusalWithoutAPerson(String end) {
        reach(INSTANCE, 0, end);

        assertThatThrownBy(() -> Contract.check(journal)).hasMessageContaining(end);
    }

    @Test
    void acceptsARefusalThatAPersonDecidedInACalledProcess() {
        note(
                "PROCESS_INSTANCE",
                "ELEMENT_ACTIVATED",
                Map.of("processInstanceKey", CALLED, "parentProcessInstanceKey", INSTANCE));
        completeTask(CALLED, CALLED);
        reach(INSTANCE, 0, "End_RefusedIdentity");

        assertThatCode(() -> Contract.check(journal)).doesNotThrowAnyException();
    }

    @Test
    void findsARefusalThatOnlyItsCallersTaskPreceded() {
        completeTask(INSTANCE, INSTANCE);
        reach(/* instance= */ CALLED, /* caller= */ INSTANCE, "End_Refused");

        assertThatThrownBy(() -> Contract.check(journal)).hasMessageContaining("End_Refused");
    }

    @Test
    void takesNoTaskAsideForADecision() {
        var aside = 9L;
        note(
                "PROCESS_INSTANCE",
                "ELEMENT_ACTIVATED",
                Map.of("processInstanceKey", INSTANCE, "bpmnElementType", "EVENT_SUB_PROCESS"),
                aside);
        completeTask(INSTANCE, aside);
        reach(INSTANCE, 0, "End_Refused");

        assertThatThrownBy(() -> Contract.check(journal)).hasMessageContaining("End_Refused");
    }

    @Test
    void letsAWorkerAnswerAndThrowOnlyWhatIsAgreed() {
        var job = new SeenJob(1, "identity.send-code", "verify-identity", "Task_SendCode", Map.of(), Map.of());

        assertThatCode(() -> Contract.checkOutputs(job, Set.of("codeExpiresAt")))
                .doesNotThrowAnyException();
        assertThatCode(() -> Contract.checkError(job, "CODE_LIMIT")).doesNotThrowAnyException();
        assertThatThrownBy(() -> Contract.checkOutputs(job, Set.of("code"))).hasMessageContaining("code");
        assertThatThrownBy(() -> Contract.checkError(job, "MAIL_DOWN")).hasMessageContaining("MAIL_DOWN");
    }

    private void write(String name, String value) {
        note(
                "VARIABLE",
                "CREATED",
                Map.of("processInstanceKey", INSTANCE, "scopeKey", INSTANCE, "name", name, "value", value));
    }

    private void reach(long instance, long caller, String end) {
        note(
                "PROCESS_INSTANCE",
                "ELEMENT_ACTIVATED",
                Map.of(
                        "processInstanceKey", instance,
                        "parentProcessInstanceKey", caller,
                        "bpmnElementType", "END_EVENT",
                        "elementId", end));
    }

    private void completeTask(long instance, long scope) {
        var element = 100L;
        note(
                "PROCESS_INSTANCE",
                "ELEMENT_ACTIVATED",
                Map.of("processInstanceKey", instance, "flowScopeKey", scope),
                element);
        note("USER_TASK", "COMPLETED", Map.of("processInstanceKey", instance, "elementInstanceKey", element));
    }

    private void note(String valueType, String intent, Map<String, ?> value) {
        note(valueType, intent, value, 1);
    }

    private void note(String valueType, String intent, Map<String, ?> value, long key) {
        journal.note(new EngineRecord(JsonMapper.shared()
                .valueToTree(Map.of(
                        "recordType", "EVENT", "valueType", valueType, "intent", intent, "key", key, "value", value))));
    }
}
