create table request_number_counter (
    year int constraint request_number_counter_pk primary key,
    last int not null constraint request_number_counter_fits_six_digits check (last between 1 and 999999)
);

create table request (
    id          uuid        constraint request_pk primary key,
    number      text        not null constraint request_number_unique unique
                            constraint request_number_form check (number ~ '^PDR-\d{4}-\d{6}$'),
    channel     text        not null,
    language    text        not null constraint request_language_known check (language in ('ru', 'kk', 'en')),
    received_at timestamptz not null,
    closed_at   timestamptz,
    outcome     text,
    constraint request_closed_with_outcome check ((closed_at is null) = (outcome is null))
);

create index request_received_at on request (received_at);

create table timeline_entry (
    entry      bigint generated always as identity constraint timeline_entry_pk primary key,
    request_id uuid        not null constraint timeline_entry_request_fk references request,
    at         timestamptz not null,
    actor_kind text        not null constraint timeline_entry_actor_kind_known check (actor_kind in ('SUBJECT', 'STAFF', 'WORKER')),
    actor      text        not null,
    what       text        not null,
    detail     text        not null
);

create index timeline_entry_of_request on timeline_entry (request_id, entry);
