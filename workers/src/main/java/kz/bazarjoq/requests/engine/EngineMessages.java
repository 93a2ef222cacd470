package kz.bazarjoq.requests.engine;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import kz.bazarjoq.requests.register.RequestNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Messages on their way to the engine. A message is stored in the transaction of its cause and published afterwards, with
 * back-off while the engine is busy or down; its id makes publishing idempotent.
 */
@Component
public class EngineMessages {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    EngineMessages(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Stores a message to be published, correlated by the request's number.
     *
     * @param id unique for the cause; a second message with the same id is the same message and is ignored
     * @param variables references and codes only, never personal data
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void send(String id, String name, RequestNumber request, Map<String, ?> variables) {
        store(id, name, request.value(), variables);
    }

    /**
     * Stores a message to be published to what runs for one right of a request, correlated by number and right as in {@code
     * PDR-2026-000123:correct-data}: the engine hands a message to one instance of a process only.
     *
     * @param id unique for the cause and the right
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void sendToRight(String id, String name, RequestNumber request, String right, Map<String, ?> variables) {
        store(id, name, request.value() + ":" + right, variables);
    }

    private void store(String id, String name, String key, Map<String, ?> variables) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql(
                        """
                        insert into engine_message (id, name, correlation_key, variables, created_at, next_attempt_at)
                        values (:id, :name, :key, cast(:variables as jsonb), :now, :now) on conflict do nothing""")
                .param("id", id)
                .param("name", name)
                .param("key", key)
                .param("variables", json.writeValueAsString(variables))
                .param("now", now)
                .update();
    }
}
