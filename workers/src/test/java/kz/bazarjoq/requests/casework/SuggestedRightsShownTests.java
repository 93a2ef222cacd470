package kz.bazarjoq.requests.casework;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

import java.time.Instant;
import java.util.UUID;
import kz.bazarjoq.requests.register.Actor;
import kz.bazarjoq.requests.register.Channel;
import kz.bazarjoq.requests.register.Language;
import kz.bazarjoq.requests.register.Register;
import kz.bazarjoq.requests.register.SubjectRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@CaseworkTest
class SuggestedRightsShownTests {

    private static final String HEADING = "Предлагаемые права";

    @Autowired
    MockMvc web;

    @Autowired
    Register register;

    @Autowired
    JdbcClient jdbc;

    private SubjectRequest request;

    SuggestedRightsShownTests(@Autowired Register register) {
        this.request = register.open(Channel.EMAIL, Language.RU, Instant.parse("2026-03-19T05:00:00Z"));
    }

    @BeforeEach
    void receive() {
        jdbc.sql(
                        """
                        insert into received_letter (id, message_id, body_digest, raw, received_at, stored_at, state,
                            next_attempt_at, request_id, subject, text, new_text, attachments, readable)
                        values (:id, cast(:id as text), '', '', now(), now(), 'processed', now(), :request, 'Аккаунт',
                            :text, :text, '[]', true)""")
                .param("id", UUID.randomUUID())
                .param("request", request.id().value())
                .param("text", "Добрый день! Удалите <script>alert(1)</script>\nмой аккаунт. Спасибо.")
                .update();
    }

    @Test
    void showsEachRightWithTheWordsAndTheRuleThatLedToItAsText() throws Exception {
        page().andExpect(content()
                .string(allOf(
                        containsString(HEADING),
                        containsString("<h3>Удаление учётной записи</h3>"),
                        containsString("Удалите &lt;script&gt;alert(1)&lt;/script&gt; мой аккаунт</span>"),
                        containsString("правило «удалить + аккаунт», classification.yaml, строка "),
                        not(containsString("<script")))));
    }

    @Test
    void showsNoneAnyMoreWhenARightRuns() throws Exception {
        jdbc.sql(
                        """
                        insert into request_deadline (request_id, right_id, term_of, event, started_at, policy_due_at, policy_clause,
                            statutory_due_at, statutory_clause, due_at, clause, remind_at, provisional)
                        values (:request, 'delete-account', 'delete-account', 'received', '2026-03-19T10:00:00+05:00',
                            '2026-04-20T23:59:59+05:00', '§2', null, null, '2026-04-20T23:59:59+05:00', '§2',
                            '2026-03-26T09:00:00+05:00', false)""")
                .param("request", request.id().value())
                .update();

        page().andExpect(content().string(not(containsString(HEADING))));
    }

    @Test
    void showsNoneOfAClosedRequest() throws Exception {
        register.close(request.id(), "not-a-request", Actor.worker("request.close"));

        page().andExpect(content().string(not(containsString(HEADING))));
    }

    private ResultActions page() throws Exception {
        return web.perform(
                get("/cases/" + request.number()).with(user("aigerim").roles("SUPPORT")));
    }
}
