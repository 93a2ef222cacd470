package kz.bazarjoq.requests.data;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.function.Function;
import kz.bazarjoq.requests.engine.JobKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one way to change a source: what is done and the record that it is done are committed together there, so that a job which comes
 * again, after it was killed between two sources, takes the recorded result of the first and goes on with the second.
 */
@Component
class SourceWork {

    private final JsonMapper json;
    private final Clock clock;

    SourceWork(JsonMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    /**
     * Does the work in one transaction of the source unless it was committed before, and returns its result.
     *
     * @param type the class of the result, a record that JSON can hold; it has no personal data
     * @throws SourceUnavailableException when trying again is right
     * @throws SourceRefusedException when the database refuses a value
     */
    <T> T once(SourceDatabase source, JobKey key, Class<T> type, Function<SourceTransaction, T> work) {
        return source.write(key.type(), transaction -> {
            var first = statement(
                                    transaction,
                                    """
                                    insert into %s (element_instance_key, job_type, request_id, done_at)
                                    values (:element, :type, cast(:request as uuid), :at) on conflict do nothing""",
                                    key)
                            .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                            .update()
                    == 1;
            var mine =
                    " where element_instance_key = :element and job_type = :type and request_id is not distinct from cast(:request as uuid)";
            if (!first) {
                var recorded = statement(transaction, "select result from %s" + mine, key)
                        .query(String.class)
                        .single();
                return json.readValue(recorded, type);
            }
            var result = work.apply(transaction);
            statement(transaction, "update %s set result = cast(:result as jsonb)" + mine, key)
                    .param("result", json.writeValueAsString(result))
                    .update();
            return result;
        });
    }

    private static JdbcClient.StatementSpec statement(SourceTransaction transaction, String sql, JobKey key) {
        return transaction
                .jdbc()
                .sql(sql.formatted(transaction.own("work")))
                .param("element", key.elementInstance())
                .param("type", key.type())
                .param(
                        "request",
                        key.requestOrNone() == null ? null : key.request().value());
    }
}
