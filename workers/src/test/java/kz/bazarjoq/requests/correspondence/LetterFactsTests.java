package kz.bazarjoq.requests.correspondence;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.impl.CamundaObjectMapper;
import java.util.List;
import java.util.Map;
import kz.bazarjoq.requests.correspondence.template.TemplateTestParts;
import kz.bazarjoq.requests.engine.RightsOfProcesses;
import kz.bazarjoq.requests.register.Language;
import org.junit.jupiter.api.Test;

/** What a letter may name of the job that orders it. */
class LetterFactsTests {

    private static final String PROCESSES = "classpath:processes/";

    private final LetterFacts facts = new LetterFacts(
            TestCorrespondence.properties(),
            RightsOfProcesses.at(PROCESSES),
            new TemplateTestParts(PROCESSES).codes(),
            (item, language) -> item,
            "http://localhost:8081");

    @Test
    void namesOnlyTheRightsThatHaveEnded() {
        assertThat(of("\"results\": [null, {\"right\": \"disclose-data\", \"outcome\": \"fulfilled\"}]"))
                .containsEntry(
                        "results",
                        List.of(Map.of(
                                "rightName",
                                "Which personal data are processed and where they come from",
                                "outcomeText",
                                "done")));
    }

    @Test
    void wordsNoOutcomeOfTheWholeRequest() {
        assertThat(of("\"outcome\": \"taken-back\"")).isEmpty();
    }

    @Test
    void namesWhatCouldNotBeDestroyedWithItsGround() {
        assertThat(
                        of(
                                """
                        "treatments": [{"item": "purchases", "nameEn": "orders", "treatment": "held", "until": "2031-03-01",
                                        "ground": "retention-term"}],
                        "grounds": [{"value": "retention-term", "en": "a law", "clause": "c", "clauseKk": "c",
                                     "clauseEn": "article 41(3)", "ru": "t", "kk": "t"}]"""))
                .containsEntry(
                        "held",
                        List.of(Map.of(
                                "parts",
                                List.of(Map.of("dataText", "orders", "untilDate", "1 March 2031")),
                                "groundText",
                                "a law",
                                "groundClause",
                                "article 41(3)")));
    }

    private Map<String, Object> of(String variables) {
        var job = new CamundaObjectMapper()
                .fromJson("{\"requestId\": \"1\", \"language\": \"en\", %s}".formatted(variables), MailJob.class);
        return facts.of(job, Language.EN);
    }
}
