package kz.bazarjoq.requests.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.camunda.client.api.response.ActivatedJob;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import kz.bazarjoq.requests.DatabaseTestConfiguration;
import kz.bazarjoq.requests.register.Channel;
import kz.bazarjoq.requests.register.Language;
import kz.bazarjoq.requests.register.Register;
import kz.bazarjoq.requests.register.RequestId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

@SpringJUnitConfig({DatabaseTestConfiguration.class, Register.class, Effects.class})
class EffectsTests {

    private static final AtomicInteger ELEMENT = new AtomicInteger();

    @Autowired
    Effects effects;

    @Autowired
    Register register;

    private final AtomicInteger done = new AtomicInteger();
    private RequestId request = RequestId.random();

    @BeforeEach
    void openRequest() {
        request = register.open(Channel.EMAIL, Language.RU, Instant.parse("2026-03-19T05:00:00Z"))
                .id();
    }

    @Test
    void returnsTheRecordedResultWhenTheJobIsRedelivered() {
        var job = job(ELEMENT.incrementAndGet(), "data.locate");

        var first = effects.once(job, Result.class, this::effect);
        var second = effects.once(job, Result.class, this::effect);

        assertThat(second).isEqualTo(first);
        assertThat(done).hasValue(1);
    }

    @Test
    void hasOneEffectWhenTheJobIsDeliveredManyTimesAtOnce() throws Exception {
        var job = job(ELEMENT.incrementAndGet(), "data.locate");
        Callable<Result> deliver = () -> effects.once(job, Result.class, this::effect);

        try (var threads = Executors.newFixedThreadPool(8)) {
            var results = threads
                    .invokeAll(Stream.generate(() -> deliver).limit(20).toList())
                    .stream()
                    .map(future -> future.resultNow())
                    .distinct();

            assertThat(results).containsExactly(new Result(1));
        }
    }

    @Test
    void leavesNothingBehindWhenTheEffectFailsSoThatTheNextDeliveryTriesAgain() {
        var job = job(ELEMENT.incrementAndGet(), "data.locate");

        assertThatIllegalStateException()
                .isThrownBy(() -> effects.once(job, Result.class, () -> {
                    register.close(request, "fulfilled", kz.bazarjoq.requests.register.Actor.worker("data.locate"));
                    throw new IllegalStateException("source is down");
                }));

        assertThat(register.get(request).isOpen()).isTrue();
        assertThat(effects.once(job, Result.class, this::effect)).isEqualTo(new Result(1));
    }

    @Test
    void keepsElementsAndJobTypesApart() {
        effects.once(job(ELEMENT.incrementAndGet(), "data.locate"), Result.class, this::effect);
        effects.once(job(ELEMENT.incrementAndGet(), "data.locate"), Result.class, this::effect);
        effects.once(job(ELEMENT.get(), "request.close"), Result.class, this::effect);

        assertThat(done).hasValue(3);
    }

    private Result effect() {
        return new Result(done.incrementAndGet());
    }

    private ActivatedJob job(long element, String type) {
        return (ActivatedJob) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ActivatedJob.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getElementInstanceKey" -> element;
                    case "getType" -> type;
                    case "getVariable" -> request.toString();
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    /** What an effect returns. */
    record Result(int number) {}
}
