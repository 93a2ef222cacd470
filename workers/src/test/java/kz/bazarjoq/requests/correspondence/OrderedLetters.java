package kz.bazarjoq.requests.correspondence;

import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import kz.bazarjoq.requests.correspondence.template.Paragraphs;
import kz.bazarjoq.requests.correspondence.template.RenderedLetter;
import kz.bazarjoq.requests.correspondence.template.TemplateTestParts;
import kz.bazarjoq.requests.engine.Right;
import kz.bazarjoq.requests.engine.RightsOfProcesses;
import kz.bazarjoq.requests.register.Channel;
import kz.bazarjoq.requests.register.Language;
import kz.bazarjoq.requests.register.RequestId;
import kz.bazarjoq.requests.register.RequestNumber;
import kz.bazarjoq.requests.register.SubjectRequest;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Fills the letters of the processes with what a job holds and nothing else, as the workers do. */
public final class OrderedLetters {

    private static final String PROCESSES = "classpath:processes/";
    private static final String BASE_URL = "http://localhost:8081";

    private final TemplateTestParts templates = new TemplateTestParts(PROCESSES);
    private final List<Right> rights = RightsOfProcesses.at(PROCESSES).rights();
    private final LetterFacts facts = new LetterFacts(
            TestCorrespondence.properties(), () -> rights, templates.codes(), (item, language) -> item, BASE_URL);

    /**
     * A task that orders a letter.
     *
     * @param packaged whether an answer was packaged before, to which the letter may lead
     */
    public record Order(
            String process, Map<String, String> headers, Map<String, JsonNode> variables, boolean packaged) {

        /** Copies the maps. */
        public Order {
            headers = Map.copyOf(headers);
            variables = Map.copyOf(variables);
        }

        public String template() {
            return headers.getOrDefault("template", "");
        }

        public boolean toStaff() {
            return !isCode() && recipient().isStaff();
        }

        /** The folders in which the letter is looked for, before that of the entry process. */
        public List<String> folders() {
            return Stream.of(right(), process)
                    .filter(Objects::nonNull)
                    .distinct()
                    .toList();
        }

        private @Nullable String right() {
            var right = variables.get("right");
            return isCode() || right == null || right.isNull() ? null : right.asString();
        }

        /** The letter with the code names its recipient by itself. */
        private boolean isCode() {
            return headers.containsKey("validFor");
        }

        private Recipient recipient() {
            return Recipient.ofCode(headers.getOrDefault("to", ""));
        }
    }

    /** The letter in a language; fails as its job would. */
    public RenderedLetter fill(Order order, String languageCode) {
        var language = Language.ofCode(languageCode);
        var request = request();
        var values = new HashMap<String, @Nullable Object>(facts.ofEveryLetter(request, language));
        if (order.isCode()) {
            values.put("codeValidUntil", LetterFacts.longDate(request.receivedAt(), language) + ", 12:00");
            return templates
                    .texts()
                    .toCustomer(order.folders(), order.template(), language, values, Set.of("code", "codeUrl"));
        }
        values.putAll(facts.of(JsonMapper.shared().convertValue(order.variables(), MailJob.class), language));
        if (order.toStaff()) {
            values.putAll(facts.ofStaffLetter(request));
            return templates.texts().toStaff(order.folders(), order.template(), values, Set.of());
        }
        if (order.packaged()) {
            values.put("answerUrl", URI.create(BASE_URL + "/answers/x"));
            values.put("answerUntil", LetterFacts.longDate(request.receivedAt(), language));
        }
        if (takesAnswer(order)) {
            values.put(LetterWriter.ANSWER, new Paragraphs("Ответ"));
        }
        return templates.texts().toCustomer(order.folders(), order.template(), language, values, Set.of());
    }

    /** Whether staff have written an answer for the letter: on the case page, where the right names this letter. */
    private boolean takesAnswer(Order order) {
        return rights.stream()
                .anyMatch(right ->
                        right.id().equals(order.right()) && order.template().equals(right.answerLetter()));
    }

    private static SubjectRequest request() {
        return new SubjectRequest(
                RequestId.random(),
                new RequestNumber("PDR-2026-000123"),
                Channel.EMAIL,
                Language.RU,
                Instant.parse("2026-03-19T07:00:00Z"),
                null,
                null);
    }
}
