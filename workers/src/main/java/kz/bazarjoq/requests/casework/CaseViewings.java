package kz.bazarjoq.requests.casework;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import kz.bazarjoq.requests.register.RequestId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Records who looked at the personal data of a case, before they are shown. */
@Component
class CaseViewings {

    private static final int SHOWN = 100;

    private final JdbcClient jdbc;
    private final Clock clock;

    CaseViewings(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Records a viewing.
     *
     * @param detail references of what was shown, never its content
     */
    @Transactional
    void record(RequestId request, String staff, What what, String detail) {
        jdbc.sql(
                        "insert into case_viewing (request_id, staff, at, what, detail) values (:request, :staff, :at, :what, :detail)")
                .param("request", request.value())
                .param("staff", staff)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("what", what.code())
                .param("detail", detail)
                .update();
    }

    /** The newest viewings of a case, newest first. */
    @Transactional(readOnly = true)
    List<Viewing> of(RequestId request) {
        return jdbc.sql(
                        "select staff, at, what, detail from case_viewing where request_id = :request order by entry desc limit :limit")
                .param("request", request.value())
                .param("limit", SHOWN)
                .query((row, index) -> new Viewing(
                        row.getString("staff"),
                        Russian.moment(row.getObject("at", OffsetDateTime.class).toInstant()),
                        What.ofCode(row.getString("what")).wording,
                        row.getString("detail")))
                .list();
    }

    /** What was looked at. */
    enum What {
        CASE("страница обращения"),
        RAW_LETTER("исходное письмо"),
        SUBJECT_SEARCH("поиск клиента"),
        CORRECTABLE_DATA("данные для исправления"),
        PACKAGE("ответ для клиента");

        private final String wording;

        What(String wording) {
            this.wording = wording;
        }

        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static What ofCode(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    record Viewing(String staff, String at, String what, String detail) {}
}
