-- What staff prepare to have corrected, value by value. Row, value, evidence and what was seen are encrypted; they go once it is
-- settled what came of it. What stays is which column of the data map it was, what came of it, who and when.
create table correction (
    entry       bigint generated always as identity constraint correction_pk primary key,
    id          uuid        not null constraint correction_id_unique unique,
    request_id  uuid        not null constraint correction_request_fk references request,
    source      text        not null,
    table_name  text        not null,
    column_name text        not null,
    -- change: another value, or none; unchangeable: it can't be changed, so it is to be destroyed
    way         text        not null constraint correction_way_known check (way in ('change', 'unchangeable')),
    content     bytea,
    version     int         not null,
    prepared_by text        not null,
    prepared_at timestamptz not null,
    decision    text        constraint correction_decision_known check (decision in ('confirmed', 'declined')),
    decided_by  text,
    decided_at  timestamptz,
    result      text        constraint correction_result_known check (result in ('changed', 'conflict', 'unchangeable', 'declined')),
    hindrance   text,
    ground      text,
    settled_at  timestamptz,
    constraint correction_decided_by_somebody check ((decision is null) = (decided_by is null) and (decision is null) = (decided_at is null)),
    constraint correction_settled_keeps_no_value check (settled_at is null or result = 'unchangeable' or content is null),
    constraint correction_settled_has_result check (settled_at is null or result <> 'conflict')
);

create index correction_of_request on correction (request_id, entry);

alter table case_viewing drop constraint case_viewing_what_known;
alter table case_viewing add constraint case_viewing_what_known
    check (what in ('case', 'raw-letter', 'subject-search', 'correctable-data'));
