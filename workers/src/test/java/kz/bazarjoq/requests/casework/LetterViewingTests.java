package kz.bazarjoq.requests.casework;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Instant;
import java.util.UUID;
import kz.bazarjoq.requests.casework.CaseViewings.Viewing;
import kz.bazarjoq.requests.correspondence.inbound.IncomingMail;
import kz.bazarjoq.requests.correspondence.inbound.RawLetter;
import kz.bazarjoq.requests.intake.ReceivedLetters;
import kz.bazarjoq.requests.register.Channel;
import kz.bazarjoq.requests.register.Language;
import kz.bazarjoq.requests.register.Register;
import kz.bazarjoq.requests.register.RequestId;
import kz.bazarjoq.requests.register.SubjectRequest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@CaseworkTest
class LetterViewingTests {

    private static final RequestPostProcessor SUPPORT = user("aigerim").roles("SUPPORT");

    private static final String LETTER =
            """
            From: "<script>alert('name')</script>" <stranger@example.kz>
            To: info@bazarjoq.kz
            Message-ID: <MESSAGE@example.kz>
            Subject: <script>alert('subject')</script>
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: text/plain; charset=utf-8

            <script>alert('body')</script><img src=x onerror=alert(1)>
            Подтвердите, обрабатываете ли вы мои данные.
            --b
            Content-Type: application/pdf; name="<script>alert('file').pdf"
            Content-Disposition: attachment; filename="<script>alert('file').pdf"
            Content-Transfer-Encoding: base64

            SGVsbG8=
            --b--
            """;

    @Autowired
    MockMvc web;

    @Autowired
    Register register;

    @Autowired
    IncomingMail mail;

    @Autowired
    ReceivedLetters letters;

    @Autowired
    CaseViewings viewings;

    @Autowired
    JdbcClient jdbc;

    @Test
    void showsAHostileLetterAsTheTextItIs() throws Exception {
        var request = receive();

        web.perform(get("/cases/" + request.number()).with(SUPPORT))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString("&lt;script&gt;alert(&#39;subject&#39;)&lt;/script&gt;"),
                                containsString("&lt;script&gt;alert(&#39;body&#39;)&lt;/script&gt;"),
                                containsString("&lt;img src=x onerror=alert(1)&gt;"),
                                containsString("file"),
                                containsString("Подтвердите, обрабатываете ли вы мои данные."),
                                not(containsString("<script")),
                                not(containsString("<img")))));
    }

    @Test
    void handsOutTheRawLetterAsAFileAndRecordsIt() throws Exception {
        var request = receive();
        var letter = letters.ofRequest(request.id()).getFirst().id();

        web.perform(get("/cases/" + request.number() + "/letters/" + letter).with(SUPPORT))
                .andExpect(status().isOk())
                .andExpect(content().contentType("message/rfc822"))
                .andExpect(header().string("Content-Disposition", containsString("attachment")))
                .andExpect(header().string("Content-Disposition", containsString(request.number() + "-")))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(content().string(containsString("onerror=alert(1)")));

        assertThat(viewings.of(request.id()))
                .extracting(Viewing::staff, Viewing::what, Viewing::detail)
                .containsExactly(tuple("aigerim", "исходное письмо", letter.toString()));
    }

    @Test
    void handsOutNoLetterOfAnotherCaseAndNoneToStrangers() throws Exception {
        var request = receive();
        var letter = letters.ofRequest(request.id()).getFirst().id();
        var other = register.open(Channel.EMAIL, Language.RU, Instant.parse("2026-03-19T05:00:00Z"));

        web.perform(get("/cases/" + other.number() + "/letters/" + letter).with(SUPPORT))
                .andExpect(status().isNotFound());
        web.perform(get("/cases/" + request.number() + "/letters/" + UUID.randomUUID())
                        .with(SUPPORT))
                .andExpect(status().isNotFound());
        web.perform(get("/cases/" + request.number() + "/letters/1").with(SUPPORT))
                .andExpect(status().is4xxClientError());
        web.perform(get("/cases/" + request.number() + "/letters/" + letter)).andExpect(redirectedUrl("/sign-in"));
        assertThat(viewings.of(request.id())).isEmpty();
        assertThat(viewings.of(other.id())).isEmpty();
    }

    private SubjectRequest receive() {
        var name = UUID.randomUUID().toString();
        mail.store(new RawLetter(
                LETTER.replace("MESSAGE", name).replace("\n", "\r\n").getBytes(UTF_8),
                Instant.parse("2026-03-19T05:00:00Z")));
        var request = await().until(
                        () -> jdbc.sql("select request_id from received_letter where message_id like :id")
                                .param("id", "%" + name + "%")
                                .query(UUID.class)
                                .optional(),
                        found -> found.isPresent())
                .orElseThrow();
        return register.get(new RequestId(request));
    }
}
