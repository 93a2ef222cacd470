package kz.bazarjoq.requests.casework;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import kz.bazarjoq.requests.SettableClock;
import kz.bazarjoq.requests.register.Channel;
import kz.bazarjoq.requests.register.Language;
import kz.bazarjoq.requests.register.Register;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.UserRequestPostProcessor;
import org.springframework.test.web.servlet.MockMvc;

/** Staff see who was told what became of the data, and who hasn't confirmed. */
@CaseworkTest
class ToldRecipientsShownTests {

    private static final UserRequestPostProcessor SUPPORT = user("aigerim").roles("SUPPORT");

    @Autowired
    MockMvc web;

    @Autowired
    Register register;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient jdbc;

    @Test
    void showsWhoWasToldAndWhoIsLateWithHisConfirmation() throws Exception {
        clock.set(Instant.parse("2026-03-20T05:00:00Z"));
        var request = register.open(Channel.EMAIL, Language.RU, clock.instant());
        var notice = UUID.randomUUID();
        jdbc.sql(
                        """
                        insert into recipient_notice (id, request_id, element_instance_key, recipient, name, channel, ordered_at, told_at)
                        values (:id, :request, 1, 'carrier', 'ТОО «Жеткізу Экспресс»', 'letter', :now, :now)""")
                .params(Map.of("id", notice, "request", request.id().value()))
                .param("now", clock.instant().atOffset(java.time.ZoneOffset.UTC))
                .update();
        jdbc.sql(
                        "insert into recipient_notice_item (notice_id, place, what, item) values (:id, 0, 'corrected', 'shop.customer.last_name')")
                .param("id", notice)
                .update();

        web.perform(get("/cases/" + request.number()).with(SUPPORT))
                .andExpect(content()
                        .string(allOf(
                                containsString("Кому сообщили"),
                                containsString("ТОО «Жеткізу Экспресс»"),
                                containsString("исправлены: Учётная запись: фамилия"),
                                containsString("20 марта 2026, 10:00"),
                                containsString("ещё нет"))));
        web.perform(get("/cases").with(SUPPORT))
                .andExpect(content().string(not(containsString("получатель не подтвердил"))));

        clock.advance(Duration.ofDays(11));

        web.perform(get("/cases/" + request.number()).with(SUPPORT))
                .andExpect(content().string(containsString("нет, срок прошёл")));
        web.perform(get("/cases").with(SUPPORT))
                .andExpect(content().string(containsString("получатель не подтвердил")));
        jdbc.sql("delete from recipient_notice_item").update();
        jdbc.sql("delete from recipient_notice").update();
    }

    @Test
    void opensThePageToConfirmOnWithoutASignInAndTellsAStrangerNothing() throws Exception {
        var link = "/confirm/" + UUID.randomUUID() + "/0123456789abcdef";

        web.perform(get(link))
                .andExpect(status().isOk())
                .andExpect(header().string("Referrer-Policy", "no-referrer"))
                .andExpect(
                        content().string(allOf(containsString("ссылка не действует"), not(containsString("<form")))));
        web.perform(post(link).with(csrf())).andExpect(status().isOk());
        web.perform(post(link)).andExpect(status().isForbidden());
    }
}
