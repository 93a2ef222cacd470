package kz.bazarjoq.requests.casework;

import static org.assertj.core.api.Assertions.assertThat;
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
import kz.bazarjoq.requests.SettableClock;
import kz.bazarjoq.requests.casework.CaseViewings.Viewing;
import kz.bazarjoq.requests.data.Correction;
import kz.bazarjoq.requests.data.Correction.Content;
import kz.bazarjoq.requests.data.Correction.Decision;
import kz.bazarjoq.requests.data.Correction.Way;
import kz.bazarjoq.requests.data.Corrections;
import kz.bazarjoq.requests.register.Actor;
import kz.bazarjoq.requests.register.Channel;
import kz.bazarjoq.requests.register.Language;
import kz.bazarjoq.requests.register.Register;
import kz.bazarjoq.requests.register.SubjectRequest;
import kz.bazarjoq.requests.register.TimelineEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Support prepares what is to be corrected, value by value, and the privacy officer decides. The subject is the sample shop's customer 3. */
@CaseworkTest
class CorrectionPreparingTests {

    private static final RequestPostProcessor SUPPORT = user("aigerim").roles("SUPPORT");
    private static final RequestPostProcessor OFFICER = user("daniyar").roles("PRIVACY_OFFICER");
    private static final String RIGHT = "correct-data";

    @Autowired
    MockMvc web;

    @Autowired
    Register register;

    @Autowired
    Corrections corrections;

    @Autowired
    CaseViewings viewings;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient jdbc;

    private SubjectRequest request;

    @BeforeEach
    void receiveARequest() {
        clock.set(Instant.parse("2026-03-20T05:00:00Z"));
        request = receive(RIGHT);
    }

    @Test
    void showsWhatMayBeCorrectedAndNothingElseOfTheSubject() throws Exception {
        page(SUPPORT)
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString("Ахметова"),
                                containsString("871120400031"),
                                containsString("Учётная запись"),
                                containsString("Адреса доставки"),
                                containsString("<span class=\"value\">женский</span>"),
                                containsString("<span class=\"value\">20 ноября 1987</span>"),
                                containsString("<option value=\"M\">мужской</option>"),
                                not(containsString("search_text")),
                                not(containsString("Подтвердить")))));

        assertThat(register.timeline(request.id()))
                .extracting(TimelineEntry::what, TimelineEntry::actor, TimelineEntry::detail)
                .contains(tuple("correctable-data-viewed", Actor.staff("aigerim"), ""));
        assertThat(viewings.of(request.id()))
                .extracting(Viewing::staff, Viewing::what)
                .containsExactly(tuple("aigerim", "данные для исправления"));
    }

    @Test
    void showsTheRowsOfOneKeyAlone() throws Exception {
        web.perform(post(path() + "/row")
                        .param("row", "999999999")
                        .with(SUPPORT)
                        .with(csrf()))
                .andExpect(
                        content().string(allOf(containsString("Ничего не найдено"), not(containsString("Ахметова")))));
    }

    @Test
    void leadsThereFromTheCaseOnceTheRightsClockRuns() throws Exception {
        web.perform(get("/cases/" + request.number()).with(SUPPORT))
                .andExpect(content().string(containsString("/corrections\">Подготовить исправление")));
        var other = receive("confirm-processing");

        web.perform(get("/cases/" + other.number()).with(SUPPORT))
                .andExpect(content().string(not(containsString("Исправление данных"))));
        web.perform(get("/cases/" + other.number() + "/corrections").with(SUPPORT))
                .andExpect(content().string(not(containsString("Ахметова"))));
    }

    @Test
    void keepsWhatWasPreparedEncryptedAndRecordsItWithoutValues() throws Exception {
        prepare("last_name", "Ахметова", "Сәулетаева \"О'Нил\" 👩‍👧", "паспорт", 0)
                .andExpect(redirectedUrl(path() + "?prepared"));

        assertThat(corrections.of(request.id())).singleElement().satisfies(prepared -> {
            assertThat(prepared.item()).isEqualTo("shop.customer.last_name");
            assertThat(prepared.way()).isEqualTo(Way.CHANGE);
            assertThat(prepared.content())
                    .isEqualTo(new Content(List.of("3"), "Ахметова", "Сәулетаева \"О'Нил\" 👩‍👧", "паспорт"));
        });
        assertThat(jdbc.sql("select encode(content, 'escape') from correction where request_id = :request")
                        .param("request", request.id().value())
                        .query(String.class)
                        .single())
                .doesNotContain("Ахметова", "паспорт", "last_name");
        assertThat(register.timeline(request.id()))
                .filteredOn(entry -> entry.what().startsWith("correction-"))
                .extracting(TimelineEntry::what, TimelineEntry::actor, TimelineEntry::detail)
                .containsExactly(tuple("correction-prepared", Actor.staff("aigerim"), "shop.customer.last_name"));
        web.perform(get("/cases/" + request.number()).with(SUPPORT))
                .andExpect(content()
                        .string(allOf(
                                containsString("Подготовлено исправление: Учётная запись: фамилия"),
                                containsString("подготовлено, ответственный не решил"),
                                not(containsString("Сәулетаева")))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            first_name  | Сауле                    | '   '                | Введите новое значение
            first_name  | Сауле                    | Сауле                | такое же, как сейчас
            iin         | 871120400031             | 871120400032         | ИИН неверен
            sex         | F                        | X                    | Выберите значение из списка
            """)
    void saysBesideTheFieldWhatIsWrongAndLosesNothing(String column, String seen, String typed, String why)
            throws Exception {
        prepare(column, seen, typed, "видно из договора № 5", 0)
                .andExpect(status().isUnprocessableContent())
                .andExpect(content()
                        .string(allOf(
                                containsString(why),
                                containsString("видно из договора № 5</textarea>"),
                                containsString("aria-invalid=\"true\""))));

        assertThat(corrections.of(request.id())).isEmpty();
    }

    @Test
    void writesWhatWasTypedAsTheShopDoes() throws Exception {
        prepare("phone", "+77015550103", "8 (701) 555-01-99", "письмо клиента", 0)
                .andExpect(status().isFound());

        assertThat(corrections.of(request.id()))
                .extracting(Correction::content)
                .containsExactly(new Content(List.of("3"), "+77015550103", "+77015550199", "письмо клиента"));
    }

    @Test
    void demandsWhatShowsIt() throws Exception {
        prepare("first_name", "Сауле", "Сәуле", " ", 0)
                .andExpect(status().isUnprocessableContent())
                .andExpect(content()
                        .string(allOf(
                                containsString("Напишите, чем подтверждается"), containsString("Сәуле</textarea>"))));
    }

    @Test
    void takesAwayAValueThatNeedNotBeThere() throws Exception {
        send(form("patronymic", "Маратовна", "", "в паспорте отчества нет", 0).param("way", "empty"))
                .andExpect(status().isFound());

        assertThat(corrections.of(request.id())).singleElement().satisfies(prepared -> {
            assertThat(prepared.way()).isEqualTo(Way.CHANGE);
            assertThat(prepared.content())
                    .isEqualTo(new Content(List.of("3"), "Маратовна", null, "в паспорте отчества нет"));
        });
        send(form("last_name", "Ахметова", "", "фамилии нет", 0).param("way", "empty"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("Пустым это поле быть не может")));
    }

    @Test
    void takesThatAValueCannotBeChanged() throws Exception {
        send(form("iin", "871120400031", "", "ИИН чужой, своего клиент не сообщил", 0)
                        .param("way", "unchangeable"))
                .andExpect(status().isFound());

        assertThat(corrections.of(request.id())).extracting(Correction::way).containsExactly(Way.UNCHANGEABLE);
        page(OFFICER).andExpect(content().string(containsString("исправить нельзя: уничтожить")));
    }

    @Test
    void refusesWhatWasPreparedForAValueThatIsNotThatAnyMore() throws Exception {
        prepare("first_name", "Алия", "Сәуле", "письмо", 0)
                .andExpect(status().isConflict())
                .andExpect(content()
                        .string(allOf(
                                containsString("значение в базе изменилось"), containsString("Сәуле</textarea>"))));
    }

    @Test
    void refusesValuesOfOthersAndColumnsThatMayNotBeCorrected() throws Exception {
        send(form("last_name", "Ахметов", "Чужой", "письмо", 0, "1")).andExpect(status().isConflict());
        prepare("search_text", "x", "y", "письмо", 0).andExpect(status().isConflict());
        send(form("last_name", "Ахметова", "x", "письмо", 0, "3 or true")).andExpect(status().is4xxClientError());

        assertThat(corrections.of(request.id())).isEmpty();
    }

    @Test
    void losesNothingWhereTwoPrepareTheSameValue() throws Exception {
        prepare("first_name", "Сауле", "Сәуле", "паспорт", 0);

        prepare("first_name", "Сауле", "Саулет", "свидетельство", 0)
                .andExpect(status().isConflict())
                .andExpect(content()
                        .string(allOf(
                                containsString("подготовил другой сотрудник"),
                                containsString("Саулет</textarea>"),
                                containsString("Сәуле"))));
    }

    @Test
    void letsTheOfficerAloneDecideAndOnlyOnWhatHeSaw() throws Exception {
        prepare("first_name", "Сауле", "Сәуле", "паспорт", 0);
        var id = corrections.of(request.id()).getFirst().id();

        decide(id, 1, "CONFIRMED", SUPPORT).andExpect(status().isForbidden());
        decide(id, 1, "CONFIRMED", OFFICER).andExpect(redirectedUrl(path() + "?decided"));
        assertThat(corrections.of(request.id()))
                .extracting(Correction::decision)
                .containsExactly(Decision.CONFIRMED);

        prepare("first_name", "Сауле", "Саулет", "паспорт", 1);
        assertThat(corrections.of(request.id()))
                .extracting(Correction::decision)
                .containsExactly((Decision) null);
        decide(id, 1, "DECLINED", OFFICER).andExpect(redirectedUrl(path() + "?changed"));
        decide(id, 2, "DECLINED", OFFICER).andExpect(redirectedUrl(path() + "?decided"));
        assertThat(register.timeline(request.id()))
                .filteredOn(entry -> entry.actor().equals(Actor.staff("daniyar")))
                .extracting(TimelineEntry::what)
                .containsExactly("correction-confirmed", "correction-declined");
    }

    @Test
    void removesWhatWasPreparedByMistake() throws Exception {
        prepare("first_name", "Сауле", "Сәуле", "паспорт", 0);
        var id = corrections.of(request.id()).getFirst().id();

        web.perform(post(path() + "/" + id + "/removal")
                        .param("version", "1")
                        .with(SUPPORT)
                        .with(csrf()))
                .andExpect(redirectedUrl(path() + "?removed"));

        assertThat(corrections.of(request.id())).isEmpty();
    }

    @Test
    void takesNothingOnceTheRequestIsClosedNorWithoutATokenOrASignIn() throws Exception {
        web.perform(form("first_name", "Сауле", "Сәуле", "паспорт", 0).with(SUPPORT))
                .andExpect(status().isForbidden());
        web.perform(form("first_name", "Сауле", "Сәуле", "паспорт", 0).with(csrf()))
                .andExpect(redirectedUrl("/sign-in"));
        register.close(request.id(), "refused", Actor.worker("request.close"));

        prepare("first_name", "Сауле", "Сәуле", "паспорт", 0)
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("уже закончено")));
        assertThat(corrections.of(request.id())).isEmpty();
    }

    private SubjectRequest receive(String right) {
        var received = register.open(Channel.EMAIL, Language.RU, clock.instant());
        jdbc.sql(
                        """
                        insert into request_deadline (request_id, right_id, term_of, event, started_at, due_at, clause, remind_at,
                            provisional)
                        values (:request, :right, :right, 'received', '2026-03-19T10:00:00+05:00', '2026-03-27T23:59:59+05:00',
                            'Политика, §6(4)', '2026-03-26T09:00:00+05:00', false)""")
                .param("request", received.id().value())
                .param("right", right)
                .update();
        jdbc.sql(
                        """
                        insert into request_subject (request_id, source, subject_key, state, method, decided_by, at)
                        values (:request, 'shop', '3', 'established', 'code-to-address-on-file', 'subject', :now)""")
                .param("request", received.id().value())
                .param("now", clock.instant().atOffset(java.time.ZoneOffset.UTC))
                .update();
        return received;
    }

    private String path() {
        return "/cases/%s/corrections".formatted(request.number());
    }

    private ResultActions page(RequestPostProcessor staff) throws Exception {
        return web.perform(get(path()).with(staff));
    }

    private ResultActions prepare(String column, String seen, String value, String evidence, int version)
            throws Exception {
        return send(form(column, seen, value, evidence, version).param("way", "change"));
    }

    private ResultActions send(MockHttpServletRequestBuilder form) throws Exception {
        return web.perform(form.with(SUPPORT).with(csrf()));
    }

    private MockHttpServletRequestBuilder form(String column, String seen, String value, String evidence, int version) {
        return form(column, seen, value, evidence, version, "3");
    }

    private MockHttpServletRequestBuilder form(
            String column, String seen, String value, String evidence, int version, String key) {
        return post(path())
                .param("source", "shop")
                .param("table", "customer")
                .param("key", key)
                .param("column", column)
                .param("seen", seen)
                .param("value", value)
                .param("evidence", evidence)
                .param("version", Integer.toString(version));
    }

    private ResultActions decide(java.util.UUID id, int version, String decision, RequestPostProcessor staff)
            throws Exception {
        return web.perform(post(path() + "/" + id + "/decision")
                .param("version", Integer.toString(version))
                .param("decision", decision)
                .with(staff)
                .with(csrf()));
    }
}
