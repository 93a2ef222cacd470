package kz.bazarjoq.requests.engine;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientStatusException;
import io.grpc.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Publishes the messages that wait in PostgreSQL. While the engine is busy or out of reach they stay there and are tried
 * again with a growing wait; a message that the engine knows already counts as published.
 */
@Component
class EnginePublisher {

    private static final Logger LOG = LoggerFactory.getLogger(EnginePublisher.class);
    private static final int BATCH = 50;

    private final CamundaClient engine;
    private final ModelDeployment models;
    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final EngineProperties properties;
    private final Clock clock;

    EnginePublisher(
            CamundaClient engine,
            ModelDeployment models,
            JdbcClient jdbc,
            TransactionOperations transactions,
            EngineProperties properties,
            Clock clock) {
        this.engine = engine;
        this.models = models;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.properties = properties;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${bazarjoq.engine.publish-interval:500ms}")
    void publishWaiting() {
        if (!models.deployed()) {
            return;
        }
        var goOn = true;
        while (goOn) {
            goOn = Boolean.TRUE.equals(transactions.execute(status -> publishBatch()));
        }
    }

    /** Publishes what is due, at most a batch; true when there may be more. */
    private boolean publishBatch() {
        var waiting = jdbc.sql(
                        """
                        select id, name, correlation_key, variables, attempts from engine_message
                        where published_at is null and next_attempt_at <= :now
                        order by position limit :batch for update skip locked""")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("batch", BATCH)
                .query(EnginePublisher::map)
                .list();
        for (var message : waiting) {
            if (!publish(message)) {
                return false;
            }
        }
        return waiting.size() == BATCH;
    }

    private boolean publish(Waiting message) {
        try {
            engine.newPublishMessageCommand()
                    .messageName(message.name())
                    .correlationKey(message.correlationKey())
                    .messageId(message.id())
                    .timeToLive(properties.messageTimeToLive())
                    .variables(message.variables())
                    .send()
                    .join();
        } catch (ClientStatusException refusal) {
            if (refusal.getStatusCode() != Status.Code.ALREADY_EXISTS) {
                return putOff(message, refusal);
            }
        } catch (RuntimeException failure) {
            return putOff(message, failure);
        }
        jdbc.sql("update engine_message set published_at = :now where id = :id")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", message.id())
                .update();
        return true;
    }

    private boolean putOff(Waiting message, RuntimeException failure) {
        var attempts = message.attempts() + 1;
        var wait = properties.waitAfter(attempts);
        LOG.warn(
                "The engine didn't take {} of {}, trying again in {} s: {}",
                message.name(),
                message.correlationKey(),
                wait.toSeconds(),
                FailureReport.of(failure));
        jdbc.sql("update engine_message set attempts = :attempts, next_attempt_at = :next where id = :id")
                .param("attempts", attempts)
                .param("next", clock.instant().plus(wait).atOffset(ZoneOffset.UTC))
                .param("id", message.id())
                .update();
        return false;
    }

    private static Waiting map(ResultSet row, int index) throws SQLException {
        return new Waiting(
                row.getString("id"),
                row.getString("name"),
                row.getString("correlation_key"),
                row.getString("variables"),
                row.getInt("attempts"));
    }

    private record Waiting(String id, String name, String correlationKey, String variables, int attempts) {}
}
