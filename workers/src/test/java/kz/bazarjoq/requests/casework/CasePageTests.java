package kz.bazarjoq.requests.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Instant;
import kz.bazarjoq.requests.SettableClock;
import kz.bazarjoq.requests.casework.CaseViewings.Viewing;
import kz.bazarjoq.requests.register.Actor;
import kz.bazarjoq.requests.register.Channel;
import kz.bazarjoq.requests.register.Language;
import kz.bazarjoq.requests.register.Register;
import kz.bazarjoq.requests.register.SubjectRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@CaseworkTest
class CasePageTests {

    private static final RequestPostProcessor SUPPORT = user("aigerim").roles("SUPPORT");
    private static final RequestPostProcessor OFFICER = user("daniyar").roles("PRIVACY_OFFICER");

    @Autowired
    MockMvc web;

    @Autowired
    Register register;

    @Autowired
    CaseViewings viewings;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient jdbc;

    private SubjectRequest request;

    CasePageTests(@Autowired Register register) {
        this.request = register.open(Channel.EMAIL, Language.KK, Instant.parse("2026-03-19T05:00:00Z"));
    }

    @BeforeEach
    void setClock() {
        clock.set(Instant.parse("2026-03-20T05:00:00Z"));
    }

    @Test
    void showsTheFactsOfTheCaseInRussianAndAlmatyTime() throws Exception {
        web.perform(get("/cases/" + request.number()).with(SUPPORT))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString(request.number().value()),
                                containsString("19 марта 2026, 10:00"),
                                containsString("казахский"),
                                containsString("в работе"),
                                containsString("https://tasks.example/tasklist"))));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-20T05:00:00Z, осталось 7 дней",
        "2026-03-24T05:00:00Z, осталось 3 дня",
        "2026-03-26T05:00:00Z, остался 1 день",
        "2026-03-27T18:00:00Z, сегодня последний день",
        "2026-03-27T19:00:00Z, просрочено на 1 день",
        "2026-04-07T05:00:00Z, просрочено на 11 дней",
    })
    void saysHowMuchOfTheTermIsLeft(Instant now, String words) throws Exception {
        startClock("confirm-processing", false);

        clock.set(now);

        web.perform(get("/cases/" + request.number()).with(SUPPORT))
                .andExpect(content()
                        .string(allOf(
                                containsString("27 марта 2026"),
                                containsString("ст. 25"),
                                containsString("§6(1)"),
                                containsString(words))));
        web.perform(get("/cases").with(SUPPORT)).andExpect(content().string(containsString(words)));
    }

    @Test
    void showsTheClockOfTheWholeRequestUntilItsRightsAreKnown() throws Exception {
        startClock("unclassified", false);

        web.perform(get("/cases/" + request.number()).with(SUPPORT))
                .andExpect(content().string(containsString("До разбора письма")));
        startClock("confirm-processing", false);
        web.perform(get("/cases/" + request.number()).with(SUPPORT))
                .andExpect(content()
                        .string(allOf(
                                containsString("Подтверждение обработки персональных данных"),
                                not(containsString("До разбора письма")))));
    }

    @Test
    void countsNoTermAnyMoreForWhatIsDone() throws Exception {
        startClock("confirm-processing", false);
        clock.set(Instant.parse("2026-04-07T05:00:00Z"));
        endClocks("2026-03-26T10:00:00+05:00");

        web.perform(get("/cases/" + request.number()).with(SUPPORT))
                .andExpect(content()
                        .string(allOf(containsString("завершено в срок"), not(containsString("просрочено на")))));

        endClocks("2026-03-28T10:00:00+05:00");
        web.perform(get("/cases/" + request.number()).with(SUPPORT))
                .andExpect(content().string(containsString("завершено после срока")));
    }

    @Test
    void marksADateWhoseCalendarIsNotConfirmed() throws Exception {
        startClock("confirm-processing", true);

        web.perform(get("/cases/" + request.number()).with(SUPPORT))
                .andExpect(content().string(containsString("дата предварительная")));
    }

    @Test
    void tellsWhatHappenedAndWhoDidItAndShowsAnUnknownCodeAsItIs() throws Exception {
        register.record(request.id(), Actor.staff("aigerim"), "never-heard-of", "x1");
        register.close(request.id(), "nothing-held", Actor.worker("request.close"));

        web.perform(get("/cases/" + request.number()).with(SUPPORT))
                .andExpect(content()
                        .string(allOf(
                                containsString("Обращение получено"),
                                containsString("заявитель"),
                                containsString("never-heard-of: x1"),
                                containsString("aigerim"),
                                containsString("Обращение закрыто: таких данных нет"),
                                containsString("система (request.close)"))));
    }

    @Test
    void recordsEveryViewingAndShowsItToThePrivacyOfficerAlone() throws Exception {
        web.perform(get("/cases/" + request.number()).with(SUPPORT))
                .andExpect(content().string(not(containsString("Кто смотрел"))));
        web.perform(get("/cases/" + request.number()).with(SUPPORT));
        web.perform(get("/cases/" + request.number()).with(OFFICER))
                .andExpect(content().string(allOf(containsString("Кто смотрел"), containsString("aigerim"))));

        assertThat(viewings.of(request.id()))
                .extracting(Viewing::staff)
                .containsExactly("daniyar", "aigerim", "aigerim");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PDR-2026-999999", "PDR-2026-1", "xPDR-2026-000001", "../../etc/passwd", "<script>"})
    void saysThatThereIsNoSuchCase(String number) throws Exception {
        web.perform(get("/cases/{number}", number).with(SUPPORT)).andExpect(status().is4xxClientError());
    }

    @Test
    void findsACaseByItsNumberHoweverItIsWritten() throws Exception {
        var number = request.number().value();
        var withoutZeros = String.valueOf(Integer.parseInt(number.substring(9)));

        for (var text : new String[] {
            number, " " + number.toLowerCase(java.util.Locale.ROOT) + " ", withoutZeros, "2026-" + withoutZeros
        }) {
            web.perform(get("/cases").param("number", text).with(SUPPORT)).andExpect(redirectedUrl("/cases/" + number));
        }
        web.perform(get("/cases").param("number", "PDR-2026-999999").with(SUPPORT))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Обращения с таким номером нет")));
    }

    private void endClocks(String at) {
        jdbc.sql("update request_deadline set ended_at = :at::timestamptz where request_id = :request")
                .param("at", at)
                .param("request", request.id().value())
                .update();
    }

    private void startClock(String right, boolean provisional) {
        jdbc.sql(
                        """
                        insert into request_deadline (request_id, right_id, term_of, event, started_at, policy_due_at, policy_clause,
                            statutory_due_at, statutory_clause, due_at, clause, remind_at, provisional)
                        values (:request, :right, :right, 'received', '2026-03-19T10:00:00+05:00', '2026-04-20T23:59:59+05:00',
                            'Политика, §6(1)', '2026-03-27T23:59:59+05:00', 'Закон № 94-V, ст. 25',
                            '2026-03-27T23:59:59+05:00', 'Закон № 94-V, ст. 25', '2026-03-26T09:00:00+05:00', :provisional)""")
                .param("request", request.id().value())
                .param("right", right)
                .param("provisional", provisional)
                .update();
    }
}
