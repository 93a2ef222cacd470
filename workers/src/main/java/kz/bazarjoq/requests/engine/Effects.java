package kz.bazarjoq.requests.engine;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gives every job one effect, however often the engine delivers it: the effect and the record that it is done are
 * committed together, keyed by the element instance, and a redelivered job returns the recorded result.
 */
@Component
public class Effects {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;
    private final JobLeases leases;

    Effects(JdbcClient jdbc, JsonMapper json, Clock clock, ObjectProvider<CamundaClient> engine) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        leases = new JobLeases(engine, clock);
    }

    /**
     * Runs the effect in a transaction unless it was committed before, and returns its result.
     *
     * <p>A second delivery that comes while the first still runs waits for it. The job must carry {@code requestId}.
     *
     * @param type the class of the result, a record that JSON can hold
     */
    @Transactional
    public <T> T once(ActivatedJob job, Class<T> type, Supplier<T> effect) {
        return once(job, JobKey.of(job), type, effect);
    }

    /** The same for a job that works for no single request. */
    @Transactional
    public <T> T onceWithoutRequest(ActivatedJob job, Class<T> type, Supplier<T> effect) {
        return once(job, JobKey.withoutRequest(job), type, effect);
    }

    private <T> T once(ActivatedJob job, JobKey key, Class<T> type, Supplier<T> effect) {
        var first = statement(
                                """
                                insert into job_effect (element_instance_key, job_type, request_id, done_at)
                                values (:element, :type, cast(:request as uuid), :at) on conflict do nothing""",
                                key)
                        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
        if (!first) {
            var recorded = statement(
                            """
                            select result from job_effect
                            where element_instance_key = :element and job_type = :type
                                  and request_id is not distinct from cast(:request as uuid)""",
                            key)
                    .query(String.class)
                    .single();
            return json.readValue(recorded, type);
        }
        var result = leases.keeping(job, effect);
        statement(
                        """
                        update job_effect set result = cast(:result as jsonb)
                        where element_instance_key = :element and job_type = :type
                                  and request_id is not distinct from cast(:request as uuid)""",
                        key)
                .param("result", json.writeValueAsString(result))
                .update();
        return result;
    }

    /** The same for an effect without a result. */
    @Transactional
    public void once(ActivatedJob job, Runnable effect) {
        once(job, Nothing.class, () -> {
            effect.run();
            return new Nothing();
        });
    }

    private JdbcClient.StatementSpec statement(String sql, JobKey key) {
        return jdbc.sql(sql)
                .param("element", key.elementInstance())
                .param("type", key.type())
                .param(
                        "request",
                        key.requestOrNone() == null ? null : key.request().value());
    }

    private record Nothing() {}
}
