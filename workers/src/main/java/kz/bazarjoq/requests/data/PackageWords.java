package kz.bazarjoq.requests.data;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import kz.bazarjoq.requests.register.RequestId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The words that a person wants blacked out in the free texts of a request's packages, or not. They are data, so they are encrypted. */
@Component
class PackageWords {

    private final JdbcClient jdbc;
    private final DataCipher cipher;
    private final Clock clock;

    PackageWords(JdbcClient jdbc, DataCipher cipher, Clock clock) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.clock = clock;
    }

    void add(RequestId request, boolean hide, String text, String staff) {
        var id = UUID.randomUUID();
        jdbc.sql(
                        "insert into package_word (word_id, request_id, hide, words, staff, at) values (:id, :request, :hide, :words, :staff, :at)")
                .param("id", id)
                .param("request", request.value())
                .param("hide", hide)
                .param("words", cipher.encrypt(text.getBytes(StandardCharsets.UTF_8), "package-word/" + id))
                .param("staff", staff)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    List<String> of(RequestId request, boolean hide) {
        return jdbc.sql(
                        "select word_id, words from package_word where request_id = :request and hide = :hide order by at, word_id")
                .param("request", request.value())
                .param("hide", hide)
                .query((row, index) -> new String(
                        cipher.decrypt(row.getBytes("words"), "package-word/" + row.getString("word_id")),
                        StandardCharsets.UTF_8))
                .list();
    }

    /** Forgets them once the request has no package any more. */
    void forget(RequestId request) {
        jdbc.sql(
                        """
                        delete from package_word where request_id = :request
                        and not exists (select 1 from package where request_id = :request)""")
                .param("request", request.value())
                .update();
    }
}
