-- One row for each job whose effect was committed: a job that the engine delivers again returns the recorded result.
create table job_effect (
    element_instance_key bigint not null,
    job_type             text   not null,
    request_id           uuid   not null constraint job_effect_request_fk references request,
    result               jsonb,
    done_at              timestamptz not null,
    constraint job_effect_pk primary key (element_instance_key, job_type, request_id)
);

-- Messages that wait for the engine; they hold references and codes only.
create table engine_message (
    id              text        constraint engine_message_pk primary key,
    position        bigint      generated always as identity,
    name            text        not null,
    correlation_key text        not null,
    variables       jsonb       not null,
    created_at      timestamptz not null,
    attempts        int         not null default 0,
    next_attempt_at timestamptz not null,
    published_at    timestamptz
);

create index engine_message_waiting on engine_message (next_attempt_at) where published_at is null;
