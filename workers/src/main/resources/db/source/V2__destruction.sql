-- destroy: decided to be destroyed, once nothing hinders it. columns: of the part only these. item: what was asked to be destroyed,
-- where that isn't the part.
alter table hold drop constraint hold_kind_known;
alter table hold add constraint hold_kind_known check (kind in ('block', 'stop', 'retain', 'owed', 'destroy'));
alter table held add column columns text[], add column item text;

-- The day on which an obligation was looked at last.
alter table hold add column looked_on date;

-- A job of the night has no request.
alter table work drop constraint work_pk;
alter table work alter column request_id drop not null;
create unique index work_once on work (element_instance_key, job_type, coalesce(request_id, '00000000-0000-0000-0000-000000000000'));

-- What a job is going to destroy, found in every source before the first value goes: once values have gone, they lead nowhere any more.
-- Each job empties its own when it is done. reason: why it has to stay.
create table doomed (
    job        bigint  not null,
    table_name text    not null,
    row_key    text[]  not null,
    part       text    not null,
    columns    text[]  not null,
    whole      boolean not null,
    item       text    not null,
    request_id uuid    not null,
    right_id   text    not null,
    reason     text,
    until      date,
    constraint doomed_pk primary key (job, table_name, row_key, part)
);

-- The rows that go as a whole.
create table leaving (
    job        bigint not null,
    table_name text   not null,
    row_key    text[] not null,
    constraint leaving_pk primary key (job, table_name, row_key)
);
