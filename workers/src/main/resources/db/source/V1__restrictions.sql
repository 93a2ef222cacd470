-- What the requests do to the rows of this source, kept beside them so that both are committed together. The shop's systems read the
-- view restricted; nobody but the workers writes here.

-- What a job has done here, so that it is done once however often the job comes.
create table work (
    element_instance_key bigint      not null,
    job_type             text        not null,
    request_id           uuid        not null,
    result               jsonb,
    done_at              timestamptz not null,
    constraint work_pk primary key (element_instance_key, job_type, request_id)
);

-- Why rows are restricted. Several may hold the same row: it is free when the last is lifted.
--   block   for the time of an inquiry (law No. 94-V, article 1(3)): not to be changed, used, passed on or destroyed
--   stop    processing has ended; destroyed when the storage term has
--   retain  kept for a term after processing has ended, and destroyed then
--   owed    kept as long as an obligation lasts; used for that meanwhile, so it restricts nothing
create table hold (
    hold_id    bigint generated always as identity constraint hold_pk primary key,
    kind       text        not null constraint hold_kind_known check (kind in ('block', 'stop', 'retain', 'owed')),
    request_id uuid        not null,
    right_id   text        not null,
    reason     text        not null,
    persons    text[]      not null,
    placed_at  timestamptz not null,
    lifted     boolean     not null default false
);
create index hold_of_request on hold (request_id);
create index hold_of_person on hold using gin (persons);

-- Which rows, by the part of the data map that is held of them. Of a key with several columns row_key has all.
create table held (
    hold_id    bigint not null constraint held_hold_fk references hold on delete cascade,
    table_name text   not null,
    row_key    text[] not null,
    part       text   not null,
    until      date,
    constraint held_pk primary key (table_name, row_key, part, hold_id)
);
create index held_by on held (hold_id, table_name);
create index held_until on held (until);

-- Values that left the shop's tables for as long as their row is restricted, encrypted. whole: the row itself left. event: the day
-- that storage terms of the row are counted from.
create table vault (
    table_name text    not null,
    row_key    text[]  not null,
    part       text    not null,
    whole      boolean not null,
    event      date,
    persons    text[]  not null,
    content    bytea   not null,
    constraint vault_pk primary key (table_name, row_key, part)
);
create index vault_of_person on vault using gin (persons);

-- The data map, as far as readers of the view need it; written anew at each start of the workers.
create table part_of_table (
    table_name text   not null,
    part       text   not null,
    columns    text[] not null,
    purposes   text[] not null,
    constraint part_of_table_pk primary key (table_name, part)
);

create view restricted as
select held.table_name, held.row_key, held.part, part_of_table.columns, part_of_table.purposes,
       array_agg(distinct hold.kind order by hold.kind) as kinds, min(hold.placed_at) as since, max(held.until) as until
from held
     join hold using (hold_id)
     left join part_of_table using (table_name, part)
where hold.kind <> 'owed' and not hold.lifted
group by held.table_name, held.row_key, held.part, part_of_table.columns, part_of_table.purposes;
