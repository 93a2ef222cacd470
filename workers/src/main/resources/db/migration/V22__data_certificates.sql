-- What was destroyed and what had to stay, by part of the data map and without values: the certificate of destruction. It only grows.
create table destruction (
    entry      bigint generated always as identity constraint destruction_pk primary key,
    request_id uuid        not null constraint destruction_request_fk references request,
    right_id   text        not null,
    job_type   text        not null,
    -- why it was destroyed: what the job's header says, or term-ended
    ground     text        not null,
    source     text        not null,
    table_name text        not null,
    part       text        not null,
    -- the columns, where it isn't the whole part
    columns    text[],
    rows       bigint      not null constraint destruction_of_something check (rows > 0),
    -- why it had to stay; none where it is destroyed
    kept       text,
    until      date,
    at         timestamptz not null,
    constraint destruction_until_of_kept check (until is null or kept is not null)
);

create index destruction_of_request on destruction (request_id, entry);

create trigger destruction_only_grows before update or delete or truncate on destruction
    for each statement execute function refuse_change();

revoke update, delete on destruction from "${role}";

-- A job that no request started, as that of the night, has its effect once, too.
alter table job_effect drop constraint job_effect_pk;
alter table job_effect alter column request_id drop not null;
alter table job_effect add constraint job_effect_once unique nulls not distinct (element_instance_key, job_type, request_id);
