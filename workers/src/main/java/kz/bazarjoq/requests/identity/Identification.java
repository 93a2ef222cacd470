package kz.bazarjoq.requests.identity;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.bazarjoq.requests.data.EstablishedSubjects;
import kz.bazarjoq.requests.data.Subject;
import kz.bazarjoq.requests.data.SubjectRef;
import kz.bazarjoq.requests.data.Subjects;
import kz.bazarjoq.requests.engine.EngineMessages;
import kz.bazarjoq.requests.identity.RequestSubject.Method;
import kz.bazarjoq.requests.register.Actor;
import kz.bazarjoq.requests.register.Register;
import kz.bazarjoq.requests.register.RequestId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whose data each request is about: a candidate at first, established by a code or by a person's decision. */
@Component
@Transactional
public class Identification implements EstablishedSubjects {

    private final JdbcClient jdbc;
    private final Subjects subjects;
    private final Challenges challenges;
    private final Register register;
    private final EngineMessages messages;
    private final Clock clock;

    Identification(
            JdbcClient jdbc,
            Subjects subjects,
            Challenges challenges,
            Register register,
            EngineMessages messages,
            Clock clock) {
        this.jdbc = jdbc;
        this.subjects = subjects;
        this.challenges = challenges;
        this.register = register;
        this.messages = messages;
        this.clock = clock;
    }

    /** The candidate or established subject of a request. */
    @Transactional(readOnly = true)
    public Optional<RequestSubject> of(RequestId request) {
        return select(request, "");
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<SubjectRef> established(RequestId request) {
        return of(request).filter(RequestSubject::isEstablished).map(RequestSubject::ref);
    }

    /**
     * Makes a customer the candidate because a person says so. It becomes established when that person's decision reaches
     * the process, or by a code. A code that is on its way to somebody else can't be answered any more.
     *
     * @throws IllegalStateException when the request is closed or its subject established already
     * @throws IllegalArgumentException when the source doesn't know such a customer
     */
    public void pick(RequestId request, String source, String key, String staffUser) {
        var ref = new SubjectRef(source, key);
        if (subjects.describe(ref).isEmpty()) {
            throw new IllegalArgumentException("The source %s has no subject %s".formatted(source, key));
        }
        var found = register.get(request);
        if (!found.isOpen()) {
            throw new IllegalStateException("Request %s is closed: nobody can be picked".formatted(found.number()));
        }
        var current = select(request, "for update");
        if (current.filter(RequestSubject::isEstablished).isPresent()) {
            throw new IllegalStateException("The subject of request %s is established by %s already"
                    .formatted(found.number(), current.get().method().code()));
        }
        if (current.filter(candidate -> candidate.ref().equals(ref)).isEmpty()) {
            endCode(request);
        }
        set(request, new RequestSubject(ref, Method.PICKED_BY_STAFF, staffUser, clock.instant()));
        register.record(request, Actor.staff(staffUser), "subject-picked", source + "/" + key);
    }

    /** Makes a customer the candidate unless there is one. */
    void propose(RequestId request, SubjectRef ref, Method method) {
        if (select(request, "for update").isEmpty()) {
            set(request, new RequestSubject(ref, method, "identity.match-subject", clock.instant()));
        }
    }

    /** Establishes the subject who answered with the code that went to his address on file. */
    void establishByCode(RequestId request, SubjectRef ref) {
        establish(request, ref, Method.CODE_TO_ADDRESS_ON_FILE, Actor.subject());
    }

    /**
     * Establishes whom a person picked, now that he decided so. Whom nobody picked isn't established.
     *
     * @param onBehalf whether somebody else wrote for him
     */
    void establishByDecision(RequestId request, boolean onBehalf) {
        select(request, "for update")
                .filter(candidate -> candidate.method() == Method.PICKED_BY_STAFF)
                .ifPresent(picked -> {
                    establish(request, picked.ref(), Method.DECIDED_BY_STAFF, Actor.staff(picked.by()));
                    jdbc.sql("update request_subject set on_behalf = :onBehalf where request_id = :request")
                            .params(Map.of("request", request.value(), "onBehalf", onBehalf))
                            .update();
                });
    }

    /** Whether a representative wrote for the established subject. */
    @Transactional(readOnly = true)
    boolean isRepresented(RequestId request) {
        return jdbc.sql("select 1 from request_subject where request_id = :request and on_behalf")
                .param("request", request.value())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /**
     * Forgets who was established as the one who wrote, by a code or by a person, where he writes for somebody else: whose request it
     * is, a person picks.
     */
    void setAside(RequestId request) {
        endCode(request);
        var forgotten = jdbc.sql(
                                "delete from request_subject where request_id = :request and method in (:methods) and not on_behalf")
                        .param("request", request.value())
                        .param(
                                "methods",
                                List.of(Method.CODE_TO_ADDRESS_ON_FILE.code(), Method.DECIDED_BY_STAFF.code()))
                        .update()
                == 1;
        if (forgotten) {
            register.record(request, Actor.worker(SetAsideIdentityWorker.JOB_TYPE), "identity-set-aside", "");
        }
    }

    /** Ends the code that is awaited, and the wait for it. */
    private void endCode(RequestId request) {
        challenges
                .supersede(request)
                .ifPresent(challenge -> messages.send(
                        "code-superseded:" + challenge,
                        "CodeAnswered",
                        register.get(request).number(),
                        Map.of()));
    }

    private void establish(RequestId request, SubjectRef ref, Method method, Actor actor) {
        endCode(request);
        set(request, new RequestSubject(ref, method, actor.name(), clock.instant()));
        register.record(request, actor, "identity-established", method.code());
    }

    /** The address that the shop had for the established subject when it was last asked. */
    @Transactional(readOnly = true)
    Optional<String> lastAddress(RequestId request) {
        return jdbc.sql("select address from request_subject where request_id = :request and address is not null")
                .param("request", request.value())
                .query(String.class)
                .optional();
    }

    /** Keeps the address that the shop has for an established subject, for the time when it has none any more. */
    void keepAddress(RequestId request, String address) {
        jdbc.sql("update request_subject set address = :address where request_id = :request"
                        + " and state = 'established' and address is distinct from :address")
                .param("request", request.value())
                .param("address", address)
                .update();
    }

    private void set(RequestId request, RequestSubject subject) {
        jdbc.sql(
                        """
                        insert into request_subject (request_id, source, subject_key, state, method, decided_by, at, address)
                        values (:request, :source, :key, :state, :method, :by, :at, :address)
                        on conflict (request_id) do update set source = excluded.source,
                            subject_key = excluded.subject_key, state = excluded.state, method = excluded.method,
                            decided_by = excluded.decided_by, at = excluded.at, address = excluded.address""")
                .param("request", request.value())
                .param("source", subject.ref().source())
                .param("key", subject.ref().key())
                .param("state", subject.isEstablished() ? "established" : "candidate")
                .param("method", subject.method().code())
                .param("by", subject.by())
                .param("at", subject.at().atOffset(ZoneOffset.UTC))
                .param(
                        "address",
                        subject.isEstablished()
                                ? subjects.describe(subject.ref())
                                        .map(Subject::email)
                                        .orElse(null)
                                : null)
                .update();
    }

    private Optional<RequestSubject> select(RequestId request, String lock) {
        return jdbc.sql("select source, subject_key, method, decided_by, at from request_subject"
                        + " where request_id = :request " + lock)
                .param("request", request.value())
                .query((row, index) -> new RequestSubject(
                        new SubjectRef(row.getString("source"), row.getString("subject_key")),
                        Method.ofCode(row.getString("method")),
                        row.getString("decided_by"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .optional();
    }
}
