package kz.bazarjoq.requests.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import kz.bazarjoq.requests.SettableClock;
import kz.bazarjoq.requests.correspondence.Answer;
import kz.bazarjoq.requests.correspondence.AnswerText;
import kz.bazarjoq.requests.correspondence.Answers;
import kz.bazarjoq.requests.correspondence.LetterOrder;
import kz.bazarjoq.requests.correspondence.Letters;
import kz.bazarjoq.requests.correspondence.Recipient;
import kz.bazarjoq.requests.correspondence.SentLetter;
import kz.bazarjoq.requests.engine.BusinessError;
import kz.bazarjoq.requests.identity.Identification;
import kz.bazarjoq.requests.register.Actor;
import kz.bazarjoq.requests.register.Channel;
import kz.bazarjoq.requests.register.Language;
import kz.bazarjoq.requests.register.Register;
import kz.bazarjoq.requests.register.SubjectRequest;
import kz.bazarjoq.requests.register.TimelineEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Staff write on the case page what the customer reads in the letter. */
@CaseworkTest
class AnswerWritingTests {

    private static final RequestPostProcessor SUPPORT = user("aigerim").roles("SUPPORT");
    private static final RequestPostProcessor OFFICER = user("daniyar").roles("PRIVACY_OFFICER");
    private static final String RIGHT = "answer-question";

    @Autowired
    MockMvc web;

    @Autowired
    Register register;

    @Autowired
    Answers answers;

    @Autowired
    Letters letters;

    @Autowired
    Identification identification;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient jdbc;

    private SubjectRequest request;

    @BeforeEach
    void receiveAQuestion() {
        clock.set(Instant.parse("2026-03-20T05:00:00Z"));
        request = receive(Language.RU);
    }

    @Test
    void offersAPlaceForTheAnswerOnceTheQuestionsClockRuns() throws Exception {
        var other = register.open(Channel.EMAIL, Language.RU, Instant.parse("2026-03-19T05:00:00Z"));
        startClock(other, "confirm-processing");

        page(request)
                .andExpect(content()
                        .string(allOf(
                                containsString("Ответ клиенту"),
                                containsString("Ответ на вопрос или жалобу о персональных данных"),
                                containsString("Ответ ещё не написан"),
                                containsString("<textarea"))));
        page(other).andExpect(content().string(not(containsString("<textarea"))));
    }

    @Test
    void keepsTheAnswerAndShowsTheLetterWithIt() throws Exception {
        write("Дорогая клиентка!\r\n\r\nДанные хранятся год.", 0)
                .andExpect(redirectedUrl("/cases/" + request.number() + "?answered#answers"));

        assertThat(answers.of(request.id(), RIGHT))
                .get()
                .extracting(Answer::text, Answer::version, Answer::writtenBy, Answer::taken)
                .containsExactly("Дорогая клиентка!\n\nДанные хранятся год.", 1, "aigerim", false);
        page(request)
                .andExpect(content()
                        .string(allOf(
                                containsString("Так письмо прочтёт клиент"),
                                containsString("Вот наш ответ.\n\nДорогая клиентка!\n\nДанные хранятся год.\n\nЕсли"),
                                containsString("20 марта 2026, 10:00"),
                                not(containsString("Ответ ещё не написан")))));
    }

    @Test
    void lastsUntilItIsWrittenAnewAndRecordsWhoWroteWithoutTheText() throws Exception {
        write("Первый ответ", 0);

        write("Второй ответ", 1, OFFICER).andExpect(status().isFound());

        page(request)
                .andExpect(content()
                        .string(allOf(
                                containsString("Второй ответ"),
                                not(containsString("Первый ответ")),
                                containsString("Написан ответ: Ответ на вопрос или жалобу"),
                                containsString("Изменён ответ: Ответ на вопрос или жалобу"))));
        assertThat(register.timeline(request.id()))
                .filteredOn(entry -> entry.what().startsWith("answer-"))
                .extracting(TimelineEntry::what, TimelineEntry::actor, TimelineEntry::detail)
                .containsExactly(
                        tuple("answer-written", Actor.staff("aigerim"), RIGHT),
                        tuple("answer-changed", Actor.staff("daniyar"), RIGHT));
    }

    @Test
    void losesNeitherTextWhereTwoWriteAtOnce() throws Exception {
        write("Ответ Айгерим", 0);

        write("Ответ Данияра", 0, OFFICER)
                .andExpect(status().isConflict())
                .andExpect(content()
                        .string(allOf(
                                containsString("ответ сохранил другой сотрудник"),
                                containsString(">Ответ Данияра</textarea>"),
                                containsString("Ответ Айгерим"))));
        write("Ответ обоих", 1, OFFICER).andExpect(status().isFound());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\r\n\t\r\n", "\u0000\u0007"})
    void refusesAnEmptyAnswer(String text) throws Exception {
        write(text, 0)
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("Напишите ответ")));

        assertThat(answers.of(request.id(), RIGHT)).isEmpty();
    }

    @Test
    void refusesAnAnswerThatIsTooLongAndShowsItAgain() throws Exception {
        write("ұ".repeat(AnswerText.LONGEST), 0).andExpect(status().isFound());

        write("😀" + "ұ".repeat(AnswerText.LONGEST), 1)
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(allOf(containsString("слишком длинный"), containsString(">😀ұұұ"))));
    }

    @Test
    void takesWhatWasTypedForTextOnThePageAndInTheLetter() throws Exception {
        var text = "<script>alert(1)</script></textarea><img src=x onerror=alert(1)> [x](https://evil.example) ${7*7}";

        write(text, 0);

        page(request)
                .andExpect(content()
                        .string(allOf(
                                not(containsString("<script")),
                                not(containsString("<img")),
                                containsString("&lt;script&gt;alert(1)&lt;/script&gt;&lt;/textarea&gt;"),
                                containsString("${7*7}"))));
        assertThat(sent(request).text()).contains(text);
        assertThat(html(request)).doesNotContain("<script", "<img", "href=\"https://evil");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void standsInTheLetterInEveryLanguage(Language language) throws Exception {
        request = receive(language);
        var text = "Әріптестер, өңдеу тоқтатылды: ғ, қ, ң, ү, ұ, һ, і.\n\n1. Данные — ваши.\n2. It's all & more.";

        write(text, 0);

        page(request).andExpect(content().string(containsString("lang=\"%s\"".formatted(language.code()))));
        var letter = sent(request);
        assertThat(letter.text()).contains(text);
        assertThat(letter.template()).isEqualTo("question-answered");
        assertThat(html(request)).contains("<html lang=\"%s\"".formatted(language.code()), "<br />\n2. It");
    }

    @Test
    void doesNotSendALetterWithoutAnAnswer() {
        assertThatThrownBy(() -> sent(request))
                .isInstanceOf(BusinessError.class)
                .hasMessage("ANSWER_MISSING");

        assertThat(letters.ofRequest(request.id())).isEmpty();
    }

    @Test
    void letsNobodyChangeAnAnswerThatALetterHasTaken() throws Exception {
        write("Ответ", 0);
        sent(request);

        write("Другой ответ", 1)
                .andExpect(status().isConflict())
                .andExpect(content()
                        .string(allOf(
                                containsString("Ответ не сохранён"),
                                containsString("Другой ответ"),
                                not(containsString("<textarea")))));
        assertThat(answers.of(request.id(), RIGHT))
                .get()
                .extracting(Answer::text)
                .isEqualTo("Ответ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"confirm-processing", "no-such-right", "unclassified"})
    void takesNoAnswerForARightThatAsksForNone(String right) throws Exception {
        startClock(request, "confirm-processing");

        web.perform(post("/cases/{number}/answers/{right}", request.number(), right)
                        .param("answer", "Ответ")
                        .param("version", "0")
                        .with(SUPPORT)
                        .with(csrf()))
                .andExpect(status().isConflict());
        assertThat(answers.of(request.id(), right)).isEmpty();
    }

    @Test
    void takesNoAnswerOnAClosedCase() throws Exception {
        register.close(request.id(), "taken-back", Actor.worker("request.close"));

        page(request).andExpect(content().string(not(containsString("<textarea"))));
        write("Ответ", 0).andExpect(status().isConflict());
        assertThat(answers.of(request.id(), RIGHT)).isEmpty();
    }

    @Test
    void letsNobodyWriteWithoutTheTokenOrASignIn() throws Exception {
        var form = post("/cases/{number}/answers/{right}", request.number(), RIGHT)
                .param("answer", "Ответ")
                .param("version", "0");

        web.perform(form.with(SUPPORT)).andExpect(status().isForbidden());
        web.perform(post("/cases/{number}/answers/{right}", request.number(), RIGHT)
                        .param("answer", "Ответ")
                        .param("version", "0")
                        .with(csrf()))
                .andExpect(redirectedUrl("/sign-in"));
        assertThat(answers.of(request.id(), RIGHT)).isEmpty();
    }

    private ResultActions write(String text, int version) throws Exception {
        return write(text, version, SUPPORT);
    }

    private ResultActions write(String text, int version, RequestPostProcessor staff) throws Exception {
        return web.perform(post("/cases/{number}/answers/{right}", request.number(), RIGHT)
                .param("answer", text)
                .param("version", String.valueOf(version))
                .with(staff)
                .with(csrf()));
    }

    private ResultActions page(SubjectRequest shown) throws Exception {
        return web.perform(get("/cases/" + shown.number()).with(SUPPORT)).andExpect(status().isOk());
    }

    /** The letter as the process orders it. */
    private SentLetter sent(SubjectRequest answered) {
        letters.order(new LetterOrder(
                "mail.send:" + answered.number(),
                answered.id(),
                List.of(RIGHT),
                "question-answered",
                Recipient.SUBJECT,
                answered.language(),
                Map.of(),
                Map.of()));
        return letters.ofRequest(answered.id()).getLast();
    }

    private String html(SubjectRequest answered) {
        sent(answered);
        return jdbc.sql("select html from outgoing_letter where request_id = :request")
                .param("request", answered.id().value())
                .query(String.class)
                .single();
    }

    private SubjectRequest receive(Language language) {
        var received = register.open(Channel.EMAIL, language, Instant.parse("2026-03-19T05:00:00Z"));
        identification.pick(received.id(), "shop", "3", "aigerim");
        startClock(received, RIGHT);
        return received;
    }

    private void startClock(SubjectRequest started, String right) {
        jdbc.sql(
                        """
                        insert into request_deadline (request_id, right_id, term_of, event, started_at, due_at, clause, remind_at,
                            provisional)
                        values (:request, :right, :right, 'received', '2026-03-19T10:00:00+05:00', '2026-03-27T23:59:59+05:00',
                            'Политика, §7', '2026-03-26T09:00:00+05:00', false)""")
                .param("request", started.id().value())
                .param("right", right)
                .update();
    }
}
