package kz.bazarjoq.requests.correspondence;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kz.bazarjoq.requests.register.RequestId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Remembers who wrote on a request and in which thread, so that letters find their way back into it. */
@Component
@Transactional
public class Threads {

    private final JdbcClient jdbc;

    Threads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds a letter that belongs to a request. A letter without a sender's address can't be answered and adds nothing. */
    public void add(RequestId request, IncomingLetter letter) {
        letter.from().ifPresent(from -> jdbc.sql(
                        """
                        insert into thread_letter (request_id, address, name, subject, message_id, "references")
                        values (:request, :address, :name, :subject, :messageId, :references)""")
                .param("request", request.value())
                .param("address", from.address().toLowerCase(Locale.ROOT))
                .param("name", from.name())
                .param("subject", letter.subject())
                .param(
                        "messageId",
                        MessageIds.findIn(letter.messageId()).stream()
                                .findFirst()
                                .orElse(""))
                .param("references", String.join(" ", letter.references()))
                .update());
    }

    /** Takes a letter out of a request because it belongs to another; one without Message-ID stays. */
    public void remove(RequestId request, IncomingLetter letter) {
        MessageIds.findIn(letter.messageId()).stream().findFirst().ifPresent(id -> jdbc.sql(
                        "delete from thread_letter where request_id = :request and message_id = :messageId")
                .param("request", request.value())
                .param("messageId", id)
                .update());
    }

    /** Who wrote the first letter of a request; empty where it names nobody who can be written to. */
    @Transactional(readOnly = true)
    public Optional<Correspondent> sender(RequestId request) {
        return jdbc.sql("select address, name from thread_letter where request_id = :request order by entry limit 1")
                .param("request", request.value())
                .query((row, index) -> new Correspondent(row.getString("address"), row.getString("name")))
                .optional();
    }

    /** The last letter that came from an address on a request. */
    Optional<ThreadLetter> lastFrom(RequestId request, String address) {
        return jdbc.sql(
                        """
                        select subject, message_id, "references" from thread_letter
                        where request_id = :request and address = :address order by entry desc limit 1""")
                .param("request", request.value())
                .param("address", address.toLowerCase(Locale.ROOT))
                .query((row, index) -> new ThreadLetter(
                        row.getString("subject"),
                        Optional.of(row.getString("message_id")).filter(id -> !id.isEmpty()),
                        MessageIds.findIn(row.getString("references"))))
                .optional();
    }

    /** The request whose thread one of these Message-IDs belongs to: those of the customer's letters and of our own. */
    @Transactional(readOnly = true)
    public Optional<RequestId> requestOf(List<String> messageIds) {
        if (messageIds.isEmpty()) {
            return Optional.empty();
        }
        return jdbc.sql(
                        """
                        select request_id from outgoing_letter where message_id in (:ids)
                        union all
                        select request_id from thread_letter where message_id in (:ids)
                        limit 1""")
                .param("ids", messageIds)
                .query((row, index) -> new RequestId(row.getObject("request_id", java.util.UUID.class)))
                .optional();
    }

    /**
     * A letter that ours is an answer to.
     *
     * @param messageId empty where it had none that can be quoted
     */
    record ThreadLetter(String subject, Optional<String> messageId, List<String> references) {}
}
