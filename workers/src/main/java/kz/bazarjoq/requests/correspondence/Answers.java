package kz.bazarjoq.requests.correspondence;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import kz.bazarjoq.requests.correspondence.template.Paragraphs;
import kz.bazarjoq.requests.engine.BusinessError;
import kz.bazarjoq.requests.register.Actor;
import kz.bazarjoq.requests.register.Register;
import kz.bazarjoq.requests.register.RequestId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what staff answer in their own words, one answer for each right of a request, for a letter to take. */
@Component
public class Answers {

    /** The BPMN error of a letter that needs an answer which nobody has written. */
    static final String MISSING = "ANSWER_MISSING";

    private final JdbcClient jdbc;
    private final Register register;
    private final Clock clock;

    Answers(JdbcClient jdbc, Register register, Clock clock) {
        this.jdbc = jdbc;
        this.register = register;
        this.clock = clock;
    }

    /** The answer as it is now. */
    @Transactional(readOnly = true)
    public Optional<Answer> of(RequestId request, String right) {
        return jdbc.sql("select * from answer where request_id = :request and right_id = :right")
                .param("request", request.value())
                .param("right", right)
                .query((row, index) -> new Answer(
                        row.getString("text"),
                        row.getInt("version"),
                        row.getString("written_by"),
                        row.getObject("written_at", OffsetDateTime.class).toInstant(),
                        row.getObject("taken_at") != null))
                .optional();
    }

    /**
     * Writes the answer, or writes it anew.
     *
     * @param version of the answer that the writer saw, or 0 where there was none
     * @return false where it isn't that one any more, or a letter has taken it
     */
    @Transactional
    public boolean write(RequestId request, String right, AnswerText text, int version, String staff) {
        var written = jdbc.sql(
                                """
                                insert into answer (request_id, right_id, text, version, written_by, written_at)
                                values (:request, :right, :text, 1, :staff, :at)
                                on conflict on constraint answer_pk do update
                                set text = excluded.text, version = answer.version + 1,
                                    written_by = excluded.written_by, written_at = excluded.written_at
                                where answer.version = :version and answer.taken_at is null""")
                        .param("request", request.value())
                        .param("right", right)
                        .param("text", text.value())
                        .param("version", version)
                        .param("staff", staff)
                        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
        if (written) {
            register.record(request, Actor.staff(staff), version == 0 ? "answer-written" : "answer-changed", right);
        }
        return written;
    }

    /**
     * The answer for a letter, which doesn't change any more after that.
     *
     * @param processes that the letter is looked for in; one of them is the right
     * @throws BusinessError where nobody has written it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    Paragraphs take(RequestId request, List<String> processes) {
        return jdbc.sql(
                        """
                        update answer set taken_at = :at where request_id = :request and right_id in (:processes)
                        returning text""")
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("request", request.value())
                .param("processes", processes)
                .query(String.class)
                .optional()
                .map(Paragraphs::new)
                .orElseThrow(() -> new BusinessError(MISSING));
    }
}
