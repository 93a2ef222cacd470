package kz.bazarjoq.requests.data;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import kz.bazarjoq.requests.data.SourceMap.Transfers;
import kz.bazarjoq.requests.register.RequestClosed;
import kz.bazarjoq.requests.register.RequestId;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps which partners got data of a subject, and their own numbers for it, from when data are located: they are told after the data are
 * destroyed, and the shop's records of it may be among these.
 */
@Component
class TransferRecords {

    private final Sources sources;
    private final JdbcClient jdbc;
    private final DataCipher cipher;
    private final JsonMapper json;

    TransferRecords(Sources sources, JdbcClient jdbc, DataCipher cipher, JsonMapper json) {
        this.sources = sources;
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.json = json;
    }

    /** Adds what is recorded now to what was before. */
    void keep(RequestId request, PersonData data) {
        var known = new HashMap<String, Set<String>>(of(request));
        for (var database : sources.all()) {
            var transfers = database.map().transfers();
            if (transfers != null) {
                read(database, transfers, data, known);
            }
        }
        known.forEach((recipient, references) -> jdbc.sql(
                        """
                        insert into data_transfer (request_id, recipient, content) values (:request, :recipient, :content)
                        on conflict on constraint data_transfer_pk do update set content = excluded.content""")
                .params(Map.of("request", request.value(), "recipient", recipient))
                .param("content", cipher.encrypt(json.writeValueAsBytes(references), place(request, recipient)))
                .update());
    }

    /** The numbers of each partner who got something, by his code. */
    Map<String, Set<String>> of(RequestId request) {
        var known = new HashMap<String, Set<String>>();
        jdbc.sql("select recipient, content from data_transfer where request_id = :request")
                .param("request", request.value())
                .query(row -> {
                    var recipient = row.getString("recipient");
                    var content = cipher.decrypt(row.getBytes("content"), place(request, recipient));
                    known.put(recipient, new TreeSet<>(List.of(json.readValue(content, String[].class))));
                });
        return known;
    }

    /** Forgets them once the request is closed: whoever had to be told is. */
    @EventListener
    void forget(RequestClosed closed) {
        jdbc.sql("delete from data_transfer where request_id = :request")
                .param("request", closed.request().value())
                .update();
    }

    private static void read(
            SourceDatabase database, Transfers transfers, PersonData data, Map<String, Set<String>> known) {
        var rows = data.rows(database, transfers.table());
        var recipient = rows.columns().indexOf(transfers.recipient());
        var reference = rows.columns().indexOf(transfers.reference());
        rows.each(row -> {
            var references =
                    known.computeIfAbsent(String.valueOf(row.values().get(recipient)), first -> new TreeSet<>());
            var number = row.values().get(reference);
            if (number != null) {
                references.add(number.toString());
            }
        });
    }

    private static String place(RequestId request, String recipient) {
        return "transfer/%s/%s".formatted(request.value(), recipient);
    }
}
