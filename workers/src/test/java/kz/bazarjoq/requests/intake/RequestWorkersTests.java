package kz.bazarjoq.requests.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.camunda.client.impl.CamundaObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.bazarjoq.requests.DatabaseTestConfiguration;
import kz.bazarjoq.requests.JobStub;
import kz.bazarjoq.requests.deadline.DecisionTables;
import kz.bazarjoq.requests.engine.Decisions;
import kz.bazarjoq.requests.engine.Effects;
import kz.bazarjoq.requests.engine.ProcessesProperties;
import kz.bazarjoq.requests.engine.Right;
import kz.bazarjoq.requests.engine.RightsCatalogue;
import kz.bazarjoq.requests.intake.ClassifyRequestWorker.Suggestion;
import kz.bazarjoq.requests.intake.classification.SavedRules;
import kz.bazarjoq.requests.register.Channel;
import kz.bazarjoq.requests.register.Language;
import kz.bazarjoq.requests.register.Register;
import kz.bazarjoq.requests.register.RequestId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

@SpringJUnitConfig(RequestWorkersTests.Parts.class)
class RequestWorkersTests {

    @Autowired
    CloseRequestWorker closeRequest;

    @Autowired
    ClassifyRequestWorker classifyRequest;

    @Autowired
    Classification classification;

    @Autowired
    Register register;

    @Autowired
    JdbcClient jdbc;

    @ParameterizedTest
    @CsvSource({
        "fulfilled, fulfilled",
        "fulfilled fulfilled, fulfilled",
        "refused refused, refused",
        "nothing-held nothing-held, nothing-held",
        "fulfilled nothing-held, fulfilled",
        "refused nothing-held, refused",
        "fulfilled refused, partly-fulfilled",
        "partly-fulfilled fulfilled, partly-fulfilled",
        "fulfilled refused nothing-held, partly-fulfilled",
        "taken-back taken-back, taken-back",
        "taken-back fulfilled, fulfilled",
        "taken-back nothing-held, nothing-held",
    })
    void closesWithTheSumOfTheRightsOutcomes(String outcomes, String sum) {
        var request = open();
        var results = List.of(outcomes.split(" ")).stream()
                .map(outcome -> new EndedRequest.RightResult("confirm-processing", outcome))
                .toList();

        var closed = closeRequest.close(job(request), new EndedRequest(request.toString(), results), Map.of());

        assertThat(closed.outcome()).isEqualTo(sum);
        assertThat(register.get(request).outcome()).isEqualTo(sum);
    }

    @Test
    void closesWithTheOutcomeOfTheTaskAndOnceWhenTheJobIsRedelivered() {
        var request = open();
        var job = job(request);
        var ended = new EndedRequest(request.toString(), null);

        closeRequest.close(job, ended, Map.of("outcome", "not-a-request"));
        closeRequest.close(job, ended, Map.of("outcome", "not-a-request"));

        assertThat(register.get(request).outcome()).isEqualTo("not-a-request");
        assertThat(register.timeline(request)).hasSize(2);
    }

    @Test
    void refusesToCloseWithoutAnOutcome() {
        var request = open();

        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        closeRequest.close(job(request), new EndedRequest(request.toString(), List.of()), Map.of()));
        assertThat(register.get(request).isOpen()).isTrue();
    }

    @Test
    void readsTheVariablesAsTheEngineWritesThem() {
        var ended = new CamundaObjectMapper()
                .fromJson(
                        """
                        {"requestId": "7", "caseUrl": "x",
                         "results": [{"right": "a", "outcome": "fulfilled", "ground": null}]}""",
                        EndedRequest.class);

        assertThat(ended.outcomes()).containsExactly("fulfilled");
    }

    @ParameterizedTest
    @CsvSource({
        "Запрос о персональных данных, '', confirm-processing",
        "Re: ЗАПРОС  о персональных данных, '', confirm-processing",
        "'Отзыв согласия на сбор, обработку персональных данных', '', ''",
        "Здравствуйте, '', ''",
        "Прошу исключить меня из рассылки, '', unsubscribe-newsletter",
        "Re: Отпишите меня, '', unsubscribe-newsletter",
        "Жаңалықтар таратылымынан бас тарту, '', unsubscribe-newsletter",
        "unsubscribe, '', unsubscribe-newsletter",
        "Здравствуйте, Обрабатываете ли вы мои персональные данные?, confirm-processing",
        "Отписка, Отпишите меня от рассылки., unsubscribe-newsletter",
    })
    void suggestsOnlyDeployedRightsByTheSubjectAndTheText(String subject, String text, String right) {
        var request = open();
        receive(request, subject, text);

        assertThat(classifyRequest.classify(request.toString()))
                .isEqualTo(new Suggestion(
                        right.isEmpty() ? List.of() : List.of(right),
                        List.of(
                                new Classification.Option("Подтвердить обработку", "confirm-processing"),
                                new Classification.Option("Исключить из рассылки", "unsubscribe-newsletter"),
                                new Classification.Option("Ответить на вопрос", "answer-question"))));
    }

    @Test
    void leavesTheCodeAloneWhereOnlyTheTextNamesWhatNeedsNone() {
        var light = open();
        receive(light, "Здравствуйте", "Отпишите меня от рассылки.");
        var question = open();
        receive(question, "Вопрос о персональных данных", "Кто у вас отвечает за них?");
        var heavier = open();
        receive(heavier, "Здравствуйте", "Отпишите меня. И есть ли у вас мои персональные данные?");

        assertThat(classification.suggest(light))
                .extracting(suggestion -> suggestion.right())
                .containsExactly("unsubscribe-newsletter");
        assertThat(classifyRequest.classify(light.toString()).rights()).isEmpty();
        assertThat(classifyRequest.classify(question.toString()).rights()).isEmpty();
        assertThat(classifyRequest.classify(heavier.toString()).rights())
                .containsExactlyInAnyOrder("confirm-processing", "unsubscribe-newsletter");
    }

    private RequestId open() {
        return register.open(Channel.EMAIL, Language.RU, Instant.parse("2026-03-19T05:00:00Z"))
                .id();
    }

    private void receive(RequestId request, String subject, String text) {
        jdbc.sql(
                        """
                        insert into received_letter (id, message_id, body_digest, raw, received_at, stored_at, state,
                            next_attempt_at, request_id, subject, text, new_text)
                        values (:id, cast(:id as text), '', '', now(), now(), 'processed', now(), :request, :subject, :text, :text)""")
                .param("id", UUID.randomUUID())
                .param("request", request.value())
                .param("subject", subject)
                .param("text", text)
                .update();
    }

    private static io.camunda.client.api.response.ActivatedJob job(RequestId request) {
        return JobStub.job("request.close", "personal-data-request", Map.of("requestId", request.toString()));
    }

    @Import({
        DatabaseTestConfiguration.class,
        Register.class,
        Effects.class,
        ReceivedLetters.class,
        SavedRules.class,
        Classification.class,
        TickedRights.class,
        ClassifyRequestWorker.class,
        CloseRequestWorker.class
    })
    @EnableConfigurationProperties(ProcessesProperties.class)
    static class Parts {

        @Bean
        Decisions decisions() {
            return new DecisionTables();
        }

        @Bean
        RightsCatalogue rights() {
            return () -> List.of(
                    new Right("confirm-processing", Map.of("ru", "Подтвердить обработку"), "§6(1)"),
                    new Right("unsubscribe-newsletter", Map.of("ru", "Исключить из рассылки"), "§6(7)"),
                    new Right("answer-question", Map.of("ru", "Ответить на вопрос"), "§7"));
        }
    }
}
