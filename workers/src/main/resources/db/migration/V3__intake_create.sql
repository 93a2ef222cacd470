-- Every letter that the mailbox handed over, raw. A letter is stored before anything is made of it.
create table received_letter (
    entry           bigint generated always as identity constraint received_letter_pk primary key,
    id              uuid        not null constraint received_letter_id_unique unique,
    message_id      text        not null,
    body_digest     text        not null,
    raw             bytea       not null,
    received_at     timestamptz not null,
    stored_at       timestamptz not null,
    state           text        not null constraint received_letter_state_known check (state in ('stored', 'processed', 'dropped')),
    attempts        int         not null default 0,
    next_attempt_at timestamptz not null,
    request_id      uuid        constraint received_letter_request_fk references request,
    reason          text,
    sender          text,
    sender_name     text,
    subject         text,
    text            text,
    new_text        text,
    attachments     jsonb,
    readable        boolean,
    language        text        constraint received_letter_language_known check (language in ('ru', 'kk', 'en')),
    constraint received_letter_once unique (message_id, body_digest),
    constraint received_letter_processed_on_a_request check (state <> 'processed' or request_id is not null),
    constraint received_letter_dropped_with_a_reason check (state <> 'dropped' or reason is not null)
);

create index received_letter_waiting on received_letter (next_attempt_at) where state = 'stored';
create index received_letter_of_request on received_letter (request_id, entry);
