package kz.bazarjoq.requests.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.impl.CamundaObjectMapper;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import kz.bazarjoq.requests.DatabaseTestConfiguration;
import kz.bazarjoq.requests.SettableClock;
import kz.bazarjoq.requests.engine.Effects;
import kz.bazarjoq.requests.register.Channel;
import kz.bazarjoq.requests.register.Language;
import kz.bazarjoq.requests.register.Register;
import kz.bazarjoq.requests.register.RequestId;
import kz.bazarjoq.requests.register.TimelineEntry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

@SpringJUnitConfig({
    DatabaseTestConfiguration.class,
    Register.class,
    Effects.class,
    StartDeadlineWorker.class,
    EndDeadlineWorker.class,
    Clocks.class,
    ClockRepository.class,
    Deadlines.class,
    StartDeadlineWorkerTests.RealTables.class
})
class StartDeadlineWorkerTests {

    private static final AtomicLong ELEMENT = new AtomicLong();
    private static final String RECEIVED_AT = "2026-03-19T10:00:00+05:00";

    @Autowired
    StartDeadlineWorker worker;

    @Autowired
    EndDeadlineWorker ender;

    @Autowired
    Clocks clocks;

    @Autowired
    Register register;

    @Autowired
    SettableClock clock;

    private RequestId request = RequestId.random();

    @BeforeEach
    void openRequest() {
        request = register.open(Channel.EMAIL, Language.RU, Instant.parse("2026-03-19T05:00:00Z"))
                .id();
    }

    @Test
    void handsTheDeadlineToTheProcessAsTheModelsReadIt() {
        var started = start(job("received"), "confirm-processing", null);

        assertThat(new CamundaObjectMapper().fromJsonAsMap(new CamundaObjectMapper().toJson(started)))
                .extractingByKey("deadline")
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.map(String.class, Object.class))
                .containsEntry("dueAt", "2026-03-27T23:59:59+05:00")
                .containsEntry("statutoryDueAt", "2026-03-27T23:59:59+05:00")
                .containsEntry("policyDueAt", "2026-04-20T23:59:59+05:00")
                .containsEntry("provisional", false)
                .containsKeys("clause", "remindAt", "overdueAt", "laterDueAt");
    }

    @Test
    void spreadsTheTimersOfARequestOverTwoMinutes() {
        var spread = DeadlineVariable.of(UUID.randomUUID(), deadline(), new RequestId(new UUID(0, 100)));
        var other = DeadlineVariable.of(UUID.randomUUID(), deadline(), new RequestId(new UUID(0, 101)));

        assertThat(spread.remindAt()).isEqualTo("2026-03-26T09:01:40+05:00");
        assertThat(spread.overdueAt()).isEqualTo("2026-03-28T00:01:39+05:00");
        assertThat(spread.laterDueAt()).isEqualTo("2026-04-21T00:01:39+05:00");
        assertThat(spread.dueAt()).isEqualTo("2026-03-27T23:59:59+05:00");
        assertThat(other.overdueAt()).isEqualTo("2026-03-28T00:01:40+05:00");
    }

    @Test
    void keepsTheClockForTheCasePageOnceWhenTheJobIsRedelivered() {
        var job = job("received");

        var first = start(job, "confirm-processing", null);
        var second = start(job, "confirm-processing", null);

        assertThat(second).isEqualTo(first);
        assertThat(clocks.of(request)).singleElement().satisfies(running -> {
            assertThat(running.right()).isEqualTo("confirm-processing");
            assertThat(running.startedAt()).isEqualTo(OffsetDateTime.parse(RECEIVED_AT));
            assertThat(running.dueAt()).isEqualTo(OffsetDateTime.parse("2026-03-27T23:59:59+05:00"));
            assertThat(running.policyClause()).contains("§6(1)");
        });
        assertThat(register.timeline(request))
                .extracting(TimelineEntry::what)
                .containsExactly("request-received", "deadline-started");
    }

    @Test
    void runsAClockForTheRequestAndOneForEachRight() {
        start(job("received"), "unclassified", null);
        start(job("received"), "confirm-processing", null);
        start(job("received"), "unsubscribe-newsletter", null);

        assertThat(clocks.of(request))
                .extracting(RunningClock::right)
                .containsExactlyInAnyOrder("unclassified", "confirm-processing", "unsubscribe-newsletter");
    }

    @Test
    void countsFromTheConfirmationThatTheProcessNamesOrElseFromNow() {
        clock.set(Instant.parse("2026-05-06T05:00:00Z"));

        start(job("confirmed"), "correct-data", "2026-03-19T10:00:00+05:00[Asia/Almaty]");
        start(job("confirmed"), "destroy-unlawful-data", null);

        assertThat(clocks.of(request))
                .extracting(running -> running.dueAt().toString())
                .containsExactly("2026-03-20T23:59:59+05:00", "2026-05-08T23:59:59+05:00");
    }

    @Test
    void endsAClockOnceAndNoOther() {
        clock.set(Instant.parse("2026-03-20T05:00:00Z"));
        var first = start(job("received"), "block-data", null);
        start(job("received"), "block-data", null);

        ender.end(first.deadline());
        clock.set(Instant.parse("2026-03-29T05:00:00Z"));
        ender.end(first.deadline());

        assertThat(clocks.of(request))
                .extracting(RunningClock::endedAt)
                .containsExactlyInAnyOrder(OffsetDateTime.parse("2026-03-20T10:00:00+05:00"), null);
        assertThat(clocks.nextDue(List.of(request)))
                .containsEntry(request, OffsetDateTime.parse("2026-03-20T23:59:59+05:00"));
    }

    @Test
    void letsTheClockFromTheConfirmationTakeOver() {
        start(job("received"), "correct-data", null);
        start(job("received"), "confirm-processing", null);

        var confirmed = start(job("confirmed"), "correct-data", null);

        assertThat(clocks.of(request))
                .filteredOn(running -> running.endedAt() != null)
                .singleElement()
                .satisfies(running -> {
                    assertThat(running.right()).isEqualTo("correct-data");
                    assertThat(running.event()).isEqualTo(DeadlineEvent.RECEIVED);
                });
        ender.end(confirmed.deadline());
        assertThat(clocks.of(request))
                .filteredOn(running -> running.endedAt() == null)
                .extracting(RunningClock::right)
                .containsExactly("confirm-processing");
    }

    @Test
    void leavesTheOtherRightsOfABreachTheirClocksWhenOneIsDone() {
        var rights = List.of("block-data", "stop-unlawful-processing", "destroy-unlawful-data");
        for (var right : rights) {
            start(job("received"), right, null);
            startByTermOf("block-data", job("received"), right);
        }
        startByTermOf("stop-unlawful-processing", job("received"), "block-data");

        startByTermOf("stop-unlawful-processing", job("confirmed"), "block-data");

        assertThat(clocks.of(request))
                .filteredOn(running -> running.endedAt() != null)
                .extracting(RunningClock::right, RunningClock::termOf)
                .containsOnly(tuple("block-data", "block-data"), tuple("block-data", "stop-unlawful-processing"))
                .hasSize(3);
        assertThat(rights).noneMatch(right -> clocks.haveEnded(request, right));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Received", "confirmation"})
    void refusesAnEventThatIsNone(String event) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> start(job(event), "confirm-processing", null))
                .withMessageContaining("header event");
    }

    private StartDeadlineWorker.Started start(ActivatedJob job, String right, @Nullable String confirmedAt) {
        return worker.start(job, request.toString(), RECEIVED_AT, confirmedAt, right, null);
    }

    private void startByTermOf(String termOf, ActivatedJob job, String right) {
        worker.start(job, request.toString(), RECEIVED_AT, null, right, termOf);
    }

    private static Deadline deadline() {
        return new Deadlines(new DecisionTables(), RealTables.calendar())
                .compute("confirm-processing", DeadlineEvent.RECEIVED, Instant.parse("2026-03-19T05:00:00Z"));
    }

    private ActivatedJob job(String event) {
        var element = ELEMENT.incrementAndGet();
        var id = request.toString();
        return (ActivatedJob) Proxy.newProxyInstance(
                ActivatedJob.class.getClassLoader(),
                new Class<?>[] {ActivatedJob.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getElementInstanceKey" -> element;
                    case "getType" -> Clocks.JOB_TYPE;
                    case "getVariable" -> id;
                    case "getCustomHeaders" -> Map.of("event", event);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    static class RealTables {

        @Bean
        static WorkingDayCalendar calendar() {
            return CalendarFile.read(new ClassPathResource("calendar/kz-days-off.csv"));
        }

        @Bean
        DecisionTables decisions() {
            return new DecisionTables();
        }
    }
}
