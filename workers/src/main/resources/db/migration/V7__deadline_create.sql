-- The clocks of a request, for staff to see; the timers themselves run in the engine.
create table request_deadline (
    request_id       uuid        not null constraint request_deadline_request_fk references request,
    right_id         text        not null,
    event            text        not null constraint request_deadline_event_known check (event in ('received', 'confirmed')),
    started_at       timestamptz not null,
    policy_due_at    timestamptz,
    policy_clause    text,
    statutory_due_at timestamptz,
    statutory_clause text,
    due_at           timestamptz not null,
    clause           text        not null,
    remind_at        timestamptz not null,
    provisional      boolean     not null,
    constraint request_deadline_pk primary key (request_id, right_id, event),
    constraint request_deadline_policy_clause check ((policy_due_at is null) = (policy_clause is null)),
    constraint request_deadline_statutory_clause check ((statutory_due_at is null) = (statutory_clause is null)),
    constraint request_deadline_earliest check (due_at <= coalesce(least(policy_due_at, statutory_due_at), due_at))
);
